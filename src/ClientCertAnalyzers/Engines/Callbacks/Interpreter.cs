using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Callbacks;

/// <summary>
/// Runs a callback's body with known validation errors and everything else unknown. Paths fork at unknown conditions and join
/// behind them; each statement runs once per call, loops at most once, helpers to a bounded depth and within one budget. What is
/// not modelled is unknown.
/// </summary>
internal sealed partial class Interpreter(CallbackShape shape, long errors, Assumption assumption, Bodies bodies, DevelopmentGuards guards, CancellationToken cancellationToken)
{
    private const int MaxDepth = 8;
    private const int MaxNesting = 150;
    private const int MaxSteps = 20_000;

    /// <summary>A part of the code that has a given value, whatever it is made of.</summary>
    public (SyntaxNode Place, bool Value)? Given { get; init; }

    private readonly Stack<IOperation> _running = new();
    private Frame _frame = new() { Volatile = new(SymbolEqualityComparer.Default) };
    private int _steps;
    private int _nesting;

    /// <summary>Runs the callback itself.</summary>
    public Frame Run(IOperation body, ImmutableArray<IParameterSymbol> parameters)
    {
        var arguments = parameters.Select(p => Subjects.IsCertificateOrChain(p.Type) ? Value.Derived : Value.Unknown).ToArray();
        if (shape.ErrorsIndex >= 0 && shape.ErrorsIndex < arguments.Length)
        {
            arguments[shape.ErrorsIndex] = Value.Of(errors);
        }
        else if (shape.ErrorsProperty is not null && arguments.Length == 1)
        {
            arguments[0] = Value.Arguments;
        }

        return Call(body, parameters, arguments, outer: null);
    }

    /// <summary>Evaluates a single condition, knowing nothing but the errors.</summary>
    public bool? Decide(IOperation condition, IParameterSymbol parameter)
    {
        var state = new State { [parameter] = shape.ErrorsProperty is null ? Value.Of(errors) : Value.Arguments };
        try
        {
            var value = Evaluate(condition, state);
            return value.IsTrue ? true : value.IsFalse ? false : null;
        }
        catch (PathEnded)
        {
            return null;
        }
    }

    /// <summary>Runs a function body in a frame of its own.</summary>
    private Frame Call(IOperation body, ImmutableArray<IParameterSymbol> parameters, Value[] arguments, State? outer)
    {
        var caller = _frame;
        _frame = new Frame { Volatile = Writes.OutOfSight(body) };
        var state = outer?.Clone() ?? new State();
        state.ViaCatch = false;
        for (var i = 0; i < parameters.Length; i++)
        {
            Assign(parameters[i], i < arguments.Length && parameters[i].RefKind is RefKind.None or RefKind.In ? arguments[i] : Value.Unknown, state);
        }

        _running.Push(body);
        var frame = _frame;
        try
        {
            // A void helper that runs to its end returns nothing; its caller does not read the value.
            if (Execute(body, state) is { } end)
            {
                frame.Returns.Add((null, Value.Unknown, end.ViaCatch));
            }
        }
        finally
        {
            _running.Pop();
            _frame = caller;
        }

        return frame;
    }

    private Value Invoke(IInvocationOperation invocation, State state)
    {
        var instance = invocation.Instance is null ? Value.Unknown : Evaluate(invocation.Instance, state);
        var values = EvaluateArguments(invocation.Arguments, state);
        var method = invocation.TargetMethod;
        if (KnownCall(invocation, instance, values) is { IsUnknown: false } known)
        {
            return known;
        }

        if (bodies.IsTrusted(invocation))
        {
            return Value.Unknown;
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return instance.FunctionTarget switch
            {
                IAnonymousFunctionOperation lambda => CallBody(lambda.Body, lambda.Symbol, values, state),
                IMethodReferenceOperation reference => CallReference(reference, values, state),
                _ => Unseen(method, instance, values),
            };
        }

        return CallMethod(method, invocation.IsVirtual, instance, values, state);
    }

    /// <summary>A method that a delegate holds. That of an extension gets its receiver as the first argument.</summary>
    private Value CallReference(IMethodReferenceOperation reference, Value[] values, State state)
    {
        var receiver = reference.Instance is { } instance ? Evaluate(instance, state) : Value.Unknown;
        return CallMethod(reference.Method, reference.IsVirtual, receiver, values.Length < reference.Method.Parameters.Length ? [receiver, .. values] : values, state);
    }

    private Value CallMethod(IMethodSymbol method, bool isVirtual, Value instance, Value[] values, State state)
    {
        var target = method.OriginalDefinition;
        if (isVirtual && CanBeOverridden(method) || bodies.Of(target, cancellationToken) is not { } body)
        {
            return Unseen(method, instance, values);
        }

        // Only a local function sees the variables around it.
        return CallBody(body, target, values, target.MethodKind == MethodKind.LocalFunction ? state : null);
    }

    private Value CallBody(IOperation body, IMethodSymbol method, Value[] values, State? outer)
    {
        if (_running.Count > MaxDepth || _running.Contains(body) || method.IsAsync)
        {
            // Recursion or too deep: the helper may as well throw.
            _frame.Throws = true;
            return Value.Unknown;
        }

        var frame = Call(body, method.Parameters, values, outer);
        _frame.Throws |= frame.Throws;
        if (frame.Returns.Count == 0 && frame.Throws)
        {
            throw PathEnded.Instance;
        }

        return frame.Result;
    }

    private Value[] EvaluateArguments(ImmutableArray<IArgumentOperation> arguments, State state)
    {
        var values = new Value[arguments.Length];
        foreach (var argument in arguments)
        {
            var value = Evaluate(argument.Value, state);
            if (argument.Parameter is { } parameter && parameter.Ordinal < values.Length)
            {
                values[parameter.Ordinal] = value;
            }

            if (argument.Parameter is null or { RefKind: RefKind.Ref or RefKind.Out })
            {
                state.Forget(Writes.In(argument));
            }
        }

        return values;
    }

    /// <summary>
    /// A method that cannot be seen but gets something made from the certificate may exist to throw at a bad one
    /// (<c>EnsureTrusted(certificate)</c>). The framework's own methods do not, nor does what takes any object, such as a logger. What a
    /// delegate holds is not the framework's, even where its type is.
    /// </summary>
    private Value Unseen(IMethodSymbol method, Value instance, Value[] values)
    {
        _frame.Throws |= (method.MethodKind == MethodKind.DelegateInvoke || !method.ContainingType.IsFramework())
            && values.Zip(method.ConstructedFrom.Parameters, (value, parameter) => value.IsDerived && !Subjects.TakesAnything(parameter.Type)).Contains(true);
        return instance.IsDerived || values.Any(v => v.IsDerived) ? Subjects.Made(method.ReturnType) : Value.Unknown;
    }

    private static bool CanBeOverridden(IMethodSymbol method) =>
        (method.IsAbstract || method.IsVirtual || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed && !method.ContainingType.IsValueType;

    private void Assign(ISymbol variable, Value value, State state) =>
        state[variable] = _frame.Volatile.Contains(variable) ? Value.Unknown : value;

    /// <summary>False when the budget is used up or the code nests too deep: then everything is unknown.</summary>
    private bool Enter()
    {
        _nesting++;
        return ++_steps <= MaxSteps && _nesting <= MaxNesting;
    }

    private void Leave() => _nesting--;

    /// <summary>Unwinds an expression whose evaluation always throws to the statement around it. Never leaves the interpreter.</summary>
    private sealed class PathEnded : Exception
    {
        public static readonly PathEnded Instance = new();
    }
}
