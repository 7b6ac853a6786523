using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>Whether certificates are forwarded from any request, and what else a program says about the proxies that it trusts.</summary>
internal static class OpenForwarding
{
    private const string Address = "RemoteIpAddress";
    private const string Proxies = "KnownProxies";

    /// <summary>The second came with .NET 10.</summary>
    private static readonly string[] Networks = ["KnownNetworks", "KnownIPNetworks"];

    public static readonly HashSet<string> Names = [Address, Proxies, .. Networks];

    /// <summary>Code of these may send requests away or take the header off them.</summary>
    private static readonly HashSet<string> Unknown = ["Use", "UseMiddleware", "Run", "UseWhen", "MapWhen"];

    /// <summary>
    /// Every request of the host gets to the call, and nothing before it or anywhere else in the project asks who the peer is, as far as can be seen.
    /// </summary>
    public static bool Is(MiddlewareCall forwarding, CancellationToken cancellationToken) =>
        forwarding.Pipeline.IsOfHost
        && forwarding.Call.BranchesAround().IsEmpty
        && forwarding.Pipeline.Before(forwarding).All(IsHarmless)
        && !Sites(forwarding.Call, cancellationToken).Any(site => site.Text == Address);

    /// <summary>The names of the two lists of proxies that the program empties and does not fill again; null where it does not.</summary>
    public static (string Proxies, string Networks)? EmptiedLists(IOperation call, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var lists = Sites(call, cancellationToken).Where(site => site.Text == Proxies || Networks.Contains(site.Text))
            .Select(site => site.Operation(cancellationToken)).OfType<IPropertyReferenceOperation>()
            .Where(list => SymbolEqualityComparer.Default.Equals(list.Property.ContainingType, symbols.ForwardedHeadersOptions)).ToList();
        var networks = lists.Select(list => list.Property.Name).FirstOrDefault(name => name != Proxies);
        return networks is not null && lists.Any(list => list.Property.Name == Proxies)
            && lists.All(list => list.Parent is IInvocationOperation { TargetMethod.Name: "Clear" } && !list.BranchesAround().Any())
                ? (Proxies, networks)
                : null;
    }

    private static bool IsHarmless(MiddlewareCall call) => call.Call.TargetMethod.IsFramework() && !Unknown.Contains(call.Call.TargetMethod.Name);

    private static IEnumerable<HostSite> Sites(IOperation call, CancellationToken cancellationToken)
    {
        var facts = HostFacts.Of(call.SemanticModel!.Compilation);
        var area = HostArea.Around(call, facts, cancellationToken);
        return facts.Sites(cancellationToken).Where(site => Names.Contains(site.Text) && area.MayOwn(site.Name));
    }
}
