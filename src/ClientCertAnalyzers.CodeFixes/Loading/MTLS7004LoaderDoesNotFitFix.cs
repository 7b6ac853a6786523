using System.Collections.Immutable;
using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Loading;

/// <summary>Calls the loader of the format. A password that the code has is kept; a file that wants another one throws and says so.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS7004LoaderDoesNotFitFix() : DocumentFix(Rules.MTLS7004LoaderDoesNotFit, MTLS7004LoaderDoesNotFitFix.Title)
{
    internal const string Title = "Use the loader for this format";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        Load(diagnostic, model, cancellation) is not null;

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var symbols = KnownSymbols.For(editor.SemanticModel.Compilation)!;
        foreach (var diagnostic in diagnostics.OrderByDescending(d => d.Location.SourceSpan.Start))
        {
            if (Load(diagnostic, editor.SemanticModel, cancellation) is var (old, text))
            {
                editor.ReplaceNode(old, CodeTemplate.Expression(text, symbols.X509CertificateLoader, symbols.X509Certificate2).WithTriviaFrom(old).WithAdditionalAnnotations(Formatter.Annotation));
            }
        }

        return editor.GetChangedDocument();
    }

    /// <summary>The call and the one in its place; null where the arguments do not show what to pass, or where another type comes out.</summary>
    private static (InvocationExpressionSyntax Old, string Text)? Load(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        if (model.SyntaxTree.GetRoot(cancellation).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } call
            || arguments.Any(argument => argument.NameColon is not null)
            || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { Name: var loader and not ("LoadPkcs12Collection" or "LoadPkcs12CollectionFromFile" or "CreateFromPem") })
        {
            return null;
        }

        var (content, second) = (arguments[0].Expression.WithoutTrivia(), arguments.ElementAtOrDefault(1)?.Expression);
        var others = arguments.Skip(1).Select(argument => argument.Expression).ToList();
        var text = diagnostic.Properties[MTLS7004LoaderDoesNotFitAnalyzer.Fitting] switch
        {
            "CreateFromPemFile" when IsNull(second) => $"X509Certificate2.CreateFromPemFile({content})",
            "CreateFromPemFile" => $"X509Certificate2.CreateFromEncryptedPemFile({content}, {second})",
            "LoadPkcs12FromFile" or "LoadPkcs12" when loader == "CreateFromEncryptedPemFile" => $"X509CertificateLoader.LoadPkcs12FromFile({content}, {second})",
            "LoadPkcs12FromFile" or "LoadPkcs12" when others.All(IsUnneeded) => $"X509CertificateLoader.{diagnostic.Properties[MTLS7004LoaderDoesNotFitAnalyzer.Fitting]}({content}, {PasswordOf(content)})",
            "LoadCertificateFromFile" or "LoadCertificate" when others.All(IsUnneeded) => $"X509CertificateLoader.{diagnostic.Properties[MTLS7004LoaderDoesNotFitAnalyzer.Fitting]}({content})",
            _ => null,
        };
        return text is null ? null : (call, text);

        // A local that nothing else reads would be left over.
        bool IsUnneeded(ExpressionSyntax argument) => argument is LiteralExpressionSyntax or MemberAccessExpressionSyntax or DefaultExpressionSyntax
            || (argument is IdentifierNameSyntax name && (model.GetSymbolInfo(name, cancellation).Symbol is not ILocalSymbol local || IsReadElsewhere(local, name)));
    }

    private static bool IsReadElsewhere(ILocalSymbol local, IdentifierNameSyntax name) =>
        name.EnclosingFunction().DescendantNodes().OfType<IdentifierNameSyntax>().Any(other => other != name && other.Identifier.ValueText == local.Name);

    private static bool IsNull(ExpressionSyntax? password) => password is null || password.IsKind(SyntaxKind.NullLiteralExpression) || password.IsKind(SyntaxKind.DefaultLiteralExpression);

    /// <summary>The password under which the same expression exports.</summary>
    private static ExpressionSyntax PasswordOf(ExpressionSyntax content) => content is InvocationExpressionSyntax { ArgumentList.Arguments: [_, { Expression: LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax } password] }
        ? password.Expression.WithoutTrivia()
        : SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression);
}
