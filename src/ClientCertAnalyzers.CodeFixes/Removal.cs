using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes;

/// <summary>Removes an assignment or a call with the statement, initializer member or lambda body that it is. Comments stay.</summary>
internal static class Removal
{
    public static bool CanRemove(SyntaxNode assignmentOrCall) => Whole(assignmentOrCall) is not null;

    public static void Remove(DocumentEditor editor, SyntaxNode assignmentOrCall)
    {
        switch (Whole(assignmentOrCall))
        {
            case InitializerExpressionSyntax initializer:
                RemoveFrom(editor, initializer, assignmentOrCall);
                break;
            case LambdaExpressionSyntax lambda:
                editor.ReplaceNode(lambda, static (current, _) => WithEmptyBody((LambdaExpressionSyntax)current));
                break;
            case GlobalStatementSyntax { Parent: { } unit } global:
                RemoveFrom(editor, unit, global);
                break;
            case StatementSyntax { Parent: (BlockSyntax or SwitchSectionSyntax) and var list } statement:
                RemoveFrom(editor, list, statement);
                break;
            case StatementSyntax embedded:
                // The body of "if (x) call();" has to stay a statement.
                editor.ReplaceNode(embedded, SyntaxFactory.Block().WithTriviaFrom(embedded).WithAdditionalAnnotations(Formatter.Annotation));
                break;
        }
    }

    /// <summary>The node that goes, or for an initializer and a lambda the node that loses it; null where the value is used.</summary>
    private static SyntaxNode? Whole(SyntaxNode node) => node.Parent switch
    {
        ExpressionStatementSyntax { Parent: GlobalStatementSyntax global } => global,
        ExpressionStatementSyntax { Parent: LabeledStatementSyntax } => null,
        ExpressionStatementSyntax statement => statement,
        InitializerExpressionSyntax initializer when initializer.IsKind(SyntaxKind.ObjectInitializerExpression) => initializer,
        LambdaExpressionSyntax lambda when lambda.ExpressionBody == node => lambda,
        _ => null,
    };

    private static void RemoveFrom(DocumentEditor editor, SyntaxNode container, SyntaxNode node)
    {
        // Fix All may have changed the container already, so the node is looked up again when the edit runs.
        editor.TrackNode(node);
        editor.ReplaceNode(container, (current, _) =>
        {
            if (current.GetCurrentNode(node) is not { } member)
            {
                return current;
            }

            return current is InitializerExpressionSyntax initializer ? WithoutMember(initializer, member) : WithoutStatement(current, node);
        });
    }

    private static SyntaxNode WithoutMember(InitializerExpressionSyntax initializer, SyntaxNode member)
    {
        var expressions = initializer.Expressions;
        var index = expressions.IndexOf((ExpressionSyntax)member);
        return initializer.WithExpressions(expressions.RemoveAt(index)).WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static SyntaxNode WithoutStatement(SyntaxNode container, SyntaxNode original)
    {
        var statement = container.GetCurrentNode(original)!;
        var comments = Comments(statement);
        if (comments.Count > 0)
        {
            var next = statement.GetLastToken().GetNextToken(includeZeroWidth: true);
            container = container.ReplaceToken(next, next.WithLeadingTrivia(comments.AddRange(next.LeadingTrivia)));
        }

        return container.RemoveNode(container.GetCurrentNode(original)!, SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    /// <summary>The lines before the statement, without the indentation of its own line, and the comment behind it on a line of its own.</summary>
    private static SyntaxTriviaList Comments(SyntaxNode statement)
    {
        var leading = statement.GetLeadingTrivia();
        var lines = leading.Count > 0 && leading.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? leading.RemoveAt(leading.Count - 1) : leading;
        var kept = lines.All(IsBlank) ? default : lines;
        var trailing = statement.GetTrailingTrivia();
        return trailing.All(IsBlank) ? kept : kept.AddRange(leading.Skip(lines.Count)).AddRange(trailing.SkipWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia)));
    }

    private static bool IsBlank(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    private static SyntaxNode WithEmptyBody(LambdaExpressionSyntax lambda)
    {
        var empty = SyntaxFactory.Block(
            SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.Space),
            default,
            SyntaxFactory.Token(SyntaxKind.CloseBraceToken));
        return lambda.WithExpressionBody(null).WithBlock(empty.WithTriviaFrom(lambda.Body));
    }
}
