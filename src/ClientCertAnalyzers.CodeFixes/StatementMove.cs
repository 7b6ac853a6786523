using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes;

/// <summary>Moves a statement with its comments above an earlier one of the same block or program, and never above something that it needs.</summary>
/// <param name="Statement">What comes too late; at the top of a program the member around it.</param>
/// <param name="Target">What it has to come before.</param>
internal sealed record StatementMove(SyntaxNode Statement, SyntaxNode Target)
{
    public static StatementMove? Of(ExpressionStatementSyntax statement, SyntaxNode target, SemanticModel model)
    {
        var (moved, list) = Whole(statement);
        if (target.AncestorsAndSelf().FirstOrDefault(node => node.Parent == list && list is not null) is not { } anchor || anchor.SpanStart > moved.SpanStart
            || statement.GetLeadingTrivia().Concat(statement.GetTrailingTrivia()).Any(trivia => trivia.IsDirective))
        {
            return null;
        }

        var between = list!.ChildNodes().SkipWhile(other => other != anchor).TakeWhile(other => other != moved).ToList();
        return between.Any(other => other.ContainsDirectives) || Needs(statement, between, model) ? null : new(moved, anchor);
    }

    public static SyntaxNode ApplyAll(IReadOnlyList<StatementMove> moves, SyntaxNode root)
    {
        var tracked = root.TrackNodes(moves.SelectMany(move => new[] { move.Statement, move.Target }).Distinct());
        foreach (var move in moves)
        {
            var statement = tracked.GetCurrentNode(move.Statement)!;
            tracked = tracked.InsertNodesBefore(tracked.GetCurrentNode(move.Target)!, [statement.WithoutAnnotations(SyntaxAnnotation.ElasticAnnotation)]);
            // The tracked node is found in both places: the later one goes.
            tracked = tracked.RemoveNode(tracked.GetCurrentNodes(move.Statement).Last(), SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        return tracked;
    }

    private static (SyntaxNode Statement, SyntaxNode? List) Whole(ExpressionStatementSyntax statement) => statement.Parent switch
    {
        GlobalStatementSyntax { Parent: var unit } global => (global, unit),
        BlockSyntax block => (statement, block),
        _ => (statement, null),
    };

    /// <summary>The statement reads a variable that one of those before it declares or sets.</summary>
    private static bool Needs(StatementSyntax statement, List<SyntaxNode> before, SemanticModel model)
    {
        var statements = before.Select(node => node is GlobalStatementSyntax global ? global.Statement : node as StatementSyntax).ToList();
        if (statements.Count == 0 || statements.Contains(null))
        {
            return true;
        }

        var set = model.AnalyzeDataFlow(statements[0]!, statements[statements.Count - 1]!);
        var read = model.AnalyzeDataFlow(statement);
        return set is not { Succeeded: true } || read is not { Succeeded: true }
            || read.ReadInside.Concat(read.Captured).Any(symbol =>
                set.VariablesDeclared.Contains(symbol, SymbolEqualityComparer.Default) || set.WrittenInside.Contains(symbol, SymbolEqualityComparer.Default));
    }
}
