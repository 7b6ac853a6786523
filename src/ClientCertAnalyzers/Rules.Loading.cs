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

    public static readonly DiagnosticDescriptor MTLS7002PrivateKeyInSource = Create(
        id: "MTLS7002",
        title: "Private key is written in the code",
        messageFormat: "This '{0}' is in every copy of the source and of the compiled program, and whoever has one {1}; replace the key, and load the new one from a file, a certificate store or a vault",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A certificate proves who its owner is only while nobody else has the private key. One that was ever in the source stays in its history.",
        cwe: "321");

    public static readonly DiagnosticDescriptor MTLS7003FormatSniffer = Create(
        id: "MTLS7003",
        title: "Certificate is loaded by a call that guesses the format",
        messageFormat: "'{0}' takes whatever it is given, a certificate as well as PKCS#12 with a key, and is obsolete from .NET 9 on (SYSLIB0057); say what is expected, with {1}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Who can put a file or bytes in front of such a call chooses the format too, with the work of decrypting it and the import of its keys. X509CertificateLoader has one method for each format.",
        cwe: "20");
}
