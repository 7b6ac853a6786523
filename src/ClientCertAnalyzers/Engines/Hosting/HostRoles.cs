using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>Whether something is so, as far as the code of the project shows.</summary>
internal enum Answer
{
    No,
    Yes,

    /// <summary>It may be, in code that is not to be seen or that may belong to another host.</summary>
    Unknown,
}

/// <summary>Who validates, reads and enforces the client certificates of one host.</summary>
internal sealed class HostRoles
{
    private readonly KnownSymbols _symbols;
    private readonly HostArea _area;
    private readonly IReadOnlyList<HostSite> _sites;
    private readonly CancellationToken _cancellationToken;
    private readonly Lazy<bool> _isCreatedHere;
    private readonly Lazy<bool> _maySetUpElsewhere;
    private readonly Lazy<HostLibraries> _libraries;

    private HostRoles(HostFacts facts, HostArea area, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        (_symbols, _area, _cancellationToken) = (symbols, area, cancellationToken);
        _sites = [.. facts.Sites(cancellationToken).Where(site => area.MayOwn(site.Name))];
        _isCreatedHere = new(() => facts.Creations(cancellationToken).Any(site => area.Owns(site.Name)));
        _maySetUpElsewhere = new(() => !IsCreatedHere || Bodies().Any(CallsForeignCode));
        _libraries = new(FindLibraries);
    }

    /// <summary>The code at hand creates the host. Without that it is a library, and does not know what else there is.</summary>
    public bool IsCreatedHere => _isCreatedHere.Value;

    public HostLibraries Libraries => _libraries.Value;

    /// <summary>All names that may tell about the host.</summary>
    public IReadOnlyList<HostSite> AllSites => _sites;

    public static HostRoles Around(IOperation operation, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var facts = HostFacts.Of(operation.SemanticModel!.Compilation);
        return new(facts, HostArea.Around(operation, facts, cancellationToken), symbols, cancellationToken);
    }

    /// <summary>The sites that play one of the roles for this host, or may.</summary>
    public IEnumerable<(HostSite Site, CertificateRole Role)> Sites(params CertificateRole[] roles)
    {
        var finder = new CertificateRoles(_symbols, _cancellationToken);
        return _sites.Select(site => (Site: site, Role: finder.Of(site)))
            .Where(found => found.Role is { } role && roles.Contains(role))
            .Select(found => (found.Site, found.Role!.Value));
    }

    /// <summary>The site is certain to belong to this host.</summary>
    public bool Owns(HostSite site) => _area.Owns(site.Name);

    /// <summary>Whether anybody plays one of the roles.</summary>
    public Answer Plays(params CertificateRole[] roles)
    {
        var sites = Sites(roles).ToList();
        return sites.Any(found => _area.Owns(found.Site.Name)) ? Answer.Yes
            : sites.Count > 0 || _maySetUpElsewhere.Value ? Answer.Unknown
            : Answer.No;
    }

    /// <summary>A listener of the host gets its TLS in code.</summary>
    public bool SetsUpTls() => _sites.Any(site => site.Text is "UseHttps" or "ConfigureHttpsDefaults"
        && _area.Owns(site.Name)
        && site.Operation(_cancellationToken) is IInvocationOperation call
        && HttpsOptionsScope.IsConsumer(call.TargetMethod, _symbols));

    /// <summary>The runtime helper believes a proxy, or its options come from code that is not to be seen.</summary>
    public bool MayForward() => _sites.Any(site => site.Text switch
    {
        "Forwarded" => site.IsAssigned,
        "Configure" => site.Operation(_cancellationToken) is IInvocationOperation { TargetMethod.TypeArguments: [var options] } && SymbolEqualityComparer.Default.Equals(options, _symbols.ClientCertificateResponseOptions),
        _ => false,
    });

    /// <summary>The code that speaks of the host.</summary>
    private IEnumerable<IOperation> Bodies() => _sites.Select(site => site.Operation(_cancellationToken)?.Root()).OfType<IOperation>()
        .GroupBy(body => body.Syntax).Select(same => same.First());

    /// <summary>A method of a library gets a part of the host to set up.</summary>
    private bool CallsForeignCode(IOperation body) => body.Descendants().OfType<IInvocationOperation>().Any(call =>
        call.TargetMethod.Locations.All(place => place.IsInMetadata)
        && !call.TargetMethod.IsFramework()
        && call.Arguments.Any(argument => SetsUp(argument.Value.WithoutConversion().Type)));

    private HostLibraries FindLibraries()
    {
        var libraries = new HostLibraries();
        foreach (var call in Bodies().SelectMany(body => body.Descendants()).OfType<IInvocationOperation>())
        {
            libraries.Add(call, SetsUp);
        }

        return libraries;
    }

    private bool SetsUp(ITypeSymbol? type) => HostOrigin.IsBuilder(type, _symbols)
        || type is not null && (type.Is(_symbols.AuthenticationBuilder) || type.Is(_symbols.ApplicationBuilder) || type.Is(_symbols.EndpointRouteBuilder));
}
