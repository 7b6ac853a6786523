using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor MTLS7004LoaderDoesNotFit = Create(
        id: "MTLS7004",
        title: "Certificate loader does not fit the content",
        messageFormat: "'{0}' cannot read {1}, which is {2}, and throws a 'CryptographicException'; use '{3}'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Each loader reads one format and throws on every other. The exception speaks of corrupted data or of a missing PEM label, and not of the loader.",
        cwe: "440");
}
