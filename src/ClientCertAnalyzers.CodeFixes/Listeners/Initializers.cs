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

        var first = member.WithLeadingTrivia(initializer.Expressions[index].GetLeadingTrivia());
        var nodes = initializer.Expressions.GetWithSeparators().Insert(index * 2, first).Insert((index * 2) + 1, comma);
        return initializer.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(nodes));
    }
}
