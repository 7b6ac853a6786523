using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Identity;

/// <summary>A comparison that makes an answer of a number: <c>IndexOf(x) >= 0</c>, <c>Compare(a, b) == 0</c>.</summary>
/// <param name="Operation">The comparison.</param>
/// <param name="WhenSame">Its value where the texts are the same, or the one occurs in the other, at whatever place it asks for.</param>
internal readonly record struct NumberTest(IOperation Operation, bool WhenSame)
{
    public static NumberTest? OfIndex(IOperation index) => Test(index) is not var (binary, number) ? null : (binary.OperatorKind, number) switch
    {
        (BinaryOperatorKind.GreaterThanOrEqual, 0 or 1) or (BinaryOperatorKind.GreaterThan, -1 or 0) or (BinaryOperatorKind.NotEquals, -1) or (BinaryOperatorKind.Equals, 0) => new(binary, true),
        (BinaryOperatorKind.LessThan, 0 or 1) or (BinaryOperatorKind.LessThanOrEqual, -1 or 0) or (BinaryOperatorKind.Equals, -1) or (BinaryOperatorKind.NotEquals, 0) => new(binary, false),
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
        var whole = Whole(number);
        return whole.Parent is IBinaryOperation { RightOperand: var right } binary && binary.LeftOperand == whole && right.Unwrap().ConstantValue is { HasValue: true, Value: int constant } ? (binary, constant) : null;
    }

    /// <summary>The number with the <c>?.</c> before it and the <c>??</c> behind it.</summary>
    public static IOperation Whole(IOperation number)
    {
        var whole = number.OutermostConversion();
        while (whole.Parent is IConditionalAccessOperation || whole.Parent is ICoalesceOperation coalesce && coalesce.Value == whole)
        {
            whole = whole.Parent.OutermostConversion();
        }

        return whole;
    }
}

internal static class NumberTests
{
    public static Comparison At(this Comparison comparison, NumberTest test) => comparison with { Operation = test.Operation, WhenSame = test.WhenSame, Place = test.Operation.Syntax };
}
