using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ClientCertAnalyzers.CodeFixes;

/// <summary>Moves code of several lines to another depth. The formatter alone keeps lines where they were, seen from their first one.</summary>
internal static class Indentation
{
    private const string Level = "    ";

    /// <summary>How far the line on which a node starts is indented.</summary>
    public static int Of(SyntaxNode node)
    {
        var line = node.SyntaxTree.GetText().Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line.Length - line.TrimStart().Length;
    }

    /// <summary>The node with less in front of each line but its first.</summary>
    public static TNode Reduce<TNode>(TNode node, int by)
        where TNode : SyntaxNode
    {
        var spaces = node.DescendantTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) && trivia.SpanStart > node.SpanStart && StartsLine(trivia));
        return by <= 0 ? node : node.ReplaceTrivia(spaces, (space, _) => SyntaxFactory.Whitespace(space.ToString()[Math.Min(by, space.Span.Length)..]));
    }

    /// <summary>The node with one level more in front of each line of code but its first.</summary>
    public static TNode Increase<TNode>(TNode node)
        where TNode : SyntaxNode =>
        node.ReplaceTokens(node.DescendantTokens().Where(token => token.SpanStart > node.SpanStart && StartsLine(token)), (_, token) => token.WithLeadingTrivia(
            token.LeadingTrivia.LastOrDefault() is var before && before.IsKind(SyntaxKind.WhitespaceTrivia)
                ? token.LeadingTrivia.Replace(before, SyntaxFactory.Whitespace(before + (before.ToString().StartsWith("\t", StringComparison.Ordinal) ? "\t" : Level)))
                : token.LeadingTrivia.Add(SyntaxFactory.Whitespace(Level))));

    private static bool StartsLine(SyntaxToken token) => EndsLine(token.GetPreviousToken()) || token.LeadingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    private static bool StartsLine(SyntaxTrivia trivia)
    {
        var before = trivia.Token.LeadingTrivia.TakeWhile(other => other != trivia).LastOrDefault();
        return trivia.Token.LeadingTrivia.Contains(trivia)
            && (before.RawKind == 0 ? EndsLine(trivia.Token.GetPreviousToken()) : before.IsKind(SyntaxKind.EndOfLineTrivia));
    }

    private static bool EndsLine(SyntaxToken token) => token.TrailingTrivia.LastOrDefault().IsKind(SyntaxKind.EndOfLineTrivia);
}
