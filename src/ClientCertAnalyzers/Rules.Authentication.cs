using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor MTLS4006CertificateUseNotValidated = Create(
        id: "MTLS4006",
        title: "Usage or validity period of client certificates is not checked",
        messageFormat: "'{0} = false' lets {1} log in; delete the assignment, the check is on by default",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Certificate authentication asks whether a certificate is meant for clients and whether it is valid today. A certificate without extended key usages passes that check, so old certificates are no reason to switch it off.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS4007RevocationNotAsked = Create(
        id: "MTLS4007",
        title: "Certificate authentication does not check for revocation",
        messageFormat: "'{0}' asks no CA whether {1} has been revoked, so {2}; delete the assignment, the default is '{3}'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Certificate authentication asks for revoked certificates by default. Without that a stolen key logs in until its certificate expires.",
        cwe: "299");
}
