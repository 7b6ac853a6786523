using ClientCertAnalyzers.Engines.Hosting;

namespace ClientCertAnalyzers.Engines.Settings;

/// <summary>A <c>ClientCertificateMode</c> in a settings file.</summary>
/// <param name="Mode">What Kestrel makes of it; unset where the value is no mode, which Kestrel ignores.</param>
/// <param name="Value">The value; null where there is none.</param>
internal sealed record ConfiguredMode(CertificateMode Mode, SettingsValue? Value)
{
    public const string Key = "ClientCertificateMode";

    private static readonly Dictionary<string, int> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["NoCertificate"] = 0,
        ["AllowCertificate"] = 1,
        ["RequireCertificate"] = 2,
        ["DelayCertificate"] = 3,
    };

    /// <summary>There is a value, and Kestrel ignores it.</summary>
    public bool IsIgnored => Value is not null && Mode == CertificateMode.Unset;

    public static ConfiguredMode Of(SettingsValue? value) => value switch
    {
        null => new(CertificateMode.Unset, null),
        { IsPlaceholder: true } => new(CertificateMode.Unknown, value),
        _ => KestrelEnum.Parse(value.Text, Names) switch
        {
            null => new(CertificateMode.Unset, value),
            int number and >= 0 and <= 3 => new((CertificateMode)number, value),
            // Kestrel takes it and acts on none of its modes.
            _ => new(CertificateMode.Unknown, value),
        },
    };
}
