using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor MTLS4012ForwardingIncomplete = Create(
        id: "MTLS4012",
        title: "Certificate forwarding lacks its registration or its middleware",
        messageFormat: "'{0}' is called without '{1}', so {2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AddCertificateForwarding says which header holds the client's certificate, and UseCertificateForwarding reads it. Without the second the header is ignored; without the first the header is X-Client-Cert, which anybody can send.",
        cwe: "287");

    public static readonly DiagnosticDescriptor MTLS4014CertificateHeaderRead = Create(
        id: "MTLS4014",
        title: "Client certificate is read from a request header",
        messageFormat: "Whoever sends the request writes the header '{0}', and needs no private key for it; let 'UseCertificateForwarding' read it from your proxy only, and take the certificate from 'Connection.GetClientCertificateAsync()'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A header is text. A proxy that ends TLS tells the server in one who the client is, and a client that reaches the server, or a proxy that lets the header pass, can say the same. Certificates are no secret.",
        cwe: "290");
}
