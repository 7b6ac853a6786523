using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor MTLS4001EventFailsOpen = Create(
        id: "MTLS4001",
        title: "OnCertificateValidated fails open",
        messageFormat: "{0} without a result, and certificate authentication then accepts the certificate; call '{1}.Fail(\"...\")' there",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Where the event sets no result, the handler goes by its own checks, which the certificate has passed already: whoever has one from a trusted CA is authenticated. A certificate is refused by Fail, by NoResult or by an exception.",
        cwe: "636");

    public static readonly DiagnosticDescriptor MTLS4002RefusalOverwritten = Create(
        id: "MTLS4002",
        title: "Fail() overwritten by Success()",
        messageFormat: "'{0}' has no effect where '{1}' runs behind it: the later result counts, and the certificate is accepted; return after the refusal",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Fail and Success both set the result of the event, and neither ends it. The handler sees only the last one.",
        cwe: "670");

    public static readonly DiagnosticDescriptor MTLS4004FailedEventAccepts = Create(
        id: "MTLS4004",
        title: "OnAuthenticationFailed calls Success()",
        messageFormat: "A certificate that has failed its checks is accepted here: the result of 'OnAuthenticationFailed' counts instead of the failure; set no result, or call '{0}.Fail(\"...\")'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The event comes after a failed chain, a refusal in OnCertificateValidated, or an exception in it. Success turns each of them into an authenticated user.",
        cwe: "287");
}
