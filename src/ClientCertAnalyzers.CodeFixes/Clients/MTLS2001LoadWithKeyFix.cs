using System.Collections.Immutable;
using ClientCertAnalyzers.CodeFixes.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Clients;

/// <summary>Loads the certificate together with its key, where it comes from a file. Which file has the key only the developer knows, so there is no Fix All.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS2001LoadWithKeyFix : CodeFixProvider
{
    internal const string Title = "Load certificate and key from PEM files (name the key's file)";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.MTLS2001ClientCertificateWithoutPrivateKey.Id);

    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Load(diagnostic, model, context.CancellationToken) is ({ } load, { } path))
            {
                context.RegisterCodeFix(FixAction.Create(Title, context.Document, cancellation => FixAsync(context.Document, load, path, cancellation)), diagnostic);
            }
        }
    }

    /// <summary>The expression that loads the certificate, and the file's name in it.</summary>
    private static (ExpressionSyntax? Load, ExpressionSyntax? Path) Load(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (KnownSymbols.For(model.Compilation)?.X509Certificate2?.GetMembers("CreateFromPemFile").IsEmpty is not false
            || diagnostic.AdditionalLocations is not [_, { SourceTree: var tree, SourceSpan: var span }]
            || tree != model.SyntaxTree
            || tree.GetRoot(cancellation).FindNode(span, getInnermostNodeForTie: true) is not ExpressionSyntax load)
        {
            return default;
        }

        return (load, LoadedFile.NameIn(load, model, cancellation));
    }

    private static async Task<Document> FixAsync(Document document, ExpressionSyntax load, ExpressionSyntax path, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var name = path is LiteralExpressionSyntax { Token.Value: string file } ? Path.ChangeExtension(file, ".key") : "client.key";
        var both = CodeTemplate.Expression(
            $"X509Certificate2.CreateFromPemFile({path.WithoutTrivia()}, /* the file with the private key */ {SyntaxFactory.Literal(name)})",
            KnownSymbols.For(editor.SemanticModel.Compilation)!.X509Certificate2);
        editor.ReplaceNode(load, both.WithTriviaFrom(load).WithAdditionalAnnotations(Formatter.Annotation));
        return editor.GetChangedDocument();
    }
}
