using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Authentication;

/// <summary>
/// Follows the ways through the handler of an event: branches, loops, exceptions, and the functions of the project that get the context. Each
/// way ends with a result, or without one.
/// </summary>
internal sealed class EventFlow(KnownSymbols symbols, Bodies bodies, CancellationToken cancellationToken)
{
    // A real handler needs some dozens. A longer one is given up, and nothing is said of it.
    private const int MaximumSteps = 3000;

    private const int MaximumDepth = 5;

    private readonly List<Overwritten> _overwritten = [];
    private int _steps;

    /// <summary>All ways to the end; null where there are too many, or where the code cannot be followed.</summary>
    public EventOutcome? Of(EventHandlerCode handler)
    {
        (_steps, var contexts) = (0, handler.Function.Parameters.Take(1).ToList<ISymbol>());
        _overwritten.Clear();
        return contexts.Count == 1
            && EventFrame.Of(handler.Function, handler.Body, contexts, caller: null, cancellationToken) is { } frame
            && Run(frame, EventPath.Start) is var exits && _steps < MaximumSteps
            ? new(exits, [.. _overwritten.Distinct()])
            : null;
    }

    private List<EventPath> Run(EventFrame frame, EventPath start)
    {
        var (exits, seen) = (new List<EventPath>(), new HashSet<string>());
        var open = new Stack<(BasicBlock Block, EventPath Path)>();
        open.Push((frame.Graph.Blocks[0], start));
        while (open.Count > 0 && _steps++ < MaximumSteps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (block, path) = open.Pop();
            if (block.Kind == BasicBlockKind.Exit)
            {
                exits.Add(path);
            }
            else if (seen.Add(block.Ordinal + path.Key))
            {
                var (after, thrown) = Through(block, path, frame);
                foreach (var one in thrown)
                {
                    Throw(one.Path, one.At, block, frame, open, exits);
                }

                foreach (var one in after)
                {
                    Leave(block, one, frame, open, exits);
                }
            }
        }

        return exits;
    }

    /// <summary>What the paths are behind the operations of a block, and those on which one of them throws.</summary>
    private (List<EventPath> After, List<(EventPath Path, SyntaxNode At)> Thrown) Through(BasicBlock block, EventPath path, EventFrame frame)
    {
        var (paths, thrown) = (new List<EventPath> { path }, new List<(EventPath, SyntaxNode)>());
        foreach (var operation in FunctionGraph.Operations(block).SelectMany(InOrder))
        {
            if (operation is IObjectCreationOperation || operation is IInvocationOperation { Instance: var instance } && !frame.IsContext(instance))
            {
                thrown.AddRange(paths.Select(one => (one, operation.Syntax)));
            }

            paths = [.. paths.SelectMany(one => Effect(operation, one, frame))];
            thrown.AddRange(paths.Where(one => one.IsThrown).Select(one => (one, operation.Syntax)));
            paths.RemoveAll(one => one.IsThrown);
        }

        return (paths, thrown);
    }

    /// <summary>Arguments run before the call that takes them.</summary>
    private static IEnumerable<IOperation> InOrder(IOperation operation) => operation.ChildOperations.SelectMany(InOrder).Append(operation);

    private IEnumerable<EventPath> Effect(IOperation operation, EventPath path, EventFrame frame)
    {
        var step = new EventStep(symbols, frame);
        if (step.Callee(operation) is { } call)
        {
            return Follow(call, path, frame);
        }

        var after = step.Effect(operation, path);
        if (after.SetAt is { } later && path.SetAt is { } earlier && later != earlier
            && (path.Result, after.Result) is (EventResult.Fail, EventResult.Success) or (EventResult.Success, EventResult.Fail)
            && !IsByDefault(earlier, later, path))
        {
            _overwritten.Add(new(earlier, later, after.Result));
        }

        return step.Alias(operation, path) is var (name, variable, same)
            ? new[] { true, false }.Select(value => after.Learn(name, value).Learn(variable, value == same))
            : [after];
    }

    /// <summary>Code may set one result first and the other where a check says so. Then that stands under a condition, and the first one beside it.</summary>
    private static bool IsByDefault(SyntaxNode earlier, SyntaxNode later, EventPath path) =>
        path.Turns.Length > path.TurnsAtResult && earlier.FirstAncestorOrSelf<StatementSyntax>()?.Parent is (BlockSyntax or SwitchSectionSyntax) and var list && list.Surrounds(later);

    private IEnumerable<EventPath> Follow(IInvocationOperation call, EventPath path, EventFrame frame)
    {
        var method = call.TargetMethod.OriginalDefinition;
        method = method.ReducedFrom ?? method;
        if (frame.IsRunning(method) || frame.Depth > MaximumDepth || method.IsVirtual || method.IsAbstract || (method.IsOverride && !method.IsSealed && !method.ContainingType.IsSealed)
            || bodies.Of(method, cancellationToken) is not { } body)
        {
            return [path.With(EventResult.Unknown, call.Syntax)];
        }

        var contexts = call.Arguments.Where(argument => frame.IsContext(argument.Value)).Select(argument => (ISymbol)argument.Parameter!.OriginalDefinition);
        var inner = EventFrame.Of(method, body, [.. contexts, .. method.MethodKind == MethodKind.LocalFunction ? frame.Contexts : []], frame, cancellationToken);
        return inner is null
            ? [path.With(EventResult.Unknown, call.Syntax)]
            // Its names are others. What it returns answers the question that the call is.
            : Run(inner, path with { Known = ImmutableDictionary<string, bool>.Empty, Returned = null }).Select(exit => Back(exit, path, call));
    }

    private static EventPath Back(EventPath exit, EventPath path, IInvocationOperation call)
    {
        var back = exit with { Known = path.Known, Returned = path.Returned };
        return exit.Returned is { } value && ConditionKeys.Of(call) is var (key, whenTrue) ? back.Learn(key, value == whenTrue) : back;
    }

    private void Leave(BasicBlock block, EventPath path, EventFrame frame, Stack<(BasicBlock, EventPath)> open, List<EventPath> exits)
    {
        if (block.ConditionalSuccessor is { } conditional && block.BranchValue is { } condition)
        {
            var known = new EventStep(symbols, frame).Answer(condition, path);
            var whenTrue = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
            foreach (var value in new[] { true, false }.Where(value => known is null || known == value))
            {
                var turned = path with { Turns = path.Turns.Add(new(condition.Syntax, value)) };
                turned = ConditionKeys.Of(condition) is var (key, keyWhenTrue) ? turned.Learn(key, value == keyWhenTrue) : turned;
                Take(value == whenTrue ? conditional : block.FallThroughSuccessor, block, turned, frame, open, exits);
            }
        }
        else
        {
            Take(block.FallThroughSuccessor, block, path, frame, open, exits);
        }
    }

    private void Take(ControlFlowBranch? branch, BasicBlock block, EventPath path, EventFrame frame, Stack<(BasicBlock, EventPath)> open, List<EventPath> exits)
    {
        switch (branch?.Semantics)
        {
            case ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow when (block.BranchValue?.Syntax ?? path.Catch) is { } thrower:
                Throw(path with { IsThrown = true }, thrower, block, frame, open, exits);
                break;
            case ControlFlowBranchSemantics.Return when block.BranchValue is { } returned:
                exits.Add(new EventStep(symbols, frame).Return(returned, path));
                break;
            case ControlFlowBranchSemantics.Regular when branch.Destination is { } next:
                open.Push((next, path));
                break;
        }
    }

    /// <summary>Goes to the handlers of an exception. One that the code throws itself leaves the function past them; what others throw only may be caught.</summary>
    private static void Throw(EventPath path, SyntaxNode at, BasicBlock block, EventFrame frame, Stack<(BasicBlock, EventPath)> open, List<EventPath> exits)
    {
        var (entries, mayLeave) = Handlers.Of(block, at);
        foreach (var (entry, clause) in entries)
        {
            open.Push((frame.Graph.Blocks[entry], path with { IsThrown = false, ThrowsItself = path.IsThrown, Catch = clause }));
        }

        if (path.IsThrown && mayLeave)
        {
            exits.Add(path);
        }
    }
}
