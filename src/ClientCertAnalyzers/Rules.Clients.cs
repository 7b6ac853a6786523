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
}
