using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Identity;

/// <summary>
/// Follows an answer to what it decides: the value of a method that returns a truth value, an exception, a verdict on a request. What is
/// only shown, stored or given to other code decides nothing here.
/// </summary>
internal sealed class Decisions(KnownSymbols symbols)
{
    private const int Most = 64;

    private readonly Branches _branches = new(symbols);

    /// <summary>The decision that lets somebody in, or else one that keeps somebody out; null where there is none.</summary>
    public Decision? Of(Comparison comparison)
    {
        Decision? against = null;
        foreach (var decision in All(new(comparison.Operation, comparison.WhenSame)))
        {
            if (decision.Admits)
            {
                return decision;
            }

            against ??= decision;
        }

        return against;
    }

    private IEnumerable<Decision> All(Answer first)
    {
        var seen = new HashSet<(SyntaxNode, bool, bool)>();
        var open = new Queue<Answer>([first]);
        while (open.Count > 0 && seen.Count < Most)
        {
            var answer = open.Dequeue();
            if (!seen.Add((answer.Value.Syntax, answer.WhenSame, answer.IsObject)))
            {
                continue;
            }

            foreach (var (next, decision) in answer.IsObject ? Objects.Next(answer).Select(Step.To) : Next(answer))
            {
                if (decision is not null)
                {
                    yield return decision;
                }
                else
                {
                    open.Enqueue(next);
                }
            }
        }
    }

    private IEnumerable<Step> Next(Answer answer)
    {
        var same = answer.WhenSame;
        if (answer.Value is ISwitchCaseOperation section)
        {
            return _branches.OfMatched(section.Body);
        }

        var whole = answer.Value.OutermostConversion();
        switch (whole.Parent)
        {
            case IConditionalAccessOperation access when access.WhenNotNull == whole:
                return [Step.To(new(access, same))];
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return [Step.To(new(not, !same))];
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.And or BinaryOperatorKind.Or } both:
                return [Step.To(new(both, same))];
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } test when Flag(test, whole) is { } flag:
                return [Step.To(new(test, same == flag == (test.OperatorKind == BinaryOperatorKind.Equals)))];
            case IIsPatternOperation { Pattern: var pattern } test when Flag(pattern) is { } flag:
                return [Step.To(new(test, same == flag))];
            case IConditionalOperation choice when choice.Condition == whole:
                return _branches.Of(choice, same);
            case IConditionalOperation or ICoalesceOperation or ISwitchExpressionArmOperation:
                return [Step.To(new(whole.Parent is ISwitchExpressionArmOperation { Parent: { } choosing } ? choosing : whole.Parent, same))];
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                return whole.ReadsOf(local).Select(read => Step.To(new(read, same)));
            case IAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment when assignment.Value == whole:
                return whole.ReadsOf(local).Select(read => Step.To(new(read, same)));
            case IReturnOperation exit:
                return Exits.Of(exit, same, symbols);
            case IArgumentOperation argument when Exits.TaskOf(argument) is { } task:
                return [Step.To(new(task, same))];
            case IArgumentOperation { Parent: IInvocationOperation call }:
                return Exits.OfPredicate(call, same, symbols);
            default:
                return [];
        }
    }

    /// <summary>The constant that a truth value is compared with.</summary>
    private static bool? Flag(IBinaryOperation test, IOperation one) =>
        (test.LeftOperand == one ? test.RightOperand : test.LeftOperand).Unwrap().ConstantValue is { HasValue: true, Value: bool flag } ? flag : null;

    private static bool? Flag(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool flag } } => flag,
        INegatedPatternOperation not => !Flag(not.Pattern),
        _ => null,
    };
}

/// <summary>One step of the way: another value, or the end.</summary>
internal readonly record struct Step(Answer Next, Decision? Decision)
{
    public static Step To(Answer answer) => new(answer, null);

    public static Step End(bool admits, IOperation place) => new(default, new(admits, place));
}
