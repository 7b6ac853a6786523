namespace ClientCertAnalyzers.AspNetCore;

/// <summary>
/// Why a client certificate was rejected. All checks run, and the first of these that applies is named. In logs, in the metric and in the
/// problem document a reason is written in lower case with hyphens: <c>untrusted-issuer</c>.
/// </summary>
public enum ClientCertificateRejectionReason
{
    /// <summary>Nothing wrong. A callback returns this to accept; no rejection carries it.</summary>
    None = 0,

    /// <summary>The chain does not end in a trusted root: a foreign CA, or an intermediate certificate that the client did not send.</summary>
    UntrustedIssuer,

    /// <summary>The certificate is its own issuer and is not trusted.</summary>
    SelfSigned,

    /// <summary>A signature in the chain does not match.</summary>
    BadSignature,

    /// <summary>A certificate of the chain is on its issuer's revocation list, also when only on hold.</summary>
    Revoked,

    /// <summary>A certificate of the chain is past its end.</summary>
    Expired,

    /// <summary>The client's certificate begins in the future.</summary>
    NotYetValid,

    /// <summary>The certificate is not for client authentication (RFC 5280 4.2.1.12), or its key not for signatures (4.2.1.3).</summary>
    WrongUsage,

    /// <summary>A key or signature of the chain is too weak: see <see cref="ClientCertificateTlsOptions.StrictValidation"/>.</summary>
    WeakKey,

    /// <summary>Revocation is checked, and for a certificate of the chain nothing in force says whether it is revoked.</summary>
    RevocationUnknown,

    /// <summary>A critical extension that .NET does not know, or an invalid one.</summary>
    UnsupportedExtension,

    /// <summary>A name that a CA of the chain may not issue for (RFC 5280 4.2.1.10).</summary>
    NameConstraint,

    /// <summary>Not readable, an error of no other kind, or proxy headers that are unreadable or contradict each other.</summary>
    Malformed,

    /// <summary>
    /// Valid, but refused by a callback of the application or by the certificate authentication handler. Also when the callback threw or
    /// returned a value that is not of this enum.
    /// </summary>
    NotAllowed,

    /// <summary>
    /// Nothing has checked the certificate: the endpoint is not set up for it, <c>AllowAnyClientCertificate()</c> took the check away, or the
    /// proxy sent no verdict.
    /// </summary>
    Unverified,

    /// <summary>The proxy rejected the certificate, for a reason that has no name here.</summary>
    ProxyReported,
}
