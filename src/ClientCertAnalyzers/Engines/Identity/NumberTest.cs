using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Identity;

/// <summary>A comparison that makes an answer of a number: <c>IndexOf(x) >= 0</c>, <c>Compare(a, b) == 0</c>.</summary>
/// <param name="Operation">The comparison.</param>
/// <param name="WhenSame">Its value where the texts are the same, or the one occurs in the other.</param>
internal readonly record struct NumberTest(IOperation Operation, bool WhenSame)
{
    public static NumberTest? OfIndex(IOperation index) => Test(index) is not var (binary, number) ? null : (binary.OperatorKind, number) switch
    {
        (BinaryOperatorKind.GreaterThanOrEqual, 0) or (BinaryOperatorKind.GreaterThan, -1) or (BinaryOperatorKind.NotEquals, -1) => new(binary, true),
        (BinaryOperatorKind.LessThan, 0) or (BinaryOperatorKind.Equals, -1) or (BinaryOperatorKind.LessThanOrEqual, -1) => new(binary, false),
        _ => null,
    };

    public static NumberTest? OfDifference(IOperation difference) => Test(difference) is not (var binary, 0) ? null : binary.OperatorKind switch
    {
        BinaryOperatorKind.Equals => new(binary, true),
        BinaryOperatorKind.NotEquals => new(binary, false),
        _ => null,
    };

    /// <summary>The comparison with a constant on its right.</summary>
    private static (IBinaryOperation Binary, int Number)? Test(IOperation number)
    {
        var whole = number.OutermostConversion();
        while (whole.Parent is IConditionalAccessOperation access && access.WhenNotNull == whole)
        {
            whole = access.OutermostConversion();
        }

        return whole.Parent is IBinaryOperation { RightOperand.ConstantValue: { HasValue: true, Value: int constant } } binary && binary.LeftOperand == whole ? (binary, constant) : null;
    }
}

internal static class NumberTests
{
    public static Comparison At(this Comparison comparison, NumberTest test) => comparison with { Operation = test.Operation, WhenSame = test.WhenSame, Place = test.Operation.Syntax };
}
