using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Chains;

/// <summary>Whether code runs only where TLS has found nothing wrong with a certificate: then a chain of one's own lets nobody in who would not be in already.</summary>
internal static class TlsAnswer
{
    public static bool IsGoodAt(IOperation place, KnownSymbols symbols)
    {
        for (var child = place; child.Parent is { } parent; child = parent)
        {
            var isGood = parent switch
            {
                IConditionalOperation choice when child == choice.WhenTrue => Implies(choice.Condition, symbols, answer: true),
                IConditionalOperation choice when child == choice.WhenFalse => Implies(choice.Condition, symbols, answer: false),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when child == both.RightOperand => Implies(both.LeftOperand, symbols, answer: true),
                IBlockOperation block => block.Operations.TakeWhile(statement => statement != child).Any(statement =>
                    statement is IConditionalOperation { WhenFalse: null } choice && EnclosingConditions.Leaves(choice.WhenTrue) && Implies(choice.Condition, symbols, answer: false)),
                _ => false,
            };
            if (isGood)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A condition with this answer says that there are no errors.</summary>
    private static bool Implies(IOperation condition, KnownSymbols symbols, bool answer) => condition.Unwrap() switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal => answer && ComparesWithNone(equal.LeftOperand, equal.RightOperand, symbols),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } unequal => !answer && ComparesWithNone(unequal.LeftOperand, unequal.RightOperand, symbols),
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } pattern => answer && ComparesWithNone(pattern.Value, value, symbols),
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } } pattern => !answer && ComparesWithNone(pattern.Value, value, symbols),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Implies(not.Operand, symbols, !answer),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => answer && (Implies(both.LeftOperand, symbols, true) || Implies(both.RightOperand, symbols, true)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => !answer && (Implies(either.LeftOperand, symbols, false) || Implies(either.RightOperand, symbols, false)),
        _ => false,
    };

    private static bool ComparesWithNone(IOperation one, IOperation other, KnownSymbols symbols) => (IsErrors(one, symbols) && IsNone(other)) || (IsErrors(other, symbols) && IsNone(one));

    private static bool IsErrors(IOperation operand, KnownSymbols symbols) =>
        operand.Unwrap() is (IParameterReferenceOperation or IPropertyReferenceOperation) and { Type: { } type } && type.Is(symbols.SslPolicyErrors);

    private static bool IsNone(IOperation operand) => operand.ConstantValue is { HasValue: true, Value: 0 };
}
