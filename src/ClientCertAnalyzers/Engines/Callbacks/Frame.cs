using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Callbacks;

/// <summary>One running function: what it returned so far, and whether it may end in an exception.</summary>
internal sealed class Frame
{
    /// <summary>The returned expressions with their values, in the order of execution.</summary>
    public List<(IOperation? Expression, Value Value, bool ViaCatch)> Returns { get; } = [];

    public bool Throws { get; set; }

    /// <summary>States that a break or continue carried to its target.</summary>
    public Dictionary<ILabelSymbol, State?> Jumps { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Variables that a nested lambda or local function writes: never known.</summary>
    public required HashSet<ISymbol> Volatile { get; init; }

    /// <summary>The one value that every path returns, or unknown.</summary>
    public Value Result => Returns.Count == 0 ? Value.Unknown : Returns.Select(r => r.Value).Aggregate(Value.Join);

    /// <summary>The letter of the truth table. No return at all is an endless loop (unknown) or an exception on every path.</summary>
    public char Letter
    {
        get
        {
            if (Returns.Count == 0)
            {
                return Throws ? 'R' : '?';
            }

            return !Throws && Returns.All(r => r.Value.IsTrue) ? 'A'
                : Returns.All(r => r.Value.IsFalse) ? 'R'
                : '?';
        }
    }
}
