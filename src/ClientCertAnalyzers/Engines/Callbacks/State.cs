using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Callbacks;

/// <summary>What is known of the variables at one point of one path. Mutable: a path owns its state.</summary>
internal sealed class State
{
    private readonly Dictionary<ISymbol, Value> _variables;

    public State() => _variables = new(SymbolEqualityComparer.Default);

    private State(State other)
    {
        _variables = new(other._variables, SymbolEqualityComparer.Default);
        ViaCatch = other.ViaCatch;
    }

    /// <summary>Only an exception leads here: the path began in a catch block.</summary>
    public bool ViaCatch { get; set; }

    public Value this[ISymbol variable]
    {
        get => _variables.TryGetValue(variable, out var value) ? value : Value.Unknown;
        set => _variables[variable] = value;
    }

    /// <summary>Joins two paths; a path that ended is null.</summary>
    public static State? Join(State? left, State? right)
    {
        if (left is null || right is null)
        {
            return left ?? right;
        }

        var joined = new State { ViaCatch = left.ViaCatch && right.ViaCatch };
        foreach (var pair in left._variables)
        {
            // A variable that only one path knows is out of scope after the join, or unknown.
            if (right._variables.TryGetValue(pair.Key, out var other))
            {
                joined._variables[pair.Key] = Value.Join(pair.Value, other);
            }
        }

        return joined;
    }

    public State Clone() => new(this);

    public bool Knows(ISymbol variable) => _variables.ContainsKey(variable);

    public void Forget(IEnumerable<ISymbol> variables)
    {
        foreach (var variable in variables)
        {
            _variables[variable] = Value.Unknown;
        }
    }

    /// <summary>Takes over what <paramref name="other"/>, a clone that went on another way, left behind.</summary>
    public void MergeWith(State other)
    {
        foreach (var pair in other._variables)
        {
            _variables[pair.Key] = Value.Join(this[pair.Key], pair.Value);
        }
    }
}
