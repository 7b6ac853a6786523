using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Callbacks;

internal sealed partial class Interpreter
{
    /// <summary>Runs a statement. The result is the state behind it, or null where no path leads on.</summary>
    private State? Execute(IOperation? statement, State state)
    {
        if (statement is null)
        {
            return state;
        }

        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return Enter() ? ExecuteCore(statement, state) : GiveUp();
        }
        catch (PathEnded)
        {
            return null;
        }
        finally
        {
            Leave();
        }
    }

    private State? ExecuteCore(IOperation statement, State state)
    {
        switch (statement)
        {
            case IBlockOperation block:
                return ExecuteAll(block.Operations, state);
            case IExpressionStatementOperation expression:
                Evaluate(expression.Operation, state);
                return state;
            case IVariableDeclarationGroupOperation group:
                foreach (var declarator in group.Declarations.SelectMany(d => d.Declarators))
                {
                    var initializer = declarator.GetVariableInitializer();
                    var value = initializer is null ? Value.Unknown : Evaluate(initializer.Value, state);
                    Assign(declarator.Symbol, declarator.Symbol.RefKind == RefKind.None ? value : Value.Unknown, state);
                }

                return state;
            case IReturnOperation { Kind: OperationKind.Return } result:
                _frame.Returns.Add((result.ReturnedValue, result.ReturnedValue is { } returned ? Evaluate(returned, state) : Value.Unknown, state.ViaCatch));
                return null;
            case IConditionalOperation conditional:
                return ExecuteIf(conditional, state);
            case ISwitchOperation @switch:
                return ExecuteSwitch(@switch, state);
            case ILoopOperation loop:
                return ExecuteLoop(loop, state);
            case ITryOperation @try:
                return ExecuteTry(@try, state);
            case IUsingOperation @using:
                return Execute(@using.Resources, state) is { } held ? Execute(@using.Body, held) : null;
            case IUsingDeclarationOperation usingDeclaration:
                return Execute(usingDeclaration.DeclarationGroup, state);
            case ILockOperation @lock:
                Evaluate(@lock.LockedValue, state);
                return Execute(@lock.Body, state);
            case ILabeledOperation labeled:
                return Execute(labeled.Operation, state);
            case IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue } branch:
                Jump(branch.Target, state);
                return null;
            case IThrowOperation:
                _frame.Throws = true;
                return null;
            case IEmptyOperation or ILocalFunctionOperation:
                return state;
            case IReturnOperation or IBranchOperation or IInvalidOperation:
                return GiveUp(); // yield, goto, code that does not compile
            default:
                if (statement.Descendants().Any(o => o is IReturnOperation or IBranchOperation or IThrowOperation))
                {
                    return GiveUp(); // fixed, and whatever statement comes next
                }

                Evaluate(statement, state); // an expression in the place of a statement
                state.Forget(Writes.In(statement));
                return state;
        }
    }

    private State? ExecuteAll(IEnumerable<IOperation> statements, State state)
    {
        State? current = state;
        foreach (var statement in statements)
        {
            current = Execute(statement, current);
            if (current is null)
            {
                break; // unreachable from here
            }
        }

        return current;
    }

    private State? ExecuteIf(IConditionalOperation conditional, State state)
    {
        var condition = Evaluate(conditional.Condition, state);
        if (condition.IsTrue)
        {
            return Execute(conditional.WhenTrue, state);
        }

        if (condition.IsFalse)
        {
            return Execute(conditional.WhenFalse, state);
        }

        var otherwise = state.Clone();
        return State.Join(Execute(conditional.WhenTrue, state), Execute(conditional.WhenFalse, otherwise));
    }

    private State? ExecuteSwitch(ISwitchOperation @switch, State state)
    {
        var value = Evaluate(@switch.Value, state);
        State? behind = null, next = state;
        ISwitchCaseOperation? fallback = null;
        foreach (var section in @switch.Cases)
        {
            if (section.Clauses.Any(c => c is IDefaultCaseClauseOperation))
            {
                fallback = section; // runs when nothing else matches, wherever it stands
            }

            if (next is null)
            {
                break;
            }

            var matches = section.Clauses.Select(clause => Matches(clause, value, next)).ToList();
            if (matches.All(m => m.IsFalse))
            {
                continue;
            }

            behind = State.Join(behind, ExecuteAll(section.Body, next.Clone()));
            next = matches.Any(m => m.IsTrue) ? null : next;
        }

        // A default that was already run with an unknown clause beside it runs once more: harmless.
        behind = State.Join(behind, next is null || fallback is null ? next : ExecuteAll(fallback.Body, next));
        return Land(@switch.ExitLabel, behind);
    }

    private State? ExecuteTry(ITryOperation @try, State state)
    {
        var atStart = state.Clone();
        var thrownBefore = _frame.Throws;
        _frame.Throws = false;
        var behind = Execute(@try.Body, state);
        var throws = _frame.Throws || Throwing.IsPossible(@try.Body);
        var catchesAll = @try.Catches.Any(c => c.Filter is null && c.ExceptionType is null or { Name: "Exception" or "Object" });
        _frame.Throws = thrownBefore || _frame.Throws && !catchesAll;

        if (throws)
        {
            atStart.Forget(Writes.In(@try.Body));
            atStart.ViaCatch = true;
            foreach (var handler in @try.Catches)
            {
                var entered = atStart.Clone();
                if (handler.Filter is not { } filter || !Evaluate(filter, entered).IsFalse)
                {
                    behind = State.Join(behind, Execute(handler.Handler, entered));
                }
            }
        }

        if (@try.Finally is not { } cleanup)
        {
            return behind;
        }

        // A finally block runs on every path; when it always throws, nothing that was returned counts.
        if (Execute(cleanup, (behind ?? atStart).Clone()) is null)
        {
            _frame.Returns.Clear();
            return null;
        }

        behind?.Forget(Writes.In(cleanup));
        return behind;
    }

    /// <summary>An end of the path about which nothing is known.</summary>
    private State? GiveUp()
    {
        _frame.Returns.Add((null, Value.Unknown, false));
        return null;
    }
}
