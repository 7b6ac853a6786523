using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>Which ways through the code lead to an operation.</summary>
internal static class Branching
{
    /// <summary>The arms of conditions, switches, loops and catch blocks around the operation, each as its syntax. Outer ones come last.</summary>
    public static ImmutableArray<SyntaxNode> BranchesAround(this IOperation operation)
    {
        var branches = ImmutableArray.CreateBuilder<SyntaxNode>();
        for (var current = operation; current.Parent is { } parent; current = parent)
        {
            var isArm = parent switch
            {
                IConditionalOperation conditional => current != conditional.Condition,
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary => current == binary.RightOperand,
                ICoalesceOperation coalesce => current == coalesce.WhenNull,
                IConditionalAccessOperation access => current == access.WhenNotNull,
                ILoopOperation or ISwitchCaseOperation or ISwitchExpressionArmOperation or ICatchClauseOperation => true,
                _ => false,
            };
            if (isArm)
            {
                branches.Add(current.Syntax);
            }
        }

        return branches.ToImmutable();
    }

    /// <summary>It runs whenever the body does, unless something throws before.</summary>
    public static bool IsUnconditionalIn(this IOperation operation, IOperation body) =>
        !operation.BranchesAround().Any(branch => branch != body.Syntax && body.Syntax.Span.Contains(branch.Span))
        && !body.Descendants().Any(o => o is IReturnOperation { IsImplicit: false } && o.Syntax.SpanStart < operation.Syntax.SpanStart);

    /// <summary>Whenever the operation runs, the earlier one of the same function did so before.</summary>
    public static bool IsAlwaysPrecededBy(this IOperation operation, IOperation earlier) => earlier.BranchesAround().All(operation.BranchesAround().Contains)
        // What throws in a try block leaves the rest of it out.
        && earlier.Ancestors().OfType<ITryOperation>().All(attempt =>
            !attempt.Body.Syntax.Span.Contains(earlier.Syntax.Span) || attempt.Body.Syntax.Span.Contains(operation.Syntax.Span));

    /// <summary>Whenever the earlier operation of the same function runs, this one does too, and behind it.</summary>
    public static bool AlwaysFollows(this IOperation operation, IOperation earlier, IOperation body)
    {
        var (own, others) = (operation.BranchesAround(), earlier.BranchesAround());
        return own.All(others.Contains) && !MayBeLeft(body, others.Where(branch => !own.Contains(branch)).ToImmutableArray());
    }

    /// <summary>Something ends or leaves the arm: what stands behind it does not run after all of the arm has.</summary>
    public static bool MayBeLeft(IOperation body, ImmutableArray<SyntaxNode> arms) =>
        !arms.IsEmpty && body.Descendants().Any(o => o is IReturnOperation { IsImplicit: false } or IThrowOperation or IBranchOperation { BranchKind: not BranchKind.Break }
            && arms.Any(arm => arm.Span.Contains(o.Syntax.Span)));
}
