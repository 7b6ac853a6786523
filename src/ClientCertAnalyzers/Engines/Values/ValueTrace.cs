using System.Collections.Concurrent;
using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>
/// Follows an expression back to the expressions that make its value: through names that are written once, methods of the compilation,
/// and the arms of conditions. It ends where it cannot go on, so an end may be a name again. One per compilation.
/// </summary>
internal sealed class ValueTrace(Bodies bodies)
{
    /// <summary>How many names and calls one value is followed through.</summary>
    private const int MostHops = 8;

    /// <summary>How many expressions one question may look at, whatever branches and recursion there are.</summary>
    private const int MostSteps = 64;

    private readonly ConcurrentDictionary<ISymbol, IOperation?> _members = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, IReadOnlyList<IOperation>> _returns = new(SymbolEqualityComparer.Default);

    /// <summary>The expressions that may be the value, without <c>null</c> and <c>throw</c>; empty where there is nothing else.</summary>
    public IReadOnlyList<Origin> Of(IOperation value, CancellationToken cancellationToken)
    {
        var walk = new Walk(this, cancellationToken);
        walk.Follow(value, [], MostHops);
        return walk.Ends;
    }

    /// <summary>The one expression that is the value; the given one where there are several or none.</summary>
    public IOperation Single(IOperation value, CancellationToken cancellationToken) =>
        Of(value, cancellationToken) is [var only] ? only.Operation : value.Unwrap();

    /// <summary>The value of a member that is written once. It is the same from everywhere, so it is looked for once.</summary>
    private IOperation? OnlyWrite(IOperation reference) => reference switch
    {
        IMemberReferenceOperation { Member: { } member } => _members.GetOrAdd(member.OriginalDefinition, _ => Write.Only(reference)),
        _ => Write.Only(reference),
    };

    private IReadOnlyList<IOperation> ReturnsOf(IMethodSymbol method, CancellationToken cancellationToken)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        // What a derived class returns is not to be seen here.
        if ((method.IsVirtual || method.IsOverride || method.IsAbstract) && !method.IsSealed && !method.ContainingType.IsSealed)
        {
            return [];
        }

        return _returns.GetOrAdd(method, m => bodies.Of(m, cancellationToken) is { } body ? Returned(body) : []);
    }

    /// <summary>What a body returns, not counting the functions inside it; empty where a part of that cannot be seen.</summary>
    public static IReadOnlyList<IOperation> Returned(IOperation body) => [.. body.DescendantsAndSelf().OfType<IReturnOperation>()
        .Where(exit => exit.Kind == OperationKind.Return && !exit.Ancestors().TakeWhile(outer => outer != body).Any(outer => outer is IAnonymousFunctionOperation or ILocalFunctionOperation))
        .Select(exit => exit.ReturnedValue).OfType<IOperation>()];

    /// <summary>An end of the way, and the names on it.</summary>
    public readonly record struct Origin(IOperation Operation, IReadOnlyList<IOperation> Through);

    private sealed class Walk(ValueTrace trace, CancellationToken cancellationToken)
    {
        private int _steps;

        public List<Origin> Ends { get; } = [];

        public void Follow(IOperation value, IReadOnlyList<IOperation> through, int hops)
        {
            value = value.Unwrap();
            cancellationToken.ThrowIfCancellationRequested();
            if (++_steps > MostSteps || hops == 0)
            {
                Ends.Add(new(value, through));
                return;
            }

            switch (value)
            {
                case IThrowOperation or { ConstantValue: { HasValue: true, Value: null } }:
                    return;
                case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                    FollowAll([conditional.WhenTrue, whenFalse], through, hops);
                    return;
                case ICoalesceOperation coalesce:
                    FollowAll([coalesce.Value, coalesce.WhenNull], through, hops);
                    return;
                case ISwitchExpressionOperation choice:
                    FollowAll([.. choice.Arms.Select(arm => arm.Value)], through, hops);
                    return;
                case IAwaitOperation { Operation: var task } when Awaited(task) is IInvocationOperation { TargetMethod.IsAsync: true } call:
                    FollowCall(call.TargetMethod, value, through, hops);
                    return;
                case IInvocationOperation { TargetMethod.IsAsync: false } call:
                    FollowCall(call.TargetMethod, value, through, hops);
                    return;
                case IPropertyReferenceOperation { Property: { GetMethod: { } getter } } when trace.ReturnsOf(getter, cancellationToken).Count > 0:
                    FollowCall(getter, value, [.. through, value], hops);
                    return;
                case ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation:
                    FollowName(value, [.. through, value], hops);
                    return;
                default:
                    Ends.Add(new(value, through));
                    return;
            }
        }

        private static IOperation Awaited(IOperation task) => task.Unwrap() is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } inner }
            ? inner.Unwrap()
            : task.Unwrap();

        private void FollowAll(IReadOnlyList<IOperation> values, IReadOnlyList<IOperation> through, int hops)
        {
            foreach (var value in values)
            {
                Follow(value, through, hops - 1);
            }
        }

        private void FollowCall(IMethodSymbol method, IOperation call, IReadOnlyList<IOperation> through, int hops)
        {
            if (trace.ReturnsOf(method, cancellationToken) is { Count: > 0 } returns)
            {
                FollowAll(returns, through, hops);
            }
            else
            {
                Ends.Add(new(call, through));
            }
        }

        private void FollowName(IOperation name, IReadOnlyList<IOperation> through, int hops)
        {
            if (trace.OnlyWrite(name) is { } value)
            {
                Follow(value, through, hops - 1);
            }
            else
            {
                Ends.Add(new(name, through));
            }
        }
    }
}
