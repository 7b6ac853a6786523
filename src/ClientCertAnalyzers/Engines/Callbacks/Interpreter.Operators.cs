using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Callbacks;

internal sealed partial class Interpreter
{
    private static Value Unary(IUnaryOperation operation, Value operand) => operation.OperatorMethod is not null ? Value.Unknown : operation.OperatorKind switch
    {
        UnaryOperatorKind.Not => operand.Not(),
        UnaryOperatorKind.BitwiseNegation when operand.Number is { } number => Value.Of(~number),
        UnaryOperatorKind.Minus when operand.Number is { } number => Value.Of(-number),
        UnaryOperatorKind.Plus => operand,
        _ => Value.Unknown,
    };

    private static Value Binary(BinaryOperatorKind kind, IMethodSymbol? method, Value left, Value right)
    {
        switch (kind)
        {
            case BinaryOperatorKind.Equals when method is null or { ContainingType.SpecialType: SpecialType.System_String }:
                return Value.AreEqual(left, right);
            case BinaryOperatorKind.NotEquals when method is null or { ContainingType.SpecialType: SpecialType.System_String }:
                return Value.AreEqual(left, right).Not();
        }

        if (method is not null)
        {
            return Value.Unknown;
        }

        if (left.Number is { } x && right.Number is { } y)
        {
            return kind switch
            {
                BinaryOperatorKind.And => Value.Of(x & y),
                BinaryOperatorKind.Or => Value.Of(x | y),
                BinaryOperatorKind.ExclusiveOr => Value.Of(x ^ y),
                BinaryOperatorKind.Add => Value.Of(unchecked(x + y)),
                BinaryOperatorKind.Subtract => Value.Of(unchecked(x - y)),
                BinaryOperatorKind.LessThan => Value.Of(x < y),
                BinaryOperatorKind.LessThanOrEqual => Value.Of(x <= y),
                BinaryOperatorKind.GreaterThan => Value.Of(x > y),
                BinaryOperatorKind.GreaterThanOrEqual => Value.Of(x >= y),
                _ => Value.Unknown,
            };
        }

        // Zero absorbs: whatever the mask, (0 & mask) is 0.
        if (kind == BinaryOperatorKind.And && (left.Number == 0 || right.Number == 0))
        {
            return Value.Of(0L);
        }

        return kind switch
        {
            BinaryOperatorKind.And when left.IsFalse || right.IsFalse => Value.False,
            BinaryOperatorKind.And when left.IsTrue && right.IsTrue => Value.True,
            BinaryOperatorKind.Or when left.IsTrue || right.IsTrue => Value.True,
            BinaryOperatorKind.Or when left.IsFalse && right.IsFalse => Value.False,
            BinaryOperatorKind.ExclusiveOr when !left.IsNull && !right.IsNull => Value.AreEqual(left, right).Not(),
            _ => Value.Unknown,
        };
    }

    private static Value Convert(IConversionOperation conversion, Value operand)
    {
        if (conversion.OperatorMethod is not null)
        {
            return Value.Unknown;
        }

        // Numbers and enums may narrow; only the values 0 to 7 and small masks matter, but a byte cast of ~x must not lie.
        if (operand.Number is { } number)
        {
            var type = conversion.Type is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? underlying : conversion.Type;
            return type?.SpecialType switch
            {
                SpecialType.System_Byte => Value.Of(unchecked((byte)number)),
                SpecialType.System_SByte => Value.Of(unchecked((sbyte)number)),
                SpecialType.System_Int16 => Value.Of(unchecked((short)number)),
                SpecialType.System_UInt16 => Value.Of(unchecked((ushort)number)),
                SpecialType.System_Int32 => Value.Of(unchecked((int)number)),
                SpecialType.System_UInt32 => Value.Of(unchecked((uint)number)),
                SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal or SpecialType.System_UInt64 => Value.Unknown,
                _ => operand,
            };
        }

        return operand;
    }

    /// <summary>The framework's own comparisons.</summary>
    private static Value KnownCall(IInvocationOperation invocation, Value instance, Value[] arguments)
    {
        var method = invocation.TargetMethod;
        switch (method)
        {
            case { Name: "HasFlag", ContainingType.SpecialType: SpecialType.System_Enum, Parameters.Length: 1 }:
                return arguments[0].Number == 0 ? Value.True
                    : instance.Number is { } flags && arguments[0].Number is { } flag ? Value.Of((flags & flag) == flag) : Value.Unknown;
            case { Name: "Equals", IsStatic: false, Parameters.Length: 1, ContainingType.SpecialType: SpecialType.System_Enum or SpecialType.System_Boolean or SpecialType.System_Int32 or SpecialType.System_String }:
                return Value.AreEqual(instance, arguments[0]);
            case { Name: "Equals", IsStatic: true, Parameters.Length: 2, ContainingType.SpecialType: SpecialType.System_Object }:
                return Value.AreEqual(arguments[0], arguments[1]);
            default:
                return Value.Unknown;
        }
    }
}
