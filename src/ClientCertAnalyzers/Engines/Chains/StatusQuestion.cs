using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Chains;

/// <summary>What code asks about the <c>ChainStatus</c> of a chain.</summary>
internal static class StatusQuestion
{
    /// <summary><c>Length == 0</c> and the like, a pattern, or <c>Any()</c>.</summary>
    public static IOperation? EmptinessOf(IOperation status, KnownSymbols symbols)
    {
        var whole = status.OutermostConversion();
        return whole.Parent switch
        {
            IIsPatternOperation { Pattern: IRecursivePatternOperation { DeclaredSymbol: null } or IListPatternOperation { Patterns.Length: 0 } or INegatedPatternOperation } pattern => pattern,
            IPropertyReferenceOperation { Property.Name: "Length" } length => Comparison(length),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Any", Parameters.Length: 1, ContainingType: var type } } any } when type.Is(symbols.Enumerable) => any,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Count", Parameters.Length: 1, ContainingType: var type } } count } when type.Is(symbols.Enumerable) => Comparison(count),
            _ => null,
        };
    }

    /// <summary>That, or a question about each entry.</summary>
    public static IOperation? Of(IOperation status, KnownSymbols symbols) => EmptinessOf(status, symbols)
        ?? (status.OutermostConversion().Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Any" or "All" or "Contains", ContainingType: var type } } query } && type.Is(symbols.Enumerable) ? query : null);

    private static IOperation? Comparison(IOperation count) => count.OutermostConversion().Parent switch
    {
        IBinaryOperation { LeftOperand.ConstantValue: { HasValue: true, Value: 0 or 1 } } comparison => comparison,
        IBinaryOperation { RightOperand.ConstantValue: { HasValue: true, Value: 0 or 1 } } comparison => comparison,
        IIsPatternOperation pattern => pattern,
        _ => null,
    };
}
