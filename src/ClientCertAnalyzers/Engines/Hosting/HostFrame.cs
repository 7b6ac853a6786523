using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>One body of code that a host's script runs through: a method, or another that it calls.</summary>
internal sealed class HostFrame
{
    private readonly Dictionary<ILocalSymbol, IOperation?> _values = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _written = new(SymbolEqualityComparer.Default);

    public HostFrame(IOperation body)
    {
        Body = body;
        foreach (var operation in body.Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator:
                    _values[declarator.Symbol] = declarator.GetVariableInitializer()?.Value;
                    break;
                case IAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } }:
                    _written.Add(local);
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref, Value: ILocalReferenceOperation { Local: var local } }:
                    _written.Add(local);
                    break;
            }
        }
    }

    public IOperation Body { get; }

    /// <summary>What the parameters stand for: see <see cref="HostOrigin"/>.</summary>
    public ImmutableDictionary<ISymbol, object?> Arguments { get; init; } = ImmutableDictionary.Create<ISymbol, object?>(SymbolEqualityComparer.Default);

    /// <summary>The operation in the script's first body that leads here; null in that body itself.</summary>
    public IOperation? Site { get; init; }

    /// <summary>The name of the method, for a message; null in the script's first body.</summary>
    public string? Method { get; init; }

    /// <summary>What has to happen for this body to run at all.</summary>
    public ImmutableArray<SyntaxNode> Branches { get; init; } = ImmutableArray<SyntaxNode>.Empty;

    /// <summary>It runs behind all that is not late: see <see cref="KestrelCall.IsLate"/>.</summary>
    public bool IsLate { get; init; }

    public int Depth { get; init; }

    public IOperation? InitialValue(ILocalSymbol local) => _values.TryGetValue(local, out var value) ? value : null;

    public bool IsWrittenAgain(ILocalSymbol local) => _written.Contains(local);
}
