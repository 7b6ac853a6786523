using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Identity;

/// <summary>Where the compilation names a method. Asked only about methods with a finding in them.</summary>
internal sealed class Callers(Compilation compilation, Bodies bodies)
{
    private const int Most = 16;

    /// <summary>The calls and references, also those through an interface or base method.</summary>
    public IReadOnlyList<IOperation> Of(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var found = new List<IOperation>();
        var search = new NameSearch([method.Name]);
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var name in search.In(tree, cancellationToken))
            {
                var model = bodies.Model(tree);
                if (found.Count < Most
                    && model.GetSymbolInfo(name, cancellationToken).Symbol is IMethodSymbol named
                    && IsSame(named, method)
                    && model.GetOperation(Sighting.Used(name), cancellationToken) is { } use)
                {
                    found.Add(use);
                }
            }
        }

        return found;
    }

    private static bool IsSame(IMethodSymbol named, IMethodSymbol method)
    {
        named = (named.ReducedFrom ?? named).OriginalDefinition;
        for (var current = method.OriginalDefinition; current is not null; current = current.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(named, current))
            {
                return true;
            }
        }

        return named.ContainingType.TypeKind == TypeKind.Interface
            && SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(named), method);
    }
}
