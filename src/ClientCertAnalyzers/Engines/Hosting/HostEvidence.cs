using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>What the code of one type shows about its host: which paths are public, and whether listeners differ.</summary>
internal sealed class HostEvidence(KnownSymbols symbols, Compilation compilation)
{
    private static readonly HashSet<string> PublicCalls =
    [
        "AllowAnonymous", "MapHealthChecks", "UseHealthChecks", "UseSwaggerUI", "MapRazorPages", "MapBlazorHub",
        "MapPrometheusScrapingEndpoint", "MapMetrics", "UseStaticFiles", "MapStaticAssets",
    ];

    private readonly ConcurrentBag<string> _public = [];
    private int _listeners;
    private int _unclear;

    /// <summary>The first public thing in alphabetical order: the order of discovery differs from build to build.</summary>
    public string? PublicThing => _public.OrderBy(name => name, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>Another listener, or a setting that may bring one, so that the mode may well not hold for every path.</summary>
    public bool IsUnclear => _unclear > 0 || _listeners > 1;

    public void See(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.Name.StartsWith("Listen", StringComparison.Ordinal) && Is(method.ContainingType, symbols.KestrelServerOptions))
        {
            Interlocked.Increment(ref _listeners);
        }
        else if (method.Name == "UseUrls" || (method.Name == "UseHttps" && !TakesAction(method) && Is(method.ContainingType, symbols.ListenOptionsHttpsExtensions)))
        {
            Interlocked.Exchange(ref _unclear, 1);
        }
        else if (PublicCalls.Contains(method.Name) && method.IsExtensionMethod && !Is(method.ContainingAssembly, compilation.Assembly)
            && (method.ContainingNamespace.ToDisplayString().StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || IsPackage(method.Name)))
        {
            _public.Add(method.Name);
        }
    }

    private static bool TakesAction(IMethodSymbol method) => method.Parameters.Any(p => p.Type.TypeKind == TypeKind.Delegate && p.Name == "configureOptions");

    private static bool IsPackage(string name) => name is "UseSwaggerUI" or "MapPrometheusScrapingEndpoint" or "MapMetrics";

    private static bool Is(ISymbol? one, ISymbol? other) => SymbolEqualityComparer.Default.Equals(one, other);
}
