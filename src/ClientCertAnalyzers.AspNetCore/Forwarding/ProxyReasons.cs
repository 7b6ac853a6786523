using System.Collections.Frozen;

namespace ClientCertAnalyzers.AspNetCore.Forwarding;

/// <summary>
/// What a proxy writes behind <c>FAILED:</c>. nginx passes the text of OpenSSL's <c>X509_verify_cert_error_string</c>, which changed a little between
/// versions 1.1 and 3.
/// </summary>
internal static class ProxyReasons
{
    private static readonly FrozenDictionary<string, ClientCertificateRejectionReason> Texts = new Dictionary<string, ClientCertificateRejectionReason>
    {
        ["unable to get issuer certificate"] = ClientCertificateRejectionReason.UntrustedIssuer,
        ["unable to get local issuer certificate"] = ClientCertificateRejectionReason.UntrustedIssuer,
        ["unable to verify the first certificate"] = ClientCertificateRejectionReason.UntrustedIssuer,
        ["self-signed certificate in certificate chain"] = ClientCertificateRejectionReason.UntrustedIssuer,
        ["self signed certificate in certificate chain"] = ClientCertificateRejectionReason.UntrustedIssuer,
        ["certificate not trusted"] = ClientCertificateRejectionReason.UntrustedIssuer,
        ["certificate rejected"] = ClientCertificateRejectionReason.UntrustedIssuer,
        ["self-signed certificate"] = ClientCertificateRejectionReason.SelfSigned,
        ["self signed certificate"] = ClientCertificateRejectionReason.SelfSigned,
        ["certificate signature failure"] = ClientCertificateRejectionReason.BadSignature,
        ["unable to decrypt certificate's signature"] = ClientCertificateRejectionReason.BadSignature,
        ["certificate revoked"] = ClientCertificateRejectionReason.Revoked,
        ["certificate has expired"] = ClientCertificateRejectionReason.Expired,
        ["certificate is not yet valid"] = ClientCertificateRejectionReason.NotYetValid,
        ["unsupported certificate purpose"] = ClientCertificateRejectionReason.WrongUsage,
        ["unsuitable certificate purpose"] = ClientCertificateRejectionReason.WrongUsage,
        ["invalid CA certificate"] = ClientCertificateRejectionReason.WrongUsage,
        ["key usage does not include certificate signing"] = ClientCertificateRejectionReason.WrongUsage,
        ["path length constraint exceeded"] = ClientCertificateRejectionReason.WrongUsage,
        ["EE certificate key too weak"] = ClientCertificateRejectionReason.WeakKey,
        ["CA certificate key too weak"] = ClientCertificateRejectionReason.WeakKey,
        ["CA signature digest algorithm too weak"] = ClientCertificateRejectionReason.WeakKey,
        ["unable to get certificate CRL"] = ClientCertificateRejectionReason.RevocationUnknown,
        ["unable to get CRL issuer certificate"] = ClientCertificateRejectionReason.RevocationUnknown,
        ["unable to decrypt CRL's signature"] = ClientCertificateRejectionReason.RevocationUnknown,
        ["key usage does not include CRL signing"] = ClientCertificateRejectionReason.RevocationUnknown,
        ["different CRL scope"] = ClientCertificateRejectionReason.RevocationUnknown,
        ["unhandled critical CRL extension"] = ClientCertificateRejectionReason.RevocationUnknown,
        ["CRL has expired"] = ClientCertificateRejectionReason.RevocationUnknown,
        ["CRL is not yet valid"] = ClientCertificateRejectionReason.RevocationUnknown,
        ["CRL signature failure"] = ClientCertificateRejectionReason.RevocationUnknown,
        ["unhandled critical extension"] = ClientCertificateRejectionReason.UnsupportedExtension,
        ["invalid or inconsistent certificate extension"] = ClientCertificateRejectionReason.UnsupportedExtension,
        ["permitted subtree violation"] = ClientCertificateRejectionReason.NameConstraint,
        ["excluded subtree violation"] = ClientCertificateRejectionReason.NameConstraint,
        ["unsupported name constraint type"] = ClientCertificateRejectionReason.NameConstraint,
        ["unsupported or invalid name constraint syntax"] = ClientCertificateRejectionReason.NameConstraint,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ClientCertificateRejectionReason Of(string text) => Texts.GetValueOrDefault(text, ClientCertificateRejectionReason.ProxyReported);
}
