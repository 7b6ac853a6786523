using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Refuses while the list is empty. Where that was a switch by design, the service is closed until somebody fills the list, so one at a time.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS3019EmptyListAllowsAllFix : CodeFixProvider
{
    internal const string Title = "Refuse everybody while the list is empty";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.MTLS3019EmptyListAllowsAll.Id);

    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Find(diagnostic, root) is var (old, replacement))
            {
                context.RegisterCodeFix(FixAction.Create(Title, context.Document, cancellation => FixAsync(context.Document, old, replacement, cancellation)), diagnostic);
            }
        }
    }

    /// <summary>What lets in, and what refuses in its place: <c>return true</c>, or the first part of <c>list.Count == 0 || x</c>.</summary>
    private static (ExpressionSyntax Old, ExpressionSyntax New)? Find(Diagnostic diagnostic, SyntaxNode root)
    {
        if (diagnostic.AdditionalLocations is not [{ SourceSpan: var span }])
        {
            return null;
        }

        var test = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return root.FindNode(span, getInnermostNodeForTie: true) switch
        {
            ReturnStatementSyntax { Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } literal } => (literal, SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression)),
            _ when test.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression, Left: var left, Right: var right } either && left == test && either.Parent is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } =>
                (either, right.WithoutTrivia()),
            _ => null,
        };
    }

    private static async Task<Document> FixAsync(Document document, ExpressionSyntax old, ExpressionSyntax replacement, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        editor.ReplaceNode(old, replacement.WithTriviaFrom(old));
        return editor.GetChangedDocument();
    }
}
