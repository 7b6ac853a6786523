using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Authentication;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Authentication;

/// <summary>Follows the events of a file as they would be after a change: a result that is set too early may be replaced, or replace another one.</summary>
internal static class EventCheck
{
    /// <summary>The change leaves one finding less.</summary>
    public static bool Helps(SyntaxNode changed, SemanticModel before, CancellationToken cancellation)
    {
        var tree = before.SyntaxTree.WithRootAndOptions(changed, before.SyntaxTree.Options);
        var after = before.Compilation.ReplaceSyntaxTree(before.SyntaxTree, tree);
        return Findings(tree, after, cancellation) < Findings(before.SyntaxTree, before.Compilation, cancellation);
    }

    private static int Findings(SyntaxTree tree, Compilation compilation, CancellationToken cancellation)
    {
        var (symbols, bodies) = (KnownSymbols.For(compilation)!, new Bodies(compilation));
        var search = new EventHandlerSearch(symbols, bodies, cancellation);
        return tree.GetRoot(cancellation).DescendantNodes().OfType<SimpleNameSyntax>()
            .Where(name => EventHandlerSearch.Names.Contains(name.Identifier.ValueText))
            .Select(EventHandlerSearch.Used).OfType<SyntaxNode>()
            .Select(used => bodies.Model(tree).GetOperation(used, cancellation)).OfType<IOperation>()
            .Select(search.At).OfType<EventHandlerCode>()
            .Select(new EventFlow(symbols, bodies, cancellation).Of).OfType<EventOutcome>()
            .Sum(outcome => MTLS4001EventFailsOpenRule.Places(outcome).Count() + outcome.Overwritten.Count);
    }
}
