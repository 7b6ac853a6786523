using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>Values of type <c>DateTime</c> that are certain to be universal time.</summary>
internal static class UniversalTime
{
    private const int MostSteps = 8;

    /// <summary>The name of the member that the time is read from, as code writes it; null where the value may be local time.</summary>
    public static string? Of(IOperation value, KnownSymbols symbols)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            value = value.Unwrap();
            switch (value)
            {
                case IPropertyReferenceOperation { Property: { Name: "UtcNow", ContainingType.SpecialType: SpecialType.System_DateTime } }:
                    return "DateTime.UtcNow";
                case IPropertyReferenceOperation { Property: { Name: "UtcDateTime", ContainingType: var type } } when Is(type, symbols.DateTimeOffset):
                    return "DateTimeOffset.UtcDateTime";
                // Without a kind, but with the figures of universal time.
                case IPropertyReferenceOperation { Property: { Name: "DateTime", ContainingType: var type }, Instance: { } now } when Is(type, symbols.DateTimeOffset) && NowOf(now, symbols) is { } name:
                    return name + ".DateTime";
                case IInvocationOperation { TargetMethod: { Name: "ToUniversalTime", ContainingType.SpecialType: SpecialType.System_DateTime } }:
                    return "ToUniversalTime()";
                case IInvocationOperation { Instance: { } start } call when DateComparison.IsShift(call):
                    value = start;
                    break;
                case IPropertyReferenceOperation { Property: { Name: "Date", ContainingType.SpecialType: SpecialType.System_DateTime }, Instance: { } start }:
                    value = start;
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, Type: { } type, LeftOperand: var start } when DateComparison.IsDate(type):
                    value = start;
                    break;
                case ILocalReferenceOperation or IFieldReferenceOperation when Write.Only(value) is { } only:
                    value = only;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static string? NowOf(IOperation now, KnownSymbols symbols) => now.Unwrap() switch
    {
        IPropertyReferenceOperation { Property: { Name: "UtcNow", ContainingType: var type } } when Is(type, symbols.DateTimeOffset) => "DateTimeOffset.UtcNow",
        IInvocationOperation { TargetMethod: { Name: "GetUtcNow", ContainingType: var type } } when type.Is(symbols.TimeProvider) => "GetUtcNow()",
        _ => null,
    };

    private static bool Is(ITypeSymbol type, INamedTypeSymbol? wanted) => wanted is not null && SymbolEqualityComparer.Default.Equals(type, wanted);
}
