using ClientCertAnalyzers.Engines.Hosting;

namespace ClientCertAnalyzers.Engines.Settings;

/// <summary>The section <c>Kestrel</c>, as the server reads it (KestrelConfigurationLoader and ConfigurationReader of ASP.NET Core).</summary>
internal sealed class KestrelSettings(SettingsSection root)
{
    public SettingsSection? Section { get; } = root.Find("Kestrel");

    /// <summary>What holds for endpoints that say nothing themselves, those that code opens included.</summary>
    public ConfiguredEndpoint? Defaults { get; } = root.Find("Kestrel:EndpointDefaults") is { } section ? new(section) : null;

    public IReadOnlyList<ConfiguredEndpoint> Endpoints { get; } = [.. root.Find("Kestrel:Endpoints")?.Children.Select(section => new ConfiguredEndpoint(section)) ?? []];

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
