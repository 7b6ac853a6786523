using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines;

internal static class FrameworkSymbols
{
    /// <summary>A type or member that the framework declares and not the code at hand.</summary>
    public static bool IsFramework(this ISymbol? symbol)
    {
        var space = symbol?.ContainingNamespace;
        while (space is { ContainingNamespace: { IsGlobalNamespace: false } outer })
        {
            space = outer;
        }

        return space?.Name is "System" or "Microsoft" && symbol!.Locations.All(location => location.IsInMetadata);
    }
}
