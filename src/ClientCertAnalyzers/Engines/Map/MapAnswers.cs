using ClientCertAnalyzers.Engines.Hosting;

namespace ClientCertAnalyzers.Engines.Map;

/// <summary>What clients get from a listener.</summary>
internal static class MapAnswers
{
    public static string WithoutCertificate(MappedListener listener, MappedChecks checks) => listener.Mode switch
    {
        _ when listener.AsksNobody => "nobody is asked: " + Behind(checks),
        CertificateMode.RequireCertificate => "the handshake fails, without a status code",
        CertificateMode.Unknown => "depends on the mode",
        _ => Behind(checks),
    };

    public static string WithInvalidOne(MappedListener listener, MappedChecks checks) => listener switch
    {
        { AsksNobody: true } => "nobody is asked",
        { Judge: TlsJudge.Helper } => checks.Answers ? "495 where the endpoint requires one; elsewhere the application sees none" : "the application sees none",
        { Judge: TlsJudge.Callback } => "the callback decides; what it refuses fails in the handshake",
        { Judge: TlsJudge.Nobody } => PassesTls(checks),
        { Judge: TlsJudge.Unknown } => "depends on code that this map does not follow",
        { Mode: CertificateMode.Unknown } => "depends on the mode",
        { Mode: CertificateMode.DelayCertificate } => "the connection ends when the application asks for it",
        _ => "the handshake fails, without a status code",
    };

    private static string PassesTls(MappedChecks checks) => (checks.Authenticates, checks.Reads) switch
    {
        (true, true) => "passes TLS; 403 where a user is required; the code that reads the certificate decides",
        (true, false) => "passes TLS; 403 where a user is required",
        (false, true) => "passes TLS; the code that reads the certificate decides",
        _ => "accepted",
    };

    /// <summary>A client without certificate that has got through the handshake.</summary>
    private static string Behind(MappedChecks checks)
    {
        string[] answers =
        [
            .. checks.Answers ? ["496 where the endpoint requires one"] : Array.Empty<string>(),
            .. checks.Authenticates ? ["403 where a user is required"] : Array.Empty<string>(),
            .. checks.Reads ? ["the code that reads the certificate decides"] : Array.Empty<string>(),
        ];
        return answers.Length == 0 ? "served" : string.Join("; ", answers) + "; served elsewhere";
    }
}
