using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Identity;

/// <summary>What the branches behind an answer decide.</summary>
internal sealed class Branches(KnownSymbols symbols)
{
    private readonly Verdicts _verdicts = new(symbols);

    /// <param name="choice">Whose condition is the answer.</param>
    /// <param name="whenSame">The value of the condition where the certificates are the same.</param>
    public IEnumerable<Step> Of(IConditionalOperation choice, bool whenSame)
    {
        IReadOnlyList<IOperation> whenTrue = [choice.WhenTrue], whenFalse = choice.WhenFalse is { } other ? [other] : [];
        // What stands behind a branch that leaves is the other one.
        var rest = whenFalse.Count == 0 && EnclosingConditions.Leaves(choice.WhenTrue) ? Behind(choice) : [];
        var (matched, unmatched) = whenSame ? (whenTrue, whenFalse.Count > 0 ? whenFalse : rest) : (whenFalse.Count > 0 ? whenFalse : rest, whenTrue);
        var steps = matched.SelectMany(part => InMatched(part)).Concat(unmatched.SelectMany(InUnmatched));
        return choice is { WhenFalse: { } otherwise, Type: var type } && type.IsBoolean()
            ? steps.Concat(whenSame ? OfExpression(choice, choice.WhenTrue, otherwise) : OfExpression(choice, otherwise, choice.WhenTrue))
            : steps;
    }

    /// <summary>What the code decides that runs for the same certificate.</summary>
    public IEnumerable<Step> OfMatched(IEnumerable<IOperation> matched) => matched.SelectMany(InMatched);

    /// <summary>The value of <c>a ? b : c</c> where one of the arms is a constant, or anything that is not.</summary>
    private static IEnumerable<Step> OfExpression(IConditionalOperation choice, IOperation matched, IOperation unmatched)
    {
        if (matched.ConstantValue is { HasValue: true, Value: bool value })
        {
            yield return Step.To(new(choice, value));
        }
        else if (unmatched.ConstantValue is { HasValue: true, Value: bool otherwise })
        {
            yield return Step.To(new(choice, !otherwise));
        }
    }

    private IEnumerable<Step> InMatched(IOperation part) => Own(part).SelectMany(operation => operation switch
    {
        IReturnOperation exit when Exits.ValueOf(exit) is { ConstantValue: { HasValue: true, Value: bool value } } => Exits.Of(exit, value, symbols),
        IReturnOperation exit when Exits.ValueOf(exit)?.Type.IsBoolean() is true => Exits.Of(exit, true, symbols),
        ISimpleAssignmentOperation { Value.ConstantValue: { HasValue: true, Value: bool value } } assignment => Flags(assignment, value),
        _ => _verdicts.Of(operation) is { } lets ? [Step.End(lets, operation)] : Enumerable.Empty<Step>(),
    });

    private IEnumerable<Step> InUnmatched(IOperation part) => Own(part).SelectMany(operation => operation switch
    {
        IReturnOperation exit when Exits.ValueOf(exit) is { ConstantValue: { HasValue: true, Value: bool value } } => Exits.Of(exit, !value, symbols),
        ISimpleAssignmentOperation { Value.ConstantValue: { HasValue: true, Value: bool value } } assignment => Flags(assignment, !value),
        _ => _verdicts.Of(operation) is { } lets ? [Step.End(!lets, operation)] : Enumerable.Empty<Step>(),
    });

    private static IEnumerable<Step> Flags(ISimpleAssignmentOperation assignment, bool whenSame) => assignment.Target is ILocalReferenceOperation { Local: var local }
        ? assignment.ReadsOf(local).Select(read => Step.To(new(read, whenSame)))
        : [];

    /// <summary>The operations of a branch without those of functions inside it. Without recursion: generated code nests deeply.</summary>
    private static IEnumerable<IOperation> Own(IOperation branch)
    {
        var open = new Stack<IOperation>();
        open.Push(branch);
        while (open.Count > 0)
        {
            var operation = open.Pop();
            yield return operation;
            foreach (var child in operation.ChildOperations.Where(child => child is not (IAnonymousFunctionOperation or ILocalFunctionOperation)).Reverse())
            {
                open.Push(child);
            }
        }
    }

    private static IReadOnlyList<IOperation> Behind(IConditionalOperation choice) => choice.Parent switch
    {
        IBlockOperation { Operations: var all } => [.. all.SkipWhile(statement => statement != choice).Skip(1)],
        ISwitchCaseOperation { Body: var all } => [.. all.SkipWhile(statement => statement != choice).Skip(1)],
        _ => [],
    };
}
