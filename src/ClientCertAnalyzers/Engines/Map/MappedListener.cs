using ClientCertAnalyzers.Engines.Hosting;

namespace ClientCertAnalyzers.Engines.Map;

/// <summary>Who judges a client certificate in the handshake.</summary>
internal enum TlsJudge
{
    /// <summary>The chain has to end in a root that the machine trusts.</summary>
    Kestrel,

    /// <summary>A validation callback of the project.</summary>
    Callback,

    /// <summary>The runtime helper, which lets the handshake succeed and answers 495 afterwards.</summary>
    Helper,

    /// <summary><c>AllowAnyClientCertificate</c>.</summary>
    Nobody,

    /// <summary>Several of them, or code that is not to be seen.</summary>
    Unknown,
}

/// <summary>One endpoint of a host.</summary>
/// <param name="Name">As code or settings call it.</param>
/// <param name="Tls">Whether clients use TLS; null where that depends on a condition, or on an address that is not to be seen.</param>
/// <param name="Mode">When a client is asked for a certificate.</param>
/// <param name="Source">Where the mode comes from.</param>
/// <param name="Judge">Of a certificate that comes.</param>
internal sealed record MappedListener(string Name, bool? Tls, CertificateMode Mode, string Source, TlsJudge Judge)
{
    /// <summary>Nobody is asked there.</summary>
    public bool AsksNobody => Tls is false || Mode is CertificateMode.Unset or CertificateMode.NoCertificate;

    /// <summary>Without a listener in code or settings: what environment variables, the command line or the launch profile say, or Kestrel's own address.</summary>
    public static MappedListener AtStart(HttpsSetup defaults, string when = "") => new(
        "addresses given at start" + when, null, defaults.Mode, defaults.Mode == CertificateMode.Unset ? MapSource.Default : defaults.Source, defaults.Judge ?? TlsJudge.Kestrel);
}
