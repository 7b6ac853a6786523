using System.Collections.Concurrent;
using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Callbacks;

/// <summary>Judges validation callbacks: from a delegate creation to a <see cref="Callback"/>. One per compilation.</summary>
internal sealed class CallbackEngine(Compilation compilation, KnownSymbols symbols, DevelopmentGuards guards)
{
    private readonly Bodies _bodies = new(compilation);

    /// <summary>A method handed over in many places is judged once.</summary>
    private readonly ConcurrentDictionary<(IMethodSymbol, INamedTypeSymbol), Callback?> _methods = new(MethodAndDelegateComparer.Instance);

    public CallbackShape.Recognizer Shapes { get; } = new(symbols);

    /// <summary>The callback that a delegate creation makes, or null where its body cannot be seen.</summary>
    public Callback? Judge(IDelegateCreationOperation creation, CallbackShape shape, CancellationToken cancellationToken)
    {
        switch (creation.Target)
        {
            case IAnonymousFunctionOperation lambda:
                return Judge(lambda.Body, lambda.Symbol, shape, cancellationToken);
            case IMethodReferenceOperation reference:
                var target = reference.Method.OriginalDefinition;
                // A derived class may judge otherwise.
                return reference.IsVirtual && !target.IsSealed && !target.ContainingType.IsSealed
                    ? null
                    : _methods.GetOrAdd((target, shape.Invoke.ContainingType), _ => _bodies.Of(target, cancellationToken) is { } body ? Judge(body, target, shape, cancellationToken) : null);
            default:
                return null;
        }
    }

    /// <summary>
    /// What a condition inside a callback says for each of the eight combinations of errors that <paramref name="parameter"/> holds
    /// or carries: true, false, or null where it depends on something else.
    /// </summary>
    public bool?[] Decide(IOperation condition, IParameterSymbol parameter, CallbackShape shape, CancellationToken cancellationToken) =>
    [
        .. Enumerable.Range(0, Verdict.Combinations).Select(errors =>
            new Interpreter(shape, errors, Assumption.None, _bodies, guards, cancellationToken).Decide(condition, parameter)),
    ];

    /// <summary>What a callback says where one of its conditions has a given value.</summary>
    public Verdict JudgeGiven(IOperation body, IMethodSymbol method, CallbackShape shape, SyntaxNode condition, bool value, CancellationToken cancellationToken) => Verdict.Create(errors =>
        new Interpreter(shape, errors, Assumption.None, _bodies, guards, cancellationToken) { Given = (condition, value) }.Run(body, method.Parameters).Letter);

    /// <summary>The callback that a function is, whoever gets it.</summary>
    public Callback Judge(IOperation body, IMethodSymbol method, CallbackShape shape, CancellationToken cancellationToken)
    {
        // The receiver of an extension is a parameter of the method and none of the delegate.
        var parameters = method.Parameters.RemoveRange(0, Math.Max(0, method.Parameters.Length - shape.Invoke.Parameters.Length));
        var errorsParameter = parameters.ElementAtOrDefault(shape.ErrorsIndex);
        var argumentsParameter = shape.ErrorsProperty is null ? null : parameters.FirstOrDefault();
        var runs = Run(Assumption.None);
        var verdict = Verdict.Create(errors => runs[errors].Letter);
        var guard = Guard.None;
        if (!IsHole(verdict) && verdict.ToString().Contains('?'))
        {
            (runs, verdict, guard) = Assume(Run, runs, verdict);
        }

        return new Callback
        {
            Shape = shape,
            Verdict = verdict,
            Guard = guard,
            Facts = new FactsCollector(shape, symbols, _bodies, cancellationToken).Collect(body, errorsParameter, argumentsParameter),
            ErrorsParameter = shape.ErrorsProperty is null ? errorsParameter : argumentsParameter,
            Returns = Pick(runs.SelectMany(r => r.Returns).Where(r => !r.Value.IsFalse)),
            AcceptingReturns = Pick(runs.Skip(1).SelectMany(r => r.Returns).Where(r => r.Value.IsTrue)),
            // With no error set, a catch that answers by the errors falls back on them: only a plain true is fail-open there.
            CatchReturns = Pick(runs.SelectMany((run, errors) => run.Letter != '?' ? [] : run.Returns.Where(r =>
                r.ViaCatch && r.Value.IsTrue && (errors != 0 || r.Expression!.ConstantValue.HasValue)))),
        };

        Frame[] Run(Assumption assumption) =>
        [
            .. Enumerable.Range(0, Verdict.Combinations).Select(errors =>
                new Interpreter(shape, errors, assumption, _bodies, guards, cancellationToken).Run(body, parameters)),
        ];
    }

    /// <summary>
    /// A body that asks where it runs, or how a switch is set, is judged for each answer. Production counts first: what is open
    /// there is open, whatever development does.
    /// </summary>
    private static (Frame[], Verdict, Guard) Assume(Func<Assumption, Frame[]> run, Frame[] unassumed, Verdict unassumedVerdict)
    {
        var nameDepends = false;
        foreach (var (assumption, guard) in new[]
        {
            (Assumption.Production, Guard.None),
            (Assumption.Development, Guard.Development),
            (Assumption.SwitchesOn, Guard.OptIn),
            (Assumption.SwitchesOff, Guard.OptIn),
        })
        {
            var runs = run(assumption);
            var verdict = Verdict.Create(errors => runs[errors].Letter);
            if (IsHole(verdict))
            {
                return (runs, verdict, guard);
            }

            nameDepends |= verdict[Verdict.NameMismatch] == 'R' && unassumedVerdict[Verdict.NameMismatch] == '?';
        }

        // Whether the host name counts is a matter of configuration (verifyFull && name mismatch): the lax way is a choice.
        return (unassumed, unassumedVerdict, nameDepends ? Guard.OptIn : Guard.None);
    }

    private static bool IsHole(Verdict verdict) => verdict.AcceptsAny(Verdict.NameMismatch | Verdict.ChainErrors);

    private static ImmutableArray<IOperation> Pick(IEnumerable<(IOperation? Expression, Value, bool)> returns) =>
        returns.Select(r => r.Expression).OfType<IOperation>().Distinct().OrderBy(o => o.Syntax.SpanStart).ToImmutableArray();

    private sealed class MethodAndDelegateComparer : IEqualityComparer<(IMethodSymbol Method, INamedTypeSymbol Delegate)>
    {
        public static readonly MethodAndDelegateComparer Instance = new();

        public bool Equals((IMethodSymbol Method, INamedTypeSymbol Delegate) x, (IMethodSymbol Method, INamedTypeSymbol Delegate) y) =>
            SymbolEqualityComparer.Default.Equals(x.Method, y.Method) && SymbolEqualityComparer.Default.Equals(x.Delegate, y.Delegate);

        public int GetHashCode((IMethodSymbol Method, INamedTypeSymbol Delegate) key) => SymbolEqualityComparer.Default.GetHashCode(key.Method);
    }
}
