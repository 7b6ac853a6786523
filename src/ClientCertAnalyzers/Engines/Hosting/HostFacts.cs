using System.Runtime.CompilerServices;
using ClientCertAnalyzers.Engines.Authentication;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>
/// The places of a compilation that tell about its hosts. Nothing is read before a rule has something to ask, and a file is read once,
/// however many compilations an editor makes of it: rules answer while the user types, which actions at the end of a compilation do not.
/// </summary>
internal sealed class HostFacts
{
    private static readonly ConditionalWeakTable<Compilation, HostFacts> Cache = new();
    private static readonly ConditionalWeakTable<SyntaxTree, SimpleNameSyntax[]> NamesOfFiles = new();

    public static readonly string[] Listeners = ["Listen", "ListenAnyIP", "ListenLocalhost", "ListenUnixSocket", "ListenHandle", "ListenNamedPipe"];

    /// <summary>Of the loader of the settings.</summary>
    public static readonly string[] EndpointsBesideSettings = ["Endpoint", "AnyIPEndpoint", "LocalhostEndpoint", "UnixSocketEndpoint", "HandleEndpoint", "NamedPipeEndpoint"];

    /// <summary>Names that are worth a look. What stands behind one is compared by symbol.</summary>
    private static readonly NameSearch Names = new(
    [
        .. HostCreations.Names,
        .. PublicEndpoints.Names,
        .. Negotiation.Names,
        .. CertificateAccess.Names,
        .. EndpointMaps.Names,
        .. BodyUse.Names,
        .. CertificateRoles.Names,
        .. SchemeSettings.Names,
        .. ForwardingFacts.Names,
        .. CertificateBoundary.Names,
        HeaderConverter.Name,
        .. OpenForwarding.Names,
        .. ProxyScheme.Names,
        .. OtherServers.Names,
        "ConfigureHttpsDefaults", "ConfigureEndpointDefaults", "UseHttps", "UseUrls", "Protocols",
        .. Listeners,
        .. EndpointsBesideSettings,
        "Configure", "Forwarded",
    ]);

    private readonly Compilation _compilation;
    private readonly Bodies _bodies;
    private IReadOnlyList<HostSite>? _sites;
    private IReadOnlyList<HostSite>? _creations;

    private HostFacts(Compilation compilation)
    {
        _compilation = compilation;
        _bodies = new Bodies(compilation);
    }

    public static HostFacts Of(Compilation compilation) => Cache.GetValue(compilation, static c => new(c));

    public IReadOnlyList<HostSite> Sites(CancellationToken cancellationToken) => _sites ??= ReadSites(cancellationToken);

    /// <summary>The framework's calls and constructors that make a host's builder, in an order that does not change from build to build.</summary>
    public IReadOnlyList<HostSite> Creations(CancellationToken cancellationToken) => _creations ??= [.. Sites(cancellationToken)
        .Where(site => HostCreations.Names.Contains(site.Text) && HostCreations.IsOne(site.Operation(cancellationToken)))
        .OrderBy(site => site.Name.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(site => site.Name.SpanStart)];

    private IReadOnlyList<HostSite> ReadSites(CancellationToken cancellationToken)
    {
        var sites = new List<HostSite>();
        foreach (var tree in _compilation.SyntaxTrees)
        {
            if (!NamesOfFiles.TryGetValue(tree, out var names))
            {
                names = NamesOfFiles.GetValue(tree, file => Names.In(file, cancellationToken));
            }

            sites.AddRange(names.Select(name => new HostSite(name, _bodies)));
        }

        return sites;
    }
}
