using ClientCertAnalyzers.Engines.Hosting;

namespace ClientCertAnalyzers.Engines.Settings;

/// <summary>An endpoint, the endpoint defaults, or the settings for one host name (SNI).</summary>
internal sealed class ConfiguredEndpoint(SettingsSection section)
{
    private const int Multiplexed = 2 | 4;

    private static readonly Dictionary<string, int> VersionNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["None"] = 0,
        ["Http1"] = 1,
        ["Http2"] = 2,
        ["Http1AndHttp2"] = 3,
        ["Http3"] = 4,
        ["Http1AndHttp2AndHttp3"] = 7,
    };

    public SettingsSection Section { get; } = section;

    public string Name => Section.Key;

    public SettingsValue? Url { get; } = section.ValueOf("Url");

    public SettingsValue? Protocols { get; } = section.ValueOf("Protocols");

    /// <summary>What Kestrel makes of the protocols; unset where they do not parse, which it ignores.</summary>
    public HttpVersions Versions => Protocols switch
    {
        null => HttpVersions.Unset,
        { IsPlaceholder: true } => HttpVersions.Unknown,
        _ => KestrelEnum.Parse(Protocols.Text, VersionNames) switch
        {
            null => HttpVersions.Unset,
            1 => HttpVersions.OnlyHttp1,
            int value when (value & Multiplexed) != 0 => HttpVersions.Multiplexed,
            _ => HttpVersions.Unknown,
        },
    };

    public ConfiguredMode Mode { get; } = ConfiguredMode.Of(section.ValueOf(ConfiguredMode.Key));

    /// <summary>By the name that the client asks for.</summary>
    public IEnumerable<ConfiguredEndpoint> Sni => Section.Find("Sni")?.Children.Select(host => new ConfiguredEndpoint(host)) ?? [];

    /// <summary>With names, only these are served: what the endpoint says counts for what they leave out.</summary>
    public IReadOnlyList<ConfiguredEndpoint> Places => Sni.ToList() is { Count: > 0 } names ? names : [this];

    public bool IsHttps => HasScheme("https://");

    public bool IsPlain => HasScheme("http://");

    private bool HasScheme(string scheme) => Url?.Text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) == true;
}
