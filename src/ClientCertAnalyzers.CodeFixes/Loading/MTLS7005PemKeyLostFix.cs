using System.Collections.Immutable;
using ClientCertAnalyzers.CodeFixes.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Loading;

/// <summary>Reads the key from where the certificate is read. Where there is none, that throws and says so.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS7005PemKeyLostFix() : DocumentFix(Rules.MTLS7005PemKeyLost, MTLS7005PemKeyLostFix.Title)
{
    internal const string Title = "Load the private key from the same PEM";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        Load(diagnostic, model, cancellation) is not null;

    /// <summary>The expression that loads, in this file, and the one that loads the key too.</summary>
    private static (ExpressionSyntax Old, string Text)? Load(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (diagnostic.AdditionalLocations is not [{ SourceTree: var tree, SourceSpan: var span }]
            || tree != model.SyntaxTree
            || KnownSymbols.For(model.Compilation)?.X509Certificate2?.GetMembers("CreateFromPemFile").IsEmpty is not false
            || tree.GetRoot(cancellation).FindNode(span, getInnermostNodeForTie: true) is not ExpressionSyntax load)
        {
            return null;
        }

        if (LoadedFile.NameIn(load, model, cancellation) is { } path)
        {
            return (load, $"X509Certificate2.CreateFromPemFile({path.WithoutTrivia()})");
        }

        // Text that costs nothing to name twice.
        return LoadedFile.ArgumentOf(load) is (IdentifierNameSyntax or MemberAccessExpressionSyntax) and var text && model.GetSymbolInfo(load, cancellation).Symbol is { Name: "CreateFromPem" }
            ? (load, $"X509Certificate2.CreateFromPem({text.WithoutTrivia()}, {text.WithoutTrivia()})")
            : null;
    }

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var type = KnownSymbols.For(editor.SemanticModel.Compilation)!.X509Certificate2;
        // Several places may use one certificate.
        var loads = diagnostics.Select(diagnostic => Load(diagnostic, editor.SemanticModel, cancellation)).OfType<(ExpressionSyntax Old, string Text)>().Distinct();
        foreach (var (old, text) in loads.OrderByDescending(load => load.Old.SpanStart))
        {
            editor.ReplaceNode(old, CodeTemplate.Expression(text, type).WithTriviaFrom(old).WithAdditionalAnnotations(Formatter.Annotation));
        }

        return editor.GetChangedDocument();
    }
}
