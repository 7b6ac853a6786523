using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Lets a function check something before all that it does, given its body: a block or an expression.</summary>
internal static class FirstCheck
{
    /// <summary>Puts the statement first in a block, or the condition in front of an expression.</summary>
    public static void Insert(SyntaxNode body, StatementSyntax rejection, ExpressionSyntax condition, Edits edits) =>
        edits.Replace(body, old => old is BlockSyntax block
            ? Opened(block).WithStatements(block.Statements.Insert(0, rejection))
            : Conjunction.Of(condition, old));

    /// <summary>A block on one line has no room for another statement: its braces get lines of their own.</summary>
    private static BlockSyntax Opened(BlockSyntax block) => block.ToString().Contains('\n') ? block : block
        .WithOpenBraceToken(block.OpenBraceToken.WithLeadingTrivia(SyntaxFactory.ElasticMarker).WithTrailingTrivia(SyntaxFactory.LineFeed))
        .WithCloseBraceToken(block.CloseBraceToken.WithLeadingTrivia(SyntaxFactory.LineFeed))
        .WithAdditionalAnnotations(Formatter.Annotation);
}
