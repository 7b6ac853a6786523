using ClientCertAnalyzers.Engines.Hosting;

namespace ClientCertAnalyzers.Engines.Settings;

/// <summary>A <c>ClientCertificateMode</c> in a settings file.</summary>
/// <param name="Mode">What Kestrel makes of it; unset where the value is no mode, which Kestrel ignores.</param>
/// <param name="Value">The value; null where there is none.</param>
internal sealed record ConfiguredMode(CertificateMode Mode, SettingsValue? Value)
{
    public const string Key = "ClientCertificateMode";

    private static readonly string[] Names = ["NoCertificate", "AllowCertificate", "RequireCertificate", "DelayCertificate"];

    /// <summary>There is a value, and Kestrel ignores it.</summary>
    public bool IsIgnored => Value is not null && Mode == CertificateMode.Unset;

    public bool Asks => Mode > CertificateMode.NoCertificate;

    /// <summary>Kestrel parses with <c>Enum.TryParse</c>, which ignores case and takes numbers, and takes what does not parse for nothing.</summary>
    public static ConfiguredMode Of(SettingsValue? value)
    {
        if (value is null)
        {
            return new(CertificateMode.Unset, null);
        }

        var text = value.Text.Trim();
        var known = Array.FindIndex(Names, name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase));
        if (known < 0 && int.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            return new(number is >= 0 and <= 3 ? (CertificateMode)number : CertificateMode.Unknown, value);
        }

        // Several names are added up, which nobody means.
        return new(known >= 0 ? (CertificateMode)known : text.IndexOf(',') >= 0 ? CertificateMode.Unknown : CertificateMode.Unset, value);
    }
}
