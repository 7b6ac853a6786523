using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor MTLS3001ClientValidationDisabled = Create(
        id: "MTLS3001",
        title: "Client certificate validation disabled on the server",
        messageFormat: "{0} accepts every client certificate, so a client gets in with one it made itself; remove it, or accept only 'SslPolicyErrors.None'{1}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Without a callback the server checks the chain. A callback that accepts everything leaves mutual TLS without authentication.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS3002ServerValidationDisabled = Create(
        id: "MTLS3002",
        title: "Server certificate validation disabled in a client",
        messageFormat: "{0} accepts every server certificate, so anyone on the network path can pose as the server and read the traffic; remove it, or accept only 'SslPolicyErrors.None'{1}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A client that accepts every certificate talks to whoever answers. A client certificate that it sends authenticates it to the attacker.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS3003CallbackIgnoresErrors = Create(
        id: "MTLS3003",
        title: "Certificate validation callback ignores SslPolicyErrors",
        messageFormat: "{0} decides without looking at the validation errors, so a forged certificate passes whatever else it checks; accept only when the errors are 'SslPolicyErrors.None'{1}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Dates, names and subjects can be written into a forged certificate. Only the validation errors, an own chain or a full pin tell whether it is genuine.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS3004CallbackAcceptsErrors = Create(
        id: "MTLS3004",
        title: "Certificate validation callback accepts chain or name errors",
        messageFormat: "{0} accepts {1}, so {2}; accept only 'SslPolicyErrors.None'{3}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A callback that is satisfied although an error flag is set accepts certificates that anyone can make.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS3005CallbackDropsNameMismatch = Create(
        id: "MTLS3005",
        title: "Client validation callback drops the host-name mismatch",
        messageFormat: "{0} checks the chain but not 'RemoteCertificateNameMismatch', so any certificate of that CA, even a client's, can pose as this server; reject every error other than 'RemoteCertificateChainErrors' first{1}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "X509Chain.Build proves who issued a certificate, not which host it belongs to. The host name is only in SslPolicyErrors.",
        cwe: "297");

    public static readonly DiagnosticDescriptor MTLS3017ServicePointManagerIgnored = Create(
        id: "MTLS3017",
        title: "ServicePointManager callback does not affect HttpClient",
        messageFormat: "'ServicePointManager.ServerCertificateValidationCallback' has no effect on HttpClient: its handlers keep their own validation; set 'ServerCertificateCustomValidationCallback' or 'SslOptions' on the handler instead",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Since .NET Core, HttpClient does not read ServicePointManager. Only the obsolete WebRequest family and SmtpClient do.",
        cwe: "440");

    public static readonly DiagnosticDescriptor MTLS3018CatchAccepts = Create(
        id: "MTLS3018",
        title: "Certificate validation callback accepts in a catch block",
        messageFormat: "{0} accepts the certificate when its own check throws, so whoever can make the check fail gets in; return false in the catch block{1}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A validation callback that throws only refuses the connection. Catching the exception and accepting turns a failure into an open door.",
        cwe: "636");

    public static readonly DiagnosticDescriptor MTLS3019EmptyListAllowsAll = Create(
        id: "MTLS3019",
        title: "Empty list of allowed certificates lets everybody in",
        messageFormat: "While this list is empty everybody is let in, so a setting that is missing opens the service; refuse everybody then, or throw when the service starts",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "A list of allowed certificates that is empty allows nobody. Code that takes it for \"no restriction\" fails open where the setting is misspelled or missing.",
        cwe: "636");
}
