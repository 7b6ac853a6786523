using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>The assemblies outside the framework that a host has code of: they get a part of it to set up, or one of their types becomes a part.</summary>
internal sealed class HostLibraries
{
    /// <summary>By assembly, because many a library puts its extensions into a namespace of the framework.</summary>
    private static readonly string[] Framework = ["Microsoft.", "System", "netstandard", "mscorlib", "Grpc."];

    private readonly HashSet<IAssemblySymbol> _assemblies = new(SymbolEqualityComparer.Default);

    public bool IsNone => _assemblies.Count == 0;

    public void Add(IInvocationOperation call, Func<ITypeSymbol?, bool> isPart)
    {
        var method = call.TargetMethod;
        if (!call.Arguments.Any(argument => isPart(argument.Value.WithoutConversion().Type)) && !isPart(call.Receiver()?.WithoutConversion().Type))
        {
            return;
        }

        foreach (var symbol in method.TypeArguments.Append<ISymbol>(method))
        {
            if (symbol.Locations.All(place => place.IsInMetadata) && symbol.ContainingAssembly is { } assembly && !Framework.Any(name => assembly.Name.StartsWith(name, StringComparison.Ordinal)))
            {
                _assemblies.Add(assembly);
            }
        }
    }

    /// <summary>One of them refers to an assembly whose name starts so, and so may do what that offers.</summary>
    public bool Know(params string[] assemblies) => _assemblies.SelectMany(assembly => assembly.Modules).SelectMany(module => module.ReferencedAssemblies)
        .Any(reference => assemblies.Any(name => reference.Name.StartsWith(name, StringComparison.Ordinal)));
}
