namespace ClientCertAnalyzers.AspNetCore.Responses;

/// <summary>The names of reasons on the wire, in logs and in metrics. Dashboards depend on them: they never change.</summary>
internal static class ReasonNames
{
    public const string Missing = "missing";

    public const string Misdirected = "misdirected";

    public static string Of(ClientCertificateRejectionReason reason) => reason switch
    {
        ClientCertificateRejectionReason.UntrustedIssuer => "untrusted-issuer",
        ClientCertificateRejectionReason.SelfSigned => "self-signed",
        ClientCertificateRejectionReason.BadSignature => "bad-signature",
        ClientCertificateRejectionReason.Revoked => "revoked",
        ClientCertificateRejectionReason.Expired => "expired",
        ClientCertificateRejectionReason.NotYetValid => "not-yet-valid",
        ClientCertificateRejectionReason.WrongUsage => "wrong-usage",
        ClientCertificateRejectionReason.WeakKey => "weak-key",
        ClientCertificateRejectionReason.RevocationUnknown => "revocation-unknown",
        ClientCertificateRejectionReason.UnsupportedExtension => "unsupported-extension",
        ClientCertificateRejectionReason.NameConstraint => "name-constraint",
        ClientCertificateRejectionReason.Malformed => "malformed",
        ClientCertificateRejectionReason.NotAllowed => "not-allowed",
        ClientCertificateRejectionReason.Unverified => "unverified",
        ClientCertificateRejectionReason.ProxyReported => "proxy-reported",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
