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

    public static readonly DiagnosticDescriptor MTLS7004LoaderDoesNotFit = Create(
        id: "MTLS7004",
        title: "Certificate loader does not fit the content",
        messageFormat: "'{0}' cannot read {1}, which is {2}, and throws a 'CryptographicException'; use '{3}'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Each loader reads one format and throws on every other. The exception speaks of corrupted data or of a missing PEM label, and not of the loader.",
        cwe: "440",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS7005PemKeyLost = Create(
        id: "MTLS7005",
        title: "PEM with a private key is loaded without the key",
        messageFormat: "'{0}' reads the certificate of PEM alone, whatever key stands beside it, and {1}; load both with 'CreateFromPemFile' or 'CreateFromPem(certificate, key)'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "LoadCertificate, LoadCertificateFromFile, CreateFromPem with one argument and the old constructors read the first certificate of PEM text and ignore the private key in it.",
        cwe: "440",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS7006FirstPkcs12Entry = Create(
        id: "MTLS7006",
        title: "First entry of a PKCS#12 file taken for its certificate",
        messageFormat: "'{0}' takes whichever certificate the file lists {1}, and that may be the one of the CA; take the one with the private key, with 'First(certificate => certificate.HasPrivateKey)'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "A PKCS#12 file holds the certificates of a chain in any order, and a collection keeps it. Only the private key tells the own certificate from the others.",
        cwe: "440",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS7009PemFileWithoutKey = Create(
        id: "MTLS7009",
        title: "CreateFromPemFile gets a file without a private key",
        messageFormat: "'CreateFromPemFile' with one argument looks for the private key in the same file and throws where there is none, and '{0}' {1}; name the file with the key as second argument",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Without a second argument CreateFromPemFile reads certificate and private key from one file. A certificate alone is loaded with X509CertificateLoader.LoadCertificateFromFile.",
        cwe: "440",
        isSecurity: false);
}
