using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Guards;

/// <summary>What it says about the environment that a condition has a certain value; null where it cannot have it.</summary>
internal sealed class ConditionImplication(KnownSymbols symbols, DevelopmentGuards guards)
{
    /// <summary>What it costs to follow a name to its value.</summary>
    public const int Hop = 30;

    /// <summary>Three names deep, and far more operators than anybody nests.</summary>
    public const int Fuel = 96;

    private const int MostWrites = 8;

    private readonly EnvironmentChecks _environment = new(symbols);
    private readonly SwitchReads _switches = new(symbols);

    public Guard? Of(IOperation condition, bool value, int fuel)
    {
        condition = condition.Unwrap();
        return condition switch
        {
            _ when fuel <= 0 => Guard.None,
            { ConstantValue: { HasValue: true, Value: bool constant } } => OfConstant(condition, constant == value),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Of(not.Operand, !value, fuel - 1),
            IBinaryOperation both when IsJunction(both, conjunction: value) =>
                Of(both.LeftOperand, value, fuel - 1).And(Of(both.RightOperand, value, fuel - 1)),
            IBinaryOperation either when IsJunction(either, conjunction: !value) =>
                Of(either.LeftOperand, value, fuel - 1).Or(Of(either.RightOperand, value, fuel - 1)),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison
                when Flag(comparison.RightOperand) is { } flag => Of(comparison.LeftOperand, Holds(comparison, flag) == value, fuel - 1),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison
                when Flag(comparison.LeftOperand) is { } flag => Of(comparison.RightOperand, Holds(comparison, flag) == value, fuel - 1),
            IIsPatternOperation test when OfMatch(test.Value, test.Pattern, value, fuel - 1) is var match && match is not Guard.None => match,
            IConditionalOperation { WhenFalse: { } whenFalse } choice =>
                Of(choice.Condition, true, fuel - Hop).And(Of(choice.WhenTrue, value, fuel - Hop))
                    .Or(Of(choice.Condition, false, fuel - Hop).And(Of(whenFalse, value, fuel - Hop))),
            // A missing environment or setting is no case of its own.
            ICoalesceOperation coalesce when Flag(coalesce.WhenNull) is not null => Of(coalesce.Value, value, fuel - 1),
            IConditionalAccessOperation access => Of(access.WhenNotNull, value, fuel - 1),
            IPropertyReferenceOperation { Property.Name: "Value", Instance: { } nullable } when nullable.Type.IsBoolean() =>
                Of(nullable, value, fuel - 1),
            IInvocationOperation { TargetMethod.Name: "GetValueOrDefault", Instance: { } nullable } when nullable.Type.IsBoolean() =>
                Of(nullable, value, fuel - 1),
            _ => OfAtom(condition, value, fuel),
        };
    }

    /// <summary>What it says that a value, a flag or the name of the environment, matches a pattern or does not.</summary>
    public Guard? OfMatch(IOperation tested, IPatternOperation pattern, bool matches, int fuel) => pattern switch
    {
        _ when fuel <= 0 => Guard.None,
        INegatedPatternOperation not => OfMatch(tested, not.Pattern, !matches, fuel - 1),
        IBinaryPatternOperation both when both.OperatorKind == (matches ? BinaryOperatorKind.And : BinaryOperatorKind.Or) =>
            OfMatch(tested, both.LeftPattern, matches, fuel - 1).And(OfMatch(tested, both.RightPattern, matches, fuel - 1)),
        IBinaryPatternOperation either =>
            OfMatch(tested, either.LeftPattern, matches, fuel - 1).Or(OfMatch(tested, either.RightPattern, matches, fuel - 1)),
        IConstantPatternOperation constant => OfEquality(tested, constant.Value, matches, fuel - 1),
        IDiscardPatternOperation => matches ? Guard.None : null,
        _ => Guard.None,
    };

    /// <summary>What it says that a value, a flag or the name of the environment, equals a constant or does not.</summary>
    public Guard? OfEquality(IOperation tested, IOperation constant, bool equal, int fuel) =>
        Flag(constant) is { } flag ? Of(tested, flag == equal, fuel - 1)
        : _environment.IsEnvironmentName(tested, fuel) ? Implied(_environment.JudgeName(constant), equal)
        : Guard.None;

    private static Guard Implied(Condition condition, bool value) => condition switch
    {
        Condition.Development when value => Guard.Development,
        Condition.Production when !value => Guard.Development,
        _ => Guard.None,
    };

    private Guard? OfAtom(IOperation atom, bool value, int fuel) =>
        _environment.Judge(atom, fuel) is { } condition ? Implied(condition, value)
        : _switches.IsSwitch(atom, fuel) ? Guard.OptIn
        : ReturnedValue.Of(atom) is { } returned ? Of(returned, value, fuel - Hop)
        : Write.AllOf(atom) is { Count: > 0 and <= MostWrites } writes ? OfVariable(atom, writes, value, fuel - Hop)
        : Guard.None;

    /// <summary>One of the writes that can leave the value did happen.</summary>
    private Guard? OfVariable(IOperation variable, IReadOnlyList<Write> writes, bool value, int fuel)
    {
        Guard? result = null;
        foreach (var write in writes)
        {
            result = result.Or(OfWrite(write, value, fuel));
        }

        var onlyConstants = writes.All(write => write.Value is null or { ConstantValue.HasValue: true });
        if (variable is IMemberReferenceOperation && onlyConstants && !value && !writes.Any(write => write.Place == write.Value))
        {
            // Before any of them a member without an initializer is false.
            return Guard.None;
        }

        return result is Guard.None
            && variable is ILocalReferenceOperation local
            && _switches.IsCapturedFlag(local, writes)
            && !SpeaksOfEnvironment(writes, fuel)
                ? Guard.OptIn
                : result;
    }

    private Guard? OfWrite(Write write, bool value, int fuel) => write.Value switch
    {
        null => Guard.None,
        { ConstantValue: { HasValue: true, Value: bool constant } } when constant != value =>
            PreprocessorGuards.OnlyInRelease(write.Value.Syntax) ? Guard.Development : null,
        { ConstantValue.HasValue: true } => guards.Around(write.Place, fuel / 2),
        _ => guards.Around(write.Place, fuel / 2).And(Of(write.Value, value, fuel)),
    };

    private static Guard? OfConstant(IOperation constant, bool holds)
    {
        var declared = constant switch
        {
            IFieldReferenceOperation { Field: var field } => field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(),
            ILocalReferenceOperation { Local: var local } => local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(),
            _ => null,
        };
        var value = (declared as VariableDeclaratorSyntax)?.Initializer?.Value ?? constant.Syntax;
        return holds
            ? PreprocessorGuards.OnlyInDebug(value) ? Guard.Development : Guard.None
            : PreprocessorGuards.OnlyInRelease(value) ? Guard.Development : null;
    }

    private bool SpeaksOfEnvironment(IReadOnlyList<Write> writes, int fuel) =>
        writes.Any(write => write.Value?.DescendantsAndSelf().Any(part => _environment.Judge(part, fuel) is not null) is true);

    private static bool IsJunction(IBinaryOperation operation, bool conjunction) =>
        operation.Type.IsBoolean() && (conjunction
            ? operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And
            : operation.OperatorKind is BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or);

    private static bool? Flag(IOperation operation) => operation.Unwrap().ConstantValue is { HasValue: true, Value: bool flag } ? flag : null;

    private static bool Holds(IBinaryOperation comparison, bool flag) => comparison.OperatorKind is BinaryOperatorKind.Equals ? flag : !flag;
}
