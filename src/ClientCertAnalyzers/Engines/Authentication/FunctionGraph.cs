using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Authentication;

/// <summary>The control flow of one function. The compiler makes graphs of members; those of lambdas and local functions lie inside them.</summary>
internal static class FunctionGraph
{
    /// <summary>The graph of the function with this body; null where the code cannot be reached, or is no function.</summary>
    public static ControlFlowGraph? Of(IOperation body, CancellationToken cancellationToken)
    {
        var graph = body.Root() switch
        {
            IMethodBodyOperation method => ControlFlowGraph.Create(method, cancellationToken),
            IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor, cancellationToken),
            IFieldInitializerOperation field => ControlFlowGraph.Create(field, cancellationToken),
            IPropertyInitializerOperation property => ControlFlowGraph.Create(property, cancellationToken),
            IBlockOperation block => ControlFlowGraph.Create(block, cancellationToken),
            _ => null,
        };

        // From the outermost function to the innermost one.
        foreach (var function in body.Ancestors().Where(outer => outer is IAnonymousFunctionOperation or ILocalFunctionOperation).Reverse())
        {
            graph = graph is null ? null : Nested(graph, function, cancellationToken);
        }

        return graph;
    }

    private static ControlFlowGraph? Nested(ControlFlowGraph outer, IOperation function, CancellationToken cancellationToken)
    {
        if (function is ILocalFunctionOperation { Symbol: var symbol })
        {
            return outer.LocalFunctions.Contains(symbol, SymbolEqualityComparer.Default) ? outer.GetLocalFunctionControlFlowGraph(symbol, cancellationToken) : null;
        }

        var lambda = outer.Blocks.SelectMany(Operations).SelectMany(operation => operation.DescendantsAndSelf())
            .OfType<IFlowAnonymousFunctionOperation>().FirstOrDefault(one => one.Syntax == function.Syntax);
        return lambda is null ? null : outer.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken);
    }

    /// <summary>What a block does, in order; what decides where it goes on comes last.</summary>
    public static IEnumerable<IOperation> Operations(BasicBlock block) => block.BranchValue is { } value ? block.Operations.Append(value) : block.Operations;
}
