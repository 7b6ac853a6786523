using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Validation;

internal static class Conjunction
{
    /// <summary>A check in front of a condition, in the condition's place.</summary>
    public static ExpressionSyntax Of(ExpressionSyntax check, SyntaxNode condition)
    {
        if (condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both)
        {
            return both.WithLeft(Of(check, both.Left));
        }

        var right = (ExpressionSyntax)condition.WithoutTrivia();
        if (right is AssignmentExpressionSyntax or ConditionalExpressionSyntax or AnonymousFunctionExpressionSyntax or QueryExpressionSyntax
            || right.Kind() is SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression)
        {
            right = SyntaxFactory.ParenthesizedExpression(right);
        }

        return SyntaxFactory.BinaryExpression(
                SyntaxKind.LogicalAndExpression,
                check.WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.Token(SyntaxKind.AmpersandAmpersandToken).WithTrailingTrivia(SyntaxFactory.Space),
                right)
            .WithTriviaFrom(condition);
    }
}
