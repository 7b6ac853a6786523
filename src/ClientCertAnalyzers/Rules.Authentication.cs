using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor MTLS4003NoIdentityCheck = Create(
        id: "MTLS4003",
        title: "Certificate authentication does not ask which client it is",
        messageFormat: "{0} accepts every client certificate of every CA that the machine trusts, and nothing here asks which client it is; compare a hash or name with those that are known, or trust only your own CA with 'CustomTrustStore'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "By default certificate authentication trusts the roots of the machine. Whoever buys a certificate for clients of a public CA is then an authenticated user.",
        cwe: "287");

    public static readonly DiagnosticDescriptor MTLS4005SelfSignedWithoutPin = Create(
        id: "MTLS4005",
        title: "Self-signed client certificates allowed without a pin",
        messageFormat: "'AllowedCertificateTypes = {0}' lets whoever makes a certificate for themselves log in, because nothing here compares its hash or raw data with those that are known; delete the assignment, or 'Fail' in 'OnCertificateValidated' on every other certificate",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "For a self-signed certificate there is no CA to trust. Only the certificate itself, or its hash, tells a known client from anybody else; every name in it is what its maker wrote there.",
        cwe: "295");

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

    public static readonly DiagnosticDescriptor MTLS4008CertificateNotRequested = Create(
        id: "MTLS4008",
        title: "Certificate authentication, but no client is asked for a certificate",
        messageFormat: "Nothing in this project asks clients for a certificate, so 'AddCertificate' never gets one and nobody can log in with it; set 'ClientCertificateMode', or 'UseCertificateForwarding' behind a proxy",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "A client sends its certificate only when the TLS layer asks for it. Kestrel does not by default, and certificate authentication does not change that.",
        cwe: "287",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS4009NeverEnforced = Create(
        id: "MTLS4009",
        title: "Certificate authentication is never enforced",
        messageFormat: "Nothing in this project demands that a caller has logged in, so '{0}' answers callers without a certificate, and with one that fails, like all others; call 'RequireAuthorization' on the endpoints or set a 'FallbackPolicy'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Authentication finds out who calls and refuses nobody. Authorization refuses: a policy, an attribute, or code that looks at the user.",
        cwe: "306");

    public static readonly DiagnosticDescriptor MTLS4017CacheForgetsTheRequest = Create(
        id: "MTLS4017",
        title: "Cached certificate validation depends on the request",
        messageFormat: "'AddCertificateCache' reuses what 'OnCertificateValidated' says of a certificate for other requests, but the event looks at '{0}'; ask about the request in an authorization policy, or do not cache",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "The cache keeps an answer for each certificate, for two minutes after its last use and up to half an hour. What a single request says has no place in such an answer.",
        cwe: "524");

    public static readonly DiagnosticDescriptor MTLS4018CertificateNotRead = Create(
        id: "MTLS4018",
        title: "Clients are asked for a certificate that nothing reads",
        messageFormat: "'AllowCertificate' asks every client for a certificate, and nothing in this project reads it, so browsers prompt their users for nothing; remove the assignment, or add 'AddCertificate'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "With AllowCertificate a client may come without a certificate, so only code that reads the certificate makes a difference. Without such code nobody is authenticated by it.",
        cwe: "287",
        isSecurity: false);
}
