using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>What a condition says for each of the eight values of SslPolicyErrors; null where it depends on something else.</summary>
internal sealed class ErrorsTable(ReportedCallback callback, IParameterSymbol? parameter)
{
    private static readonly int[] Values = [0, 1, 2, 3, 4, 5, 6, 7];

    public bool?[] Of(ExpressionSyntax condition)
    {
        var operation = OperationOf(condition);
        return [.. Values.Select(value => Evaluate(operation, value) as bool?)];
    }

    public bool Reads(ExpressionSyntax expression) =>
        OperationOf(expression)?.DescendantsAndSelf().Any(IsErrors) == true;

    /// <summary>Whether code of the function may run, by the if statements around and before it.</summary>
    public bool[] MayReach(SyntaxNode node, CallbackFunction function)
    {
        var may = Values.Select(_ => true).ToArray();
        for (var current = node; current != function.Node && current.Parent is { } parent; current = parent)
        {
            if (parent is IfStatementSyntax branch && current != branch.Condition)
            {
                Exclude(branch.Condition, current == branch.Statement ? false : true);
            }

            if (parent is BlockSyntax block)
            {
                foreach (var before in block.Statements.TakeWhile(s => s != current).OfType<IfStatementSyntax>()
                    .Where(s => s.Else is null && Leaves(s.Statement)))
                {
                    Exclude(before.Condition, true);
                }
            }
        }

        return may;

        void Exclude(ExpressionSyntax condition, bool outcome)
        {
            var table = Of(condition);
            may = [.. Values.Select(value => may[value] && table[value] != outcome)];
        }
    }

    // A parenthesized expression has no operation of its own.
    private IOperation? OperationOf(ExpressionSyntax expression) => expression is ParenthesizedExpressionSyntax { Expression: var inner }
        ? OperationOf(inner)
        : callback.Model.GetOperation(expression, callback.Cancellation);

    private static bool Leaves(StatementSyntax statement) => statement switch
    {
        BlockSyntax { Statements: [.., var last] } => Leaves(last),
        _ => statement is ReturnStatementSyntax or ThrowStatementSyntax,
    };

    private bool IsErrors(IOperation operation) => operation switch
    {
        IParameterReferenceOperation reference =>
            SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter) && callback.IsErrors(reference.Type),
        IPropertyReferenceOperation { Instance: IParameterReferenceOperation reference } =>
            SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter) && callback.IsErrors(operation.Type),
        _ => false,
    };

    /// <summary>A bool, an int, or null.</summary>
    private object? Evaluate(IOperation? operation, int errors) => operation switch
    {
        null => null,
        { ConstantValue: { HasValue: true, Value: bool or int } } => operation.ConstantValue.Value,
        _ when IsErrors(operation) => errors,
        IParenthesizedOperation parenthesized => Evaluate(parenthesized.Operand, errors),
        IConversionOperation { OperatorMethod: null } conversion => Evaluate(conversion.Operand, errors),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Evaluate(not.Operand, errors) is bool value ? !value : null,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.BitwiseNegation } not =>
            Evaluate(not.Operand, errors) is int value ? ~value : null,
        IBinaryOperation { OperatorMethod: null } binary =>
            Binary(binary.OperatorKind, Evaluate(binary.LeftOperand, errors), Evaluate(binary.RightOperand, errors)),
        IIsPatternOperation match => Evaluate(match.Value, errors) is int value ? Matches(match.Pattern, value) : null,
        IInvocationOperation { TargetMethod: { Name: "HasFlag", ContainingType.SpecialType: SpecialType.System_Enum } } call =>
            Evaluate(call.Instance, errors) is int value && Evaluate(call.Arguments[0].Value, errors) is int mask ? (value & mask) == mask : null,
        _ => null,
    };

    private static object? Binary(BinaryOperatorKind kind, object? left, object? right) => (kind, left, right) switch
    {
        (BinaryOperatorKind.ConditionalAnd, false, _) or (BinaryOperatorKind.ConditionalAnd, _, false) => false,
        (BinaryOperatorKind.ConditionalAnd, true, true) => true,
        (BinaryOperatorKind.ConditionalOr, true, _) or (BinaryOperatorKind.ConditionalOr, _, true) => true,
        (BinaryOperatorKind.ConditionalOr, false, false) => false,
        (BinaryOperatorKind.Equals, not null, not null) => left.Equals(right),
        (BinaryOperatorKind.NotEquals, not null, not null) => !left.Equals(right),
        (BinaryOperatorKind.LessThan, int a, int b) => a < b,
        (BinaryOperatorKind.LessThanOrEqual, int a, int b) => a <= b,
        (BinaryOperatorKind.GreaterThan, int a, int b) => a > b,
        (BinaryOperatorKind.GreaterThanOrEqual, int a, int b) => a >= b,
        (BinaryOperatorKind.And, int a, int b) => a & b,
        (BinaryOperatorKind.Or, int a, int b) => a | b,
        (BinaryOperatorKind.ExclusiveOr, int a, int b) => a ^ b,
        _ => null,
    };

    private bool? Matches(IPatternOperation pattern, int value) => pattern switch
    {
        IConstantPatternOperation constant => Evaluate(constant.Value, value) is int expected ? value == expected : null,
        INegatedPatternOperation negated => !Matches(negated.Pattern, value),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either =>
            Matches(either.LeftPattern, value) | Matches(either.RightPattern, value),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both =>
            Matches(both.LeftPattern, value) & Matches(both.RightPattern, value),
        IDiscardPatternOperation => true,
        _ => null,
    };
}
