using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>Comparisons and differences of two <c>DateTime</c>, which say nothing of their kinds.</summary>
internal static class DateComparison
{
    /// <summary>What a date is compared with, or subtracted from; null where it is not. Days that are added to it leave its kind as it is.</summary>
    public static IOperation? OtherSide(IOperation date)
    {
        var value = Shifted(date);
        return value.Parent switch
        {
            IBinaryOperation binary when IsComparison(binary.OperatorKind) => binary.LeftOperand == value ? binary.RightOperand : binary.LeftOperand,
            IInvocationOperation { TargetMethod.Name: "CompareTo" or "Equals" or "Subtract", Arguments: [{ Value: var argument }] } call when call.Instance == value => argument,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "CompareTo" or "Equals" or "Subtract", ContainingType.SpecialType: SpecialType.System_DateTime }, Instance: { } instance } } => instance,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Compare" or "Equals", ContainingType.SpecialType: SpecialType.System_DateTime }, Arguments: [{ Value: var first }, { Value: var second }] } } =>
                first == value ? second : first,
            _ => null,
        };
    }

    private static bool IsComparison(BinaryOperatorKind kind) => kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
        or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.Subtract;

    /// <summary>The outermost expression that is still this date, or one some time before or after it, of the same kind.</summary>
    private static IOperation Shifted(IOperation date)
    {
        while (true)
        {
            switch (date.Parent)
            {
                case IInvocationOperation call when call.Instance == date && IsShift(call):
                case IPropertyReferenceOperation { Property: { Name: "Date", ContainingType.SpecialType: SpecialType.System_DateTime } }:
                case IConditionalAccessOperation access when access.WhenNotNull == date:
                case IConversionOperation { OperatorMethod: null, Type: { } type } when IsDate(type):
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, Type: { } sum } when IsDate(sum):
                    date = date.Parent;
                    break;
                default:
                    return date;
            }
        }
    }

    /// <summary>A method of a date that gives another date, of the same kind.</summary>
    public static bool IsShift(IInvocationOperation call) => call.TargetMethod is { ContainingType.SpecialType: SpecialType.System_DateTime, ReturnType.SpecialType: SpecialType.System_DateTime } method
        && (method.Name == "Subtract" || method.Name.StartsWith("Add", StringComparison.Ordinal));

    public static bool IsDate(ITypeSymbol type) => type.SpecialType == SpecialType.System_DateTime
        || type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ SpecialType: SpecialType.System_DateTime }] };
}
