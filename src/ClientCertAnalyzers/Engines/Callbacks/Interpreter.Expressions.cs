using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Callbacks;

internal sealed partial class Interpreter
{
    private Value Evaluate(IOperation operation, State state)
    {
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
        {
            return Value.Constant(constant);
        }

        if (Given is { } given && operation.Syntax == given.Place && !operation.IsImplicit && operation.Type.IsBoolean())
        {
            return Value.Of(given.Value);
        }

        try
        {
            if (!Enter())
            {
                return Value.Unknown;
            }

            var value = EvaluateCore(operation, state);
            return value.IsUnknown && assumption != Assumption.None && Assumed(operation) is { IsUnknown: false } assumed ? assumed : value;
        }
        finally
        {
            Leave();
        }
    }

    private Value EvaluateCore(IOperation operation, State state)
    {
        switch (operation)
        {
            case IParameterReferenceOperation parameter:
                return state[parameter.Parameter];
            case ILocalReferenceOperation local:
                return state.Knows(local.Local) ? state[local.Local] : Captured(local);
            case IConversionOperation conversion:
                return Convert(conversion, Evaluate(conversion.Operand, state));
            case IUnaryOperation unary:
                return Unary(unary, Evaluate(unary.Operand, state));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } shortCircuit:
                return ShortCircuit(shortCircuit, state);
            case IBinaryOperation binary:
                return Binary(binary.OperatorKind, binary.OperatorMethod, Evaluate(binary.LeftOperand, state), Evaluate(binary.RightOperand, state));
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return Choose(Evaluate(conditional.Condition, state), conditional.WhenTrue, whenFalse, state);
            case ICoalesceOperation coalesce:
                return Coalesce(Evaluate(coalesce.Value, state), coalesce.WhenNull, state);
            case IIsPatternOperation isPattern:
                return Matches(isPattern.Pattern, Evaluate(isPattern.Value, state), state);
            case ISwitchExpressionOperation @switch:
                return Switch(@switch, state);
            case ISimpleAssignmentOperation assignment:
                return Store(assignment.Target, Evaluate(assignment.Value, state), state);
            case ICompoundAssignmentOperation compound:
                return Store(compound.Target, Binary(compound.OperatorKind, compound.OperatorMethod, Evaluate(compound.Target, state), Evaluate(compound.Value, state)), state);
            case IInvocationOperation invocation:
                return Invoke(invocation, state);
            case IPropertyReferenceOperation property:
                return Property(property, state);
            case IFieldReferenceOperation field:
                return Field(field.Field, field.Instance, state);
            case IDelegateCreationOperation creation:
                return Evaluate(creation.Target, state);
            case IAnonymousFunctionOperation or IMethodReferenceOperation:
                return Value.Function(operation);
            case IConditionalAccessOperation access:
                Evaluate(access.Operation, state);
                Perhaps(access.WhenNotNull, state);
                return Value.Unknown;
            case ITupleOperation tuple:
                return Value.Tuple(tuple.Elements.Select(e => Evaluate(e, state)).ToImmutableArray());
            case IThrowOperation:
                _frame.Throws = true;
                throw PathEnded.Instance;
            default:
                return Unmodelled(operation, state);
        }
    }

    /// <summary>An unknown construct: its parts may still write variables or call a helper that throws.</summary>
    private Value Unmodelled(IOperation operation, State state)
    {
        var derived = false;
        foreach (var child in operation.ChildOperations)
        {
            derived |= Evaluate(child, state).IsDerived;
        }

        state.Forget(Writes.In(operation));
        // Half-typed code may become anything, and a constructor may refuse what it gets.
        _frame.Throws |= operation is IInvalidOperation || derived && operation is IObjectCreationOperation && !operation.Type.IsFramework();
        return derived ? Subjects.Made(operation.Type) : Value.Unknown;
    }

    private Value Assumed(IOperation operation)
    {
        if (operation.Type?.SpecialType != SpecialType.System_Boolean
            || operation is IUnaryOperation or IConditionalOperation or IConversionOperation
                or IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr })
        {
            return Value.Unknown;
        }

        return (guards.Classify(operation), assumption) switch
        {
            (Guards.Condition.Development, Assumption.Development) or (Guards.Condition.Production, Assumption.Production) => Value.True,
            (Guards.Condition.Development, Assumption.Production) or (Guards.Condition.Production, Assumption.Development) => Value.False,
            (Guards.Condition.Switch, Assumption.SwitchesOn) => Value.True,
            (Guards.Condition.Switch, Assumption.SwitchesOff) => Value.False,
            _ => Value.Unknown,
        };
    }

    private Value ShortCircuit(IBinaryOperation operation, State state)
    {
        var isOr = operation.OperatorKind == BinaryOperatorKind.ConditionalOr;
        var left = Evaluate(operation.LeftOperand, state);
        if (isOr ? left.IsTrue : left.IsFalse)
        {
            return left;
        }

        if (!left.IsUnknown)
        {
            return Evaluate(operation.RightOperand, state);
        }

        // The right side runs or not; if it decides alone, it decides: x || true is true either way.
        var right = Perhaps(operation.RightOperand, state);
        return (isOr ? right.IsTrue : right.IsFalse) ? right : Value.Unknown;
    }

    private Value Choose(Value condition, IOperation whenTrue, IOperation whenFalse, State state)
    {
        if (!condition.IsUnknown)
        {
            return Evaluate(condition.IsTrue ? whenTrue : whenFalse, state);
        }

        var one = PerhapsEnds(whenTrue, state);
        var other = PerhapsEnds(whenFalse, state);
        return one is { } left && other is { } right ? Value.Join(left, right) : one ?? other ?? throw PathEnded.Instance;
    }

    private Value Coalesce(Value value, IOperation whenNull, State state) =>
        value.IsNull ? Evaluate(whenNull, state)
        : value.IsConstant || value.FunctionTarget is not null ? value
        : PerhapsEnds(whenNull, state) is { } other ? Value.Join(value, other) : value;

    /// <summary>Evaluates what only some paths evaluate: afterwards the state holds for all of them.</summary>
    private Value Perhaps(IOperation operation, State state) => PerhapsEnds(operation, state) ?? Value.Unknown;

    /// <summary>The same; null where the evaluation always throws.</summary>
    private Value? PerhapsEnds(IOperation operation, State state)
    {
        var branch = state.Clone();
        try
        {
            var value = Evaluate(operation, branch);
            state.MergeWith(branch);
            return value;
        }
        catch (PathEnded)
        {
            return null;
        }
    }

    private Value Store(IOperation target, Value value, State state)
    {
        switch (target)
        {
            case ILocalReferenceOperation { Local.RefKind: RefKind.None } local:
                Assign(local.Local, value, state);
                break;
            case IParameterReferenceOperation parameter:
                Assign(parameter.Parameter, value, state);
                break;
            case IDiscardOperation:
                break;
            default:
                Unmodelled(target, state);
                state.Forget(Writes.In(target.Parent!));
                break;
        }

        return value;
    }
}
