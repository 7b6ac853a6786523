using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor MTLS2001ClientCertificateWithoutPrivateKey = Create(
        id: "MTLS2001",
        title: "Client certificate has no private key",
        messageFormat: "{0}, and a client certificate without its private key proves nothing: {1}; load the certificate together with its key, from PKCS#12 or with 'CreateFromPemFile(certificate, key)'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "In the TLS handshake a client signs with the private key of its certificate. A certificate that was loaded without its key is left out in silence: the server sees a client without certificate.",
        cwe: "287");

    public static readonly DiagnosticDescriptor MTLS2013CertificateInHeader = Create(
        id: "MTLS2013",
        title: "Certificate is sent as a request header",
        messageFormat: "'{0}' carries a certificate that is public, so it proves nothing: whoever has seen the certificate can send the same header; present it in the TLS handshake, through 'ClientCertificates' of the handler",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Such headers are how a proxy that ended TLS speaks to the server behind it. In the handshake a client signs with the private key; in a header it only claims.",
        cwe: "290");
}
