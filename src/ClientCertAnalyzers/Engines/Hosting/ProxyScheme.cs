using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>Whether a host that a proxy stands in front of knows the scheme that the client has used.</summary>
internal static class ProxyScheme
{
    /// <summary>What sets the scheme of a request, or has a listener with TLS. Some of these stand for several things: then nobody knows.</summary>
    public static readonly HashSet<string> Names =
    [
        "UseForwardedHeaders", "ForwardedHeadersOptions", "ForwardedHeaders", "XForwardedProto", "Scheme", "IsHttps",
        "UseHttps", "ConfigureHttpsDefaults", "UseHttpSys", "UseIIS", "UseIISIntegration", "UseHttpsRedirection", "UseHsts", "UseUrls", "Urls", "UseConfiguration",
    ];

    /// <summary>Code opens listeners, all of them without TLS, and nothing tells the scheme.</summary>
    public static bool IsAlwaysHttp(IOperation call, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var facts = HostFacts.Of(call.SemanticModel!.Compilation);
        var area = HostArea.Around(call, facts, cancellationToken);
        var sites = facts.Sites(cancellationToken).Where(site => area.MayOwn(site.Name)).ToList();
        return !sites.Any(site => Names.Contains(site.Text) || HostFacts.EndpointsBesideSettings.Contains(site.Text))
            && sites.Where(site => HostFacts.Listeners.Contains(site.Text)).ToList() is { Count: > 0 } listeners
            && listeners.All(site => area.Owns(site.Name)
                && Sighting.Used(site.Name) is InvocationExpressionSyntax
                && site.Operation(cancellationToken) is IInvocationOperation { TargetMethod.ContainingType: var type }
                && SymbolEqualityComparer.Default.Equals(type, symbols.KestrelServerOptions));
    }
}
