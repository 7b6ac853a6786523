using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace ClientCertAnalyzers.Engines.Authentication;

/// <summary>Where control goes when something throws. Graphs have no edges for that.</summary>
internal static class Handlers
{
    /// <summary>The handlers that may get an exception of the operation, innermost first, and whether it may leave the function past them.</summary>
    public static (IReadOnlyList<(int Block, CatchClauseSyntax Clause)> Entries, bool MayLeave) Of(BasicBlock block, SyntaxNode thrower)
    {
        var entries = new List<(int, CatchClauseSyntax)>();
        using var attempts = AttemptsAround(thrower).GetEnumerator();
        for (var region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region is not { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { Kind: ControlFlowRegionKind.TryAndCatch, NestedRegions: var nested } })
            {
                continue;
            }

            if (!attempts.MoveNext())
            {
                break;
            }

            var clauses = attempts.Current.Catches;
            for (var i = 0; i < clauses.Count && i + 1 < nested.Length; i++)
            {
                entries.Add((nested[i + 1].FirstBlockOrdinal, clauses[i]));
                if (CatchesAll(nested[i + 1], clauses[i]))
                {
                    return (entries, false);
                }
            }
        }

        return (entries, true);
    }

    private static IEnumerable<TryStatementSyntax> AttemptsAround(SyntaxNode thrower) => thrower.Ancestors()
        .TakeWhile(outer => outer is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax { } and not GlobalStatementSyntax))
        .OfType<TryStatementSyntax>()
        .Where(attempt => attempt.Catches.Count > 0 && attempt.Block.Span.Contains(thrower.Span));

    private static bool CatchesAll(ControlFlowRegion region, CatchClauseSyntax clause) =>
        clause.Filter is null && (clause.Declaration is null || region.ExceptionType is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } });
}
