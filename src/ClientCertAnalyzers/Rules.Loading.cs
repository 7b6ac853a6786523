using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor MTLS7001PasswordLiteral = Create(
        id: "MTLS7001",
        title: "Password of a private key is written in the code",
        messageFormat: "The password for '{0}' is written in the code, so everyone who has the source or the compiled program can use the private key; read it from the configuration or from an environment variable",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A PKCS#12 file is as safe as its password. A password in the code is in every clone, build and backup, and cannot be changed without a release.",
        cwe: "798");
}
