using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Guards;

/// <summary>What must hold for control to come to a child operation of a statement or expression.</summary>
internal sealed class EnclosingConditions(ConditionImplication conditions)
{
    private const int Levels = 32;

    /// <summary>What it says that <paramref name="parent"/> lets <paramref name="child"/> run.</summary>
    public Guard? Of(IOperation parent, IOperation child, int fuel) => parent switch
    {
        IConditionalOperation choice when child == choice.WhenTrue => conditions.Of(choice.Condition, true, fuel),
        IConditionalOperation choice when child == choice.WhenFalse => conditions.Of(choice.Condition, false, fuel),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when child == both.RightOperand =>
            conditions.Of(both.LeftOperand, true, fuel),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when child == either.RightOperand =>
            conditions.Of(either.LeftOperand, false, fuel),
        ICoalesceOperation coalesce when child == coalesce.WhenNull => WhenNull(coalesce.Value, fuel),
        IBlockOperation block => After(block.Operations, child, fuel),
        ISwitchCaseOperation section when section.Body.Contains(child) => InSection(section, fuel).And(After(section.Body, child, fuel)),
        ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } arm when child == arm.Value => InArm(choice, arm, fuel),
        ICatchClauseOperation { Filter: { } filter } handler when child == handler.Handler => conditions.Of(filter, true, fuel),
        _ => Guard.None,
    };

    /// <summary>Earlier statements that leave: what comes after runs only where they did not.</summary>
    private Guard? After(ImmutableArray<IOperation> statements, IOperation child, int fuel)
    {
        Guard? result = Guard.None;
        if (child is ILocalFunctionOperation or ILabeledOperation)
        {
            return result;
        }

        for (var i = statements.IndexOf(child) - 1; i >= 0 && statements[i] is not ILabeledOperation; i--)
        {
            if (statements[i] is not IConditionalOperation choice)
            {
                continue;
            }

            if (Leaves(choice.WhenTrue))
            {
                result = result.And(UnlessThrown(choice.WhenTrue, conditions.Of(choice.Condition, false, fuel)));
            }

            if (Leaves(choice.WhenFalse))
            {
                result = result.And(UnlessThrown(choice.WhenFalse!, conditions.Of(choice.Condition, true, fuel)));
            }
        }

        return result;
    }

    /// <summary>Who throws over a flag or a missing setting checks his input; that turns nothing on.</summary>
    private static Guard? UnlessThrown(IOperation branch, Guard? guard) =>
        guard is Guard.OptIn && branch.DescendantsAndSelf().Any(operation => operation is IThrowOperation) ? Guard.None : guard;

    /// <summary>What stands behind the branch does not run after it.</summary>
    public static bool Leaves(IOperation? branch) => Leaves(branch, Levels);

    private static bool Leaves(IOperation? operation, int levels) => operation switch
    {
        null => false,
        _ when levels == 0 => false,
        IReturnOperation { Kind: not OperationKind.YieldReturn } or IBranchOperation or IThrowOperation => true,
        IBlockOperation block => block.Operations.Any(statement => Leaves(statement, levels - 1)),
        IConditionalOperation choice => Leaves(choice.WhenTrue, levels - 1) && Leaves(choice.WhenFalse, levels - 1),
        _ => false,
    };

    private Guard? InSection(ISwitchCaseOperation section, int fuel)
    {
        if (section.Parent is not ISwitchOperation choice)
        {
            return Guard.None;
        }

        Guard? result = null;
        foreach (var clause in section.Clauses)
        {
            result = result.Or(clause is IDefaultCaseClauseOperation ? InDefault(choice, fuel) : Matches(choice.Value, clause, true, fuel));
        }

        return result;
    }

    private Guard? InDefault(ISwitchOperation choice, int fuel)
    {
        Guard? result = Guard.None;
        foreach (var clause in choice.Cases.SelectMany(section => section.Clauses))
        {
            result = result.And(clause is IDefaultCaseClauseOperation ? Guard.None : Matches(choice.Value, clause, false, fuel));
        }

        return result;
    }

    private Guard? Matches(IOperation tested, ICaseClauseOperation clause, bool matches, int fuel) => clause switch
    {
        ISingleValueCaseClauseOperation single => conditions.OfEquality(tested, single.Value, matches, fuel),
        IPatternCaseClauseOperation pattern => Matches(tested, pattern.Pattern, pattern.Guard, matches, fuel),
        _ => Guard.None,
    };

    private Guard? Matches(IOperation tested, IPatternOperation pattern, IOperation? guard, bool matches, int fuel)
    {
        var match = conditions.OfMatch(tested, pattern, matches, fuel);
        return guard is null ? match
            : matches ? match.And(conditions.Of(guard, true, fuel))
            : match.Or(conditions.Of(guard, false, fuel));
    }

    private Guard? InArm(ISwitchExpressionOperation choice, ISwitchExpressionArmOperation arm, int fuel)
    {
        var result = Matches(choice.Value, arm.Pattern, arm.Guard, true, fuel);
        foreach (var earlier in choice.Arms.TakeWhile(earlier => earlier != arm))
        {
            result = result.And(Matches(choice.Value, earlier.Pattern, earlier.Guard, false, fuel));
        }

        return result;
    }

    /// <summary>What it says that a value chosen by a condition is null.</summary>
    private Guard? WhenNull(IOperation value, int fuel)
    {
        value = value.Unwrap();
        return value switch
        {
            IConditionalOperation { WhenFalse: { } whenFalse } choice when fuel > 0 =>
                conditions.Of(choice.Condition, true, fuel).And(WhenNull(choice.WhenTrue, fuel - ConditionImplication.Hop))
                    .Or(conditions.Of(choice.Condition, false, fuel).And(WhenNull(whenFalse, fuel - ConditionImplication.Hop))),
            IDelegateCreationOperation or IAnonymousFunctionOperation or IObjectCreationOperation => null,
            _ => Guard.None,
        };
    }
}
