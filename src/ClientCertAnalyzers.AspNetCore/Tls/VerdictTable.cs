using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Tls;

/// <summary>
/// The verdict of every certificate that a handshake judged. Kestrel's validation callback sees the certificate but no connection, and the
/// connection later shows the same instance: so the instance is the link. Weak, so that a verdict lives as long as its certificate.
/// </summary>
internal static class VerdictTable
{
    private static readonly ConditionalWeakTable<X509Certificate2, ClientCertificateVerdict> Verdicts = [];

    private static readonly ClientCertificateVerdict Unverified = ClientCertificateVerdict.Invalid(ClientCertificateRejectionReason.Unverified);

    public static void Record(X509Certificate2 certificate, ClientCertificateVerdict verdict) => Verdicts.AddOrUpdate(certificate, verdict);

    /// <summary>A certificate that nothing judged is invalid, and none is not provided.</summary>
    public static ClientCertificateVerdict Of(X509Certificate2? certificate) =>
        certificate is null ? ClientCertificateVerdict.NotProvided
        : Verdicts.TryGetValue(certificate, out var verdict) ? verdict
        : Unverified;
}
