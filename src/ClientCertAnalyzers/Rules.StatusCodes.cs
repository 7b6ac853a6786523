using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor MTLS5001MissingCertificateAnswered = Create(
        id: "MTLS5001",
        title: "Missing certificate answered with 400, 401 or 403",
        messageFormat: "No client certificate came, and the answer is {0}, which clients and gateways take for something else; answer 496 (SSL Certificate Required)",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "400, 401 and 403 have other causes too, so a client cannot find out that all it lacks is a certificate. nginx answers 496 for that, and clients, dashboards and gateways know it.",
        cwe: "393",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS5002InvalidCertificateAnswered = Create(
        id: "MTLS5002",
        title: "Invalid certificate answered with 400, 401 or 403",
        messageFormat: "The client certificate has failed validation, and the answer is {0}, which clients and gateways take for something else; answer 495 (SSL Certificate Error)",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "400, 401 and 403 have other causes too, so a client cannot find out that its certificate is expired or of the wrong CA. nginx answers 495 for that, and clients, dashboards and gateways know it.",
        cwe: "393",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS5003StatusCodesSwapped = Create(
        id: "MTLS5003",
        title: "495 and 496 swapped",
        messageFormat: "{0} says that {1}, but here {2}; answer {3}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "495 means that a client certificate came and is not valid, 496 that one is required and none came. Swapped, they send whoever looks for the fault in the wrong direction.",
        cwe: "393",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS5004MagicStatusCode = Create(
        id: "MTLS5004",
        title: "495 or 496 written as a number",
        messageFormat: "Write 'ClientCertificateStatusCodes.{1}' for {0}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "The framework has no constants for 495 and 496, and few readers know the numbers. ClientCertAnalyzers.AspNetCore, which this project references, names them.",
        cwe: "393",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS5005BareStatusCode = Create(
        id: "MTLS5005",
        title: "495 or 496 without reason phrase or end of the connection",
        messageFormat: "{0} goes out {1}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "The framework has no reason phrase for 495 and 496, so the status line ends behind the number. The certificate belongs to the handshake: on a connection that stays open the client can send no other one. nginx writes a phrase and closes the connection.",
        cwe: "393",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS5006RedirectOnMissingCertificate = Create(
        id: "MTLS5006",
        title: "Missing certificate answered with a redirect to the same host",
        messageFormat: "The client follows this redirect over the TLS connection that it has, without a certificate again; answer 496, or redirect to a host or port of its own",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "A client certificate is asked for in the handshake. A redirect within the same host and port reuses the connection, so nobody asks again.",
        cwe: "393",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS5007AnswerNeverSent = Create(
        id: "MTLS5007",
        title: "495 or 496 is never sent: the handshake refuses the client first",
        messageFormat: "{0} refuses such a client in the TLS handshake, so no request comes to this {1}; {2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A client that is refused in the handshake gets no HTTP response. To answer over HTTP, the listener has to let the handshake finish and the application has to refuse.",
        cwe: "561",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS5008RequirementNotRegistered = Create(
        id: "MTLS5008",
        title: "Client certificate required without the services that enforce it",
        messageFormat: "'{0}' {1}: no 'AddClientCertificateResponses()' is called for this host; add it to the services",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The requirement only marks an endpoint. What enforces it are the services of AddClientCertificateResponses(). Without them the attribute is open on a lambda, hub or gRPC service, and everything else throws.",
        cwe: "306");

    public static readonly DiagnosticDescriptor MTLS5009TlsPartLost = Create(
        id: "MTLS5009",
        title: "UseClientCertificateResponses missing, replaced or overridden",
        messageFormat: "{0}, so {1}; {2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The services of the runtime helper answer, and UseClientCertificateResponses() on a listener's HTTPS options judges. Where no listener has it, or later code takes its place, certificates count as not verified: nobody gets in who should not, and nobody who should.",
        cwe: "1188");
}
