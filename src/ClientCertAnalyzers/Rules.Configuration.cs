using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor MTLS0002OptionIgnored = Create(
        id: "MTLS0002",
        title: "Option of the rules is ignored",
        messageFormat: "'{0} = {1}' has no effect: {2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A value that is none of the option's counts as if it were not there, so the rules do not do what the file asks for.",
        isSecurity: false);
}
