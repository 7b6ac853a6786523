using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Answers;

/// <summary>Something that is so wherever a piece of code runs.</summary>
/// <param name="Value">A condition, or with a pattern the value that is tested.</param>
/// <param name="Pattern">What it is tested for; null for a condition.</param>
/// <param name="Holds">The condition is true, or the pattern matches.</param>
internal readonly record struct HeldCondition(IOperation Value, IPatternOperation? Pattern, bool Holds)
{
    /// <summary>What its own function has asked before it comes to an operation. Of several, the nearest is first.</summary>
    public static IEnumerable<HeldCondition> At(IOperation place)
    {
        for (IOperation child = place, parent = place.Parent!; parent is not null && child is not (IAnonymousFunctionOperation or ILocalFunctionOperation); child = parent, parent = parent.Parent!)
        {
            foreach (var held in Between(parent, child))
            {
                yield return held;
            }
        }
    }

    private static IEnumerable<HeldCondition> Between(IOperation parent, IOperation child) => parent switch
    {
        IConditionalOperation choice when child == choice.WhenTrue => [new(choice.Condition, null, true)],
        IConditionalOperation choice when child == choice.WhenFalse => [new(choice.Condition, null, false)],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when child == both.RightOperand => [new(both.LeftOperand, null, true)],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when child == either.RightOperand => [new(either.LeftOperand, null, false)],
        IBlockOperation block => Behind(block.Operations, child),
        ISwitchCaseOperation section when section.Body.Contains(child) => InSection(section).Concat(Behind(section.Body, child)),
        ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } arm when child == arm.Value => InArm(choice, arm),
        _ => [],
    };

    /// <summary>Statements before it that leave where their condition holds.</summary>
    private static IEnumerable<HeldCondition> Behind(IReadOnlyList<IOperation> statements, IOperation child)
    {
        var before = statements.TakeWhile(statement => statement != child).ToList();
        for (var i = before.Count - 1; i >= 0 && before[i] is not ILabeledOperation; i--)
        {
            if (before[i] is IConditionalOperation choice && EnclosingConditions.Leaves(choice.WhenTrue) != EnclosingConditions.Leaves(choice.WhenFalse))
            {
                yield return new(choice.Condition, null, !EnclosingConditions.Leaves(choice.WhenTrue));
            }
        }
    }

    private static IEnumerable<HeldCondition> InSection(ISwitchCaseOperation section)
    {
        if (section is not { Parent: ISwitchOperation choice, Clauses: [var only] })
        {
            yield break;
        }

        if (only is IPatternCaseClauseOperation match)
        {
            yield return new(choice.Value, match.Pattern, true);
        }

        foreach (var earlier in choice.Cases.Where(other => other != section).SelectMany(other => other.Clauses).OfType<IPatternCaseClauseOperation>()
            .Where(clause => clause.Guard is null && (only is IDefaultCaseClauseOperation || clause.Syntax.SpanStart < only.Syntax.SpanStart)))
        {
            yield return new(choice.Value, earlier.Pattern, false);
        }
    }

    private static IEnumerable<HeldCondition> InArm(ISwitchExpressionOperation choice, ISwitchExpressionArmOperation arm)
    {
        yield return new(choice.Value, arm.Pattern, true);
        if (arm.Guard is { } guard)
        {
            yield return new(guard, null, true);
        }

        foreach (var earlier in choice.Arms.TakeWhile(other => other != arm).Where(other => other.Guard is null))
        {
            yield return new(choice.Value, earlier.Pattern, false);
        }
    }
}
