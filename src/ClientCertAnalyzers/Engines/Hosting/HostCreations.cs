using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>What makes the builder of a host.</summary>
internal static class HostCreations
{
    public static readonly HashSet<string> Names =
    [
        "CreateBuilder", "CreateSlimBuilder", "CreateEmptyBuilder", "CreateDefaultBuilder", "CreateApplicationBuilder", "WebHostBuilder", "HostBuilder",
    ];

    public static bool IsOne(IOperation? operation) => operation switch
    {
        IInvocationOperation call => Names.Contains(call.TargetMethod.Name) && call.TargetMethod.IsStatic && IsOfHosts(call.TargetMethod),
        IObjectCreationOperation creation => IsOfHosts(creation.Type),
        _ => false,
    };

    /// <summary>Immutable collections have a <c>CreateBuilder</c> too.</summary>
    private static bool IsOfHosts(ISymbol? symbol) => symbol.IsFramework()
        && symbol!.ContainingNamespace.ToDisplayString() is "Microsoft.AspNetCore" or "Microsoft.AspNetCore.Builder" or "Microsoft.AspNetCore.Hosting" or "Microsoft.Extensions.Hosting";
}
