using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>What becomes of a header's value. Of several things the greatest counts.</summary>
internal enum HeaderUse
{
    /// <summary>Code only asks whether there is one, or passes it on in a request of its own.</summary>
    None,

    /// <summary>It is written to a log.</summary>
    Logged,

    /// <summary>Anything else: it is parsed, compared, stored or returned.</summary>
    Decides,
}

/// <summary>Follows the value of a header to what the code does with it.</summary>
internal sealed class HeaderUses(KnownSymbols symbols)
{
    /// <summary>What makes another text of a text.</summary>
    private static readonly HashSet<string> Conversions =
        ["ToString", "First", "FirstOrDefault", "Single", "SingleOrDefault", "Last", "LastOrDefault", "ToArray", "Trim", "Substring", "Replace", "ToUpperInvariant", "ToLowerInvariant", "ToUpper", "ToLower", "Join", "Concat"];

    private static readonly HashSet<string> Questions = ["IsNullOrEmpty", "IsNullOrWhiteSpace", "Any", "Count"];

    public HeaderUse Of(IEnumerable<IOperation> values) => Of(values, new(SymbolEqualityComparer.Default));

    /// <param name="values">The expressions that are the value.</param>
    /// <param name="seen">The variables that have held it, each of which is looked at once.</param>
    private HeaderUse Of(IEnumerable<IOperation> values, HashSet<ISymbol> seen) => values.Select(value => Of(value, seen)).DefaultIfEmpty().Max();

    private HeaderUse OfVariable(ILocalSymbol local, IOperation value, HashSet<ISymbol> seen) => seen.Add(local) ? Of(value.ReadsOf(local), seen) : HeaderUse.None;

    private HeaderUse Of(IOperation value, HashSet<ISymbol> seen)
    {
        var parent = value.Parent;
        return parent switch
        {
            IConversionOperation or ICoalesceOperation or IInterpolationOperation or IInterpolatedStringOperation or IConditionalAccessOperation
                or IArrayInitializerOperation or IArrayCreationOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } => Of(parent, seen),
            IConditionalOperation conditional when conditional.Condition != value => Of(parent, seen),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => OfVariable(local, value, seen),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment when assignment.Value == value => OfVariable(local, value, seen),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison when IsNull(comparison.LeftOperand) || IsNull(comparison.RightOperand) => HeaderUse.None,
            IIsPatternOperation { Pattern: var pattern } when IsNull(pattern) => HeaderUse.None,
            IPropertyReferenceOperation { Property.IsIndexer: true } or IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.Name: "Value" } => Of(parent, seen),
            IPropertyReferenceOperation { Property.Name: "Count" or "Length" or "HasValue" } => HeaderUse.None,
            IInvocationOperation call => OfCall(call, seen),
            IArgumentOperation { Parent: IInvocationOperation call } => OfCall(call, seen),
            IExpressionStatementOperation => HeaderUse.None,
            _ => HeaderUse.Decides,
        };
    }

    private HeaderUse OfCall(IInvocationOperation call, HashSet<ISymbol> seen)
    {
        var (name, type) = (call.TargetMethod.Name, call.TargetMethod.ContainingType);
        return Questions.Contains(name) ? HeaderUse.None
            : Conversions.Contains(name) && call.TargetMethod.IsFramework() ? Of(call, seen)
            : IsLog(call) ? HeaderUse.Logged
            // To a request that this server sends, as a proxy does.
            : SentHeader.Of(call, symbols) is not null || type.Is(symbols.HttpHeaders) ? HeaderUse.None
            : HeaderUse.Decides;
    }

    private bool IsLog(IInvocationOperation call)
    {
        var type = call.TargetMethod.ContainingType;
        return type.Is(symbols.LoggerExtensions) || type.Is(symbols.Logger) || type.Is(symbols.Console) || type.Is(symbols.Debug) || type.Is(symbols.Trace) || type.Is(symbols.TextWriter);
    }

    private static bool IsNull(IOperation operation) => operation switch
    {
        INegatedPatternOperation negated => IsNull(negated.Pattern),
        IConstantPatternOperation constant => IsNull(constant.Value),
        _ => operation.Unwrap().ConstantValue is { HasValue: true, Value: null or "" },
    };
}
