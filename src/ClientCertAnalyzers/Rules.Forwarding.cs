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
}
