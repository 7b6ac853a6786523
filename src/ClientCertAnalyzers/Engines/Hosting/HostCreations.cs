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
        IInvocationOperation call => Names.Contains(call.TargetMethod.Name) && call.TargetMethod.IsStatic && call.TargetMethod.IsFramework(),
        IObjectCreationOperation creation => creation.Type.IsFramework(),
        _ => false,
    };
}
