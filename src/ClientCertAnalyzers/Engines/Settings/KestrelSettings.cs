using ClientCertAnalyzers.Engines.Hosting;

namespace ClientCertAnalyzers.Engines.Settings;

/// <summary>The section <c>Kestrel</c>, as the server reads it (KestrelConfigurationLoader and ConfigurationReader of ASP.NET Core).</summary>
internal sealed class KestrelSettings(SettingsSection root)
{
    public SettingsSection? Section { get; } = root.Find("Kestrel");

    /// <summary>What holds for endpoints that say nothing themselves, those that code opens included.</summary>
    public ConfiguredEndpoint? Defaults { get; } = root.Find("Kestrel:EndpointDefaults") is { } section ? new(section) : null;

    public IReadOnlyList<ConfiguredEndpoint> Endpoints { get; } = [.. root.Find("Kestrel:Endpoints")?.Children.Select(section => new ConfiguredEndpoint(section)) ?? []];

    /// <summary>An endpoint of the settings that does not ask as code says for all of them: it has no TLS, or a mode of its own.</summary>
    public bool HasOtherEndpointThan(CertificateMode mode) => Endpoints.Any(endpoint =>
        !endpoint.IsHttps || endpoint.Sni.Select(host => host.Mode).Prepend(endpoint.Mode).Any(own => own.Mode != CertificateMode.Unset && own.Mode != mode));

    /// <summary>The settings may keep endpoints to HTTP/1.1: those that code opens, or all that they have themselves.</summary>
    public bool MayBeOnlyHttp1(bool forAll) => IsNarrow(VersionsOf(null)) || (forAll && Endpoints.Count > 0 && Endpoints.All(endpoint => endpoint.IsPlain || IsNarrow(VersionsOf(endpoint))));

    private static bool IsNarrow(HttpVersions versions) => versions is HttpVersions.OnlyHttp1 or HttpVersions.Unknown;

    /// <summary>The mode of an endpoint: its own, or that of the defaults.</summary>
    public ConfiguredMode ModeOf(ConfiguredEndpoint endpoint) => endpoint.Mode.Mode != CertificateMode.Unset ? endpoint.Mode : Defaults?.Mode ?? endpoint.Mode;

    /// <summary>The HTTP versions of an endpoint: its own, or those of the defaults.</summary>
    public HttpVersions VersionsOf(ConfiguredEndpoint? endpoint) => (endpoint?.Protocols ?? Defaults?.Protocols) switch
    {
        null => HttpVersions.Unset,
        var value when string.Equals(value.Text.Trim(), "Http1", StringComparison.OrdinalIgnoreCase) || value.Text.Trim() == "1" => HttpVersions.OnlyHttp1,
        var value when value.Text.IndexOf("Http2", StringComparison.OrdinalIgnoreCase) >= 0 || value.Text.IndexOf("Http3", StringComparison.OrdinalIgnoreCase) >= 0 => HttpVersions.Multiplexed,
        _ => HttpVersions.Unknown,
    };
}
