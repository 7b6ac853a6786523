using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

internal static class Initializers
{
    /// <summary>Puts a member before another one, or at the start: on the same line where the initializer has one line, else on a line of its own.</summary>
    public static InitializerExpressionSyntax WithFirst(InitializerExpressionSyntax initializer, ExpressionSyntax member, int index = 0)
    {
        var isOneLine = !initializer.ToString().Contains('\n');
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(isOneLine ? SyntaxFactory.Space : SyntaxFactory.ElasticLineFeed);
        if (initializer.Expressions.Count == 0)
        {
            return initializer.WithExpressions(SyntaxFactory.SingletonSeparatedList(member));
        }

        // The comments before the other member are about that one.
        var first = member.WithLeadingTrivia(initializer.Expressions[index].GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse().Take(1));
        var nodes = initializer.Expressions.GetWithSeparators().Insert(index * 2, first).Insert((index * 2) + 1, comma);
        return initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(nodes));
    }

    /// <summary>The creation with one more member, the first of its initializer.</summary>
    public static BaseObjectCreationExpressionSyntax With(BaseObjectCreationExpressionSyntax creation, ExpressionSyntax member)
    {
        if (creation.Initializer is { } initializer)
        {
            return creation.WithInitializer(WithFirst(initializer, member));
        }

        // The formatter would spread the braces of "new() { }" over four lines.
        var braces = SyntaxFactory.InitializerExpression(
            SyntaxKind.ObjectInitializerExpression,
            SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.SingletonSeparatedList(member.WithTrailingTrivia(SyntaxFactory.Space)),
            SyntaxFactory.Token(SyntaxKind.CloseBraceToken));
        return creation.WithoutTrailingTrivia().WithInitializer(braces).WithTrailingTrivia(creation.GetTrailingTrivia());
    }
}
