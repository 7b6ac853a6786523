namespace ClientCertAnalyzers.Engines.Settings;

/// <summary>An endpoint, the endpoint defaults, or the settings for one host name (SNI).</summary>
internal sealed class ConfiguredEndpoint(SettingsSection section)
{
    public SettingsSection Section { get; } = section;

    public string Name => Section.Key;

    public SettingsValue? Url { get; } = section.ValueOf("Url");

    public SettingsValue? Protocols { get; } = section.ValueOf("Protocols");

    public ConfiguredMode Mode { get; } = ConfiguredMode.Of(section.ValueOf(ConfiguredMode.Key));

    /// <summary>By the name that the client asks for.</summary>
    public IEnumerable<ConfiguredEndpoint> Sni => Section.Find("Sni")?.Children.Select(host => new ConfiguredEndpoint(host)) ?? [];

    public bool IsHttps => HasScheme("https://");

    public bool IsPlain => HasScheme("http://");

    private bool HasScheme(string scheme) => Url?.Text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) == true;
}
