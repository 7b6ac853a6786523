using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

/// <summary>Moves the statement above the listener that it comes too late for. Only within one block, and never above something that it needs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS1005DefaultsAfterListenFix() : DocumentFix(Rules.MTLS1005DefaultsAfterListen, MTLS1005DefaultsAfterListenFix.Title)
{
    internal const string Title = "Move above the listener";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        Move.Of(diagnostic, model.SyntaxTree.GetRoot(cancellation), model) is not null;

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var moves = diagnostics.Select(diagnostic => Move.Of(diagnostic, root, model)).OfType<Move>().ToList();
        var tracked = root.TrackNodes(moves.SelectMany(move => new SyntaxNode[] { move.Statement, move.Target }).Distinct());
        foreach (var move in moves)
        {
            var statement = tracked.GetCurrentNode(move.Statement)!;
            tracked = tracked.InsertNodesBefore(tracked.GetCurrentNode(move.Target)!, [statement.WithoutAnnotations(SyntaxAnnotation.ElasticAnnotation)]);
            // The tracked node is found in both places: the later one goes.
            tracked = tracked.RemoveNode(tracked.GetCurrentNodes(move.Statement).Last(), SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        return document.WithSyntaxRoot(tracked);
    }

    /// <param name="Statement">The call that comes too late.</param>
    /// <param name="Target">The listener's statement in the same block.</param>
    private sealed record Move(StatementSyntax Statement, StatementSyntax Target)
    {
        public static Move? Of(Diagnostic diagnostic, SyntaxNode root, SemanticModel model)
        {
            if (diagnostic.AdditionalLocations is not [var listener]
                || root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Parent: BlockSyntax block } statement
                || root.FindNode(listener.SourceSpan).FirstAncestorOrSelf<StatementSyntax>(candidate => candidate.Parent == block) is not { } target
                || statement.GetLeadingTrivia().Concat(statement.GetTrailingTrivia()).Any(trivia => trivia.IsDirective))
            {
                return null;
            }

            var between = block.Statements.SkipWhile(other => other != target).TakeWhile(other => other != statement).ToList();
            return between.Any(other => other.ContainsDirectives) || Needs(statement, between, model) ? null : new(statement, target);
        }

        /// <summary>The statement reads a variable that one of those before it declares or sets.</summary>
        private static bool Needs(StatementSyntax statement, List<StatementSyntax> before, SemanticModel model)
        {
            var set = model.AnalyzeDataFlow(before[0], before[before.Count - 1]);
            var read = model.AnalyzeDataFlow(statement);
            return set is not { Succeeded: true } || read is not { Succeeded: true }
                || read.ReadInside.Concat(read.Captured).Any(symbol =>
                    set.VariablesDeclared.Contains(symbol, SymbolEqualityComparer.Default) || set.WrittenInside.Contains(symbol, SymbolEqualityComparer.Default));
        }
    }
}
