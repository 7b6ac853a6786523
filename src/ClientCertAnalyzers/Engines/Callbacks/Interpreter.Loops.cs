using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Callbacks;

/// <summary>Loops, and the jumps that leave them or begin the next pass.</summary>
internal sealed partial class Interpreter
{
    /// <summary>
    /// Zero passes and one pass in which everything that the loop writes is unknown: a loop that can never reject does not hide
    /// an accept-all behind it.
    /// </summary>
    private State? ExecuteLoop(ILoopOperation loop, State state)
    {
        if (loop is IForLoopOperation { Before: var before } && ExecuteAll(before, state) is null)
        {
            return null;
        }

        if (loop is IForEachLoopOperation forEach)
        {
            Evaluate(forEach.Collection, state);
        }

        var condition = loop switch
        {
            IForLoopOperation { Condition: { } c } => c,
            IWhileLoopOperation { Condition: { } c } => c,
            _ => null,
        };
        var first = loop is IWhileLoopOperation { ConditionIsTop: false } || condition is null ? Value.Unknown : Evaluate(condition, state.Clone());
        if (first.IsFalse)
        {
            return state; // never entered
        }

        var entered = state.Clone();
        entered.Forget(Writes.In(loop));
        var again = condition is null ? Value.Unknown : Evaluate(condition, entered);
        var endless = loop is IForLoopOperation { Condition: null } || again.IsTrue;
        var body = Land(loop.ContinueLabel, Execute(loop.Body, entered));
        body?.Forget(Writes.In(loop));

        var mayBeSkipped = loop is IForEachLoopOperation || loop is not IWhileLoopOperation { ConditionIsTop: false } && !first.IsTrue;
        var behind = endless ? null : State.Join(mayBeSkipped ? state : null, body);
        return Land(loop.ExitLabel, behind);
    }

    private void Jump(ILabelSymbol target, State state)
    {
        _frame.Jumps.TryGetValue(target, out var waiting);
        _frame.Jumps[target] = State.Join(waiting, state);
    }

    private State? Land(ILabelSymbol label, State? state)
    {
        if (_frame.Jumps.TryGetValue(label, out var jumped))
        {
            _frame.Jumps.Remove(label);
            return State.Join(state, jumped);
        }

        return state;
    }
}
