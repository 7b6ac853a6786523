using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore;

/// <summary>
/// The verdict on the client certificate, in <c>HttpContext.Features</c> and in the features of the connection. A feature that is on the
/// request before this package's middleware runs is left in place and decides: that is how a test without TLS states a verdict.
/// </summary>
public interface IClientCertificateVerdictFeature
{
    /// <summary>The verdict. With delayed negotiation it changes once, when the client has sent its certificate.</summary>
    ClientCertificateVerdict Verdict { get; }

    /// <summary>
    /// The certificate as it came, <b>also an invalid one</b>: for diagnosis, never for a decision, since anybody can write any name into an
    /// invalid certificate. <see langword="null"/> when none came. A certificate that a proxy rejected is not read and not shown.
    /// </summary>
    X509Certificate2? PresentedCertificate { get; }
}
