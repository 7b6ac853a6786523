using ClientCertAnalyzers.Engines.Hosting;

namespace ClientCertAnalyzers.Engines.Settings;

/// <summary>The section <c>Kestrel</c>, as the server reads it (KestrelConfigurationLoader and ConfigurationReader of ASP.NET Core).</summary>
internal sealed class KestrelSettings(SettingsSection root)
{
    public SettingsSection? Section { get; } = root.Find("Kestrel");

    /// <summary>What holds for endpoints that say nothing themselves, those that code opens included.</summary>
    public ConfiguredEndpoint? Defaults { get; } = root.Find("Kestrel:EndpointDefaults") is { } section ? new(section) : null;

    public IReadOnlyList<ConfiguredEndpoint> Endpoints { get; } = [.. root.Find("Kestrel:Endpoints")?.Children.Select(section => new ConfiguredEndpoint(section)) ?? []];

    /// <summary>Addresses without TLS, which count where nothing else opens an endpoint.</summary>
    public bool HasPlainAddress => Endpoints.Count == 0
        && (root.ValueOf("urls")?.Text.IndexOf("http://", StringComparison.OrdinalIgnoreCase) >= 0 || root.ValueOf("http_ports") is not null);

    /// <summary>An endpoint of the settings that does not ask as code says: it has no TLS, or another mode.</summary>
    /// <param name="mode">In code.</param>
    /// <param name="forAll">The code says so for all endpoints that say nothing themselves, not for one that it opens.</param>
    public bool HasOtherEndpointThan(CertificateMode mode, bool forAll) => (forAll && HasPlainAddress) || Endpoints.Any(endpoint =>
        !endpoint.IsHttps || endpoint.Sni.Prepend(endpoint).Any(place => IsOther(place.Mode.Mode != CertificateMode.Unset || forAll ? place.Mode : ModeOf(endpoint), mode, forAll)));

    /// <summary>The settings may keep endpoints to HTTP/1.1, or say another mode: for those that code opens, or all that they have themselves.</summary>
    public bool MayAvoidDelayWithHttp2(bool forAll) => IsNarrow(VersionsOf(null)) || (forAll && Endpoints.Count > 0 && Endpoints.All(endpoint =>
        endpoint.IsPlain || endpoint.Mode.Mode != CertificateMode.Unset || endpoint.Places.All(place =>
            place.Mode.Mode != CertificateMode.Unset || IsNarrow(VersionsOf(place.Versions == HttpVersions.Unset ? endpoint : place)))));

    /// <summary>The mode of an endpoint: its own, or that of the defaults.</summary>
    public ConfiguredMode ModeOf(ConfiguredEndpoint endpoint) => endpoint.Mode.Mode != CertificateMode.Unset ? endpoint.Mode : Defaults?.Mode ?? endpoint.Mode;

    /// <summary>The HTTP versions of an endpoint: its own, or those of the defaults.</summary>
    public HttpVersions VersionsOf(ConfiguredEndpoint? endpoint) =>
        endpoint is { Versions: not HttpVersions.Unset and var own } ? own : Defaults?.Versions ?? HttpVersions.Unset;

    private static bool IsNarrow(HttpVersions versions) => versions is HttpVersions.OnlyHttp1 or HttpVersions.Unknown;

    private static bool IsOther(ConfiguredMode own, CertificateMode mode, bool forAll) => own.Mode != mode && !(forAll && own.Mode == CertificateMode.Unset);
}
