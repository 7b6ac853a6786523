using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Guards;

/// <summary>The one place that knows how code says "only in development".</summary>
internal sealed class DevelopmentGuards
{
    private const int CallerLevels = 2;

    /// <summary>The callback engine asks about the same expression once for each assumption and combination of errors.</summary>
    private readonly ConditionalWeakTable<IOperation, StrongBox<Condition>> _classified = new();
    private readonly ConditionImplication _conditions;
    private readonly EnclosingConditions _enclosing;
    private readonly MemberGuards _members;

    public DevelopmentGuards(KnownSymbols symbols)
    {
        _conditions = new ConditionImplication(symbols, this);
        _enclosing = new EnclosingConditions(_conditions);
        _members = new MemberGuards(symbols, this);
    }

    /// <summary>What keeps <paramref name="operation"/> from running in production, seen from the code around it.</summary>
    public Guard Of(IOperation operation) => Of(operation, CallerLevels);

    /// <summary>What one atomic boolean expression says; the callback engine asks this inside a callback's body.</summary>
    public Condition Classify(IOperation atom) => _classified.GetValue(atom, operation => new StrongBox<Condition>(ClassifyOnce(operation))).Value;

    /// <summary>Code that can never run is as good as guarded: often it is the release build's view of a flag that debug builds set.</summary>
    internal Guard Of(IOperation operation, int callerLevels) => Around(operation, ConditionImplication.Fuel, callerLevels) ?? Guard.Development;

    /// <summary>The guards around an operation; null where the code says that it never runs.</summary>
    internal Guard? Around(IOperation operation, int fuel, int callerLevels = 0)
    {
        if (PreprocessorGuards.OnlyInDebug(operation.Syntax))
        {
            return Guard.Development;
        }

        Guard? result = Guard.None;
        for (var child = operation; child.Parent is { } parent && result is not Guard.Development; child = parent)
        {
            result = result.And(_enclosing.Of(parent, child, fuel));
            if (parent is ILocalFunctionOperation local && operation.SemanticModel is { } model)
            {
                result = result.And(_members.Of(local.Symbol, model, callerLevels));
            }
        }

        return result is Guard.None or Guard.OptIn && operation.Member() is IMethodSymbol method && operation.SemanticModel is { } file
            ? result.And(_members.Of(method, file, callerLevels))
            : result;
    }

    private Condition ClassifyOnce(IOperation atom)
    {
        var (whenTrue, whenFalse) = (_conditions.Of(atom, true, ConditionImplication.Fuel), _conditions.Of(atom, false, ConditionImplication.Fuel));
        return whenTrue is Guard.Development ? Condition.Development
            : whenFalse is Guard.Development ? Condition.Production
            : whenTrue is Guard.OptIn || whenFalse is Guard.OptIn ? Condition.Switch
            : Condition.Other;
    }
}
