using ClientCertAnalyzers.Engines.Hosting;

namespace ClientCertAnalyzers.Engines.Map;

/// <summary>What a host does with the certificate of a request, once it is there or is missing.</summary>
internal sealed class MappedChecks
{
    private readonly ILookup<CertificateRole, string> _own;
    private readonly ILookup<CertificateRole, string> _perhaps;

    private MappedChecks(IEnumerable<(CertificateRole Role, string Place, bool IsOwn)> places, bool isOtherServer)
    {
        _own = places.Where(place => place.IsOwn).ToLookup(place => place.Role, place => place.Place);
        _perhaps = places.Where(place => !place.IsOwn).ToLookup(place => place.Role, place => "perhaps " + place.Place);
        IsOtherServer = isOtherServer;
    }

    /// <summary>HTTP.sys, IIS or a test server asks for the certificate in Kestrel's place, or a proxy forwards it.</summary>
    public bool IsOtherServer { get; }

    /// <summary>The runtime helper answers 496 and 495 where an endpoint insists on a certificate.</summary>
    public bool Answers => _own.Contains(CertificateRole.RuntimeHelper) && _own.Contains(CertificateRole.RequiredPerEndpoint);

    /// <summary>Certificate authentication makes a user of a certificate, and something asks for a user.</summary>
    public bool Authenticates => _own.Contains(CertificateRole.CertificateScheme) && (_own.Contains(CertificateRole.Authorization) || _own.Contains(CertificateRole.FallbackPolicy));

    public bool Reads => _own.Contains(CertificateRole.Reader) || _own.Contains(CertificateRole.OwnHandler);

    public static MappedChecks Of(HostRoles roles, CancellationToken cancellationToken) => new(
        [.. roles.Sites((CertificateRole[])Enum.GetValues(typeof(CertificateRole))).Select(found => (found.Role, MapSource.Of(found.Site.Name), roles.Owns(found.Site)))],
        roles.AllSites.Any(site => OtherServers.IsAt(site, cancellationToken)));

    /// <summary>The places that play a role, and those that may play it for another host of the project.</summary>
    public IReadOnlyList<string> Places(CertificateRole role) => [.. _own[role].Concat(_perhaps[role]).Distinct()];
}
