using System.Collections.Immutable;
using ClientCertAnalyzers.CodeFixes.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Clients;

/// <summary>
/// Leaves expired certificates out, and those whose time is to come. For <c>true</c> there is no fix: whether the code counts on the
/// check of the chain only the developer knows.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS2011ValidOnlyMisusedFix() : DocumentFix(Rules.MTLS2011ValidOnlyMisused, MTLS2011ValidOnlyMisusedFix.Title)
{
    internal const string Title = "Search on among the certificates that are valid now";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        SearchOf(diagnostic, model.SyntaxTree.GetRoot(cancellation)) is not null;

    private static InvocationExpressionSyntax? SearchOf(Diagnostic diagnostic, SyntaxNode root) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } value
            ? value.FirstAncestorOrSelf<InvocationExpressionSyntax>()
            : null;

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var compilation = editor.SemanticModel.Compilation;
        foreach (var search in diagnostics.OrderByDescending(d => d.Location.SourceSpan.Start).Select(diagnostic => SearchOf(diagnostic, editor.OriginalRoot)).OfType<InvocationExpressionSyntax>())
        {
            // The name of the method is inside the search, and its type may stand before it.
            var further = (InvocationExpressionSyntax)CodeTemplate.Expression(
                "found.Find(X509FindType.FindByTimeValid, DateTime.Now, validOnly: false)",
                KnownSymbols.For(compilation)!.X509FindType,
                compilation.GetSpecialType(SpecialType.System_DateTime));
            var access = (MemberAccessExpressionSyntax)further.Expression;
            editor.ReplaceNode(search, (current, _) => further
                .WithExpression(access.WithExpression((ExpressionSyntax)current.WithoutTrailingTrivia()))
                .WithTrailingTrivia(current.GetTrailingTrivia())
                .WithAdditionalAnnotations(Formatter.Annotation));
        }

        return editor.GetChangedDocument();
    }
}
