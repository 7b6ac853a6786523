using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor MTLS6001NameDecidesTrust = Create(
        id: "MTLS6001",
        title: "Trust decided by issuer or subject text",
        messageFormat: "The {0} is text that anybody can write into a certificate: {1}; {2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Names in a certificate mean something only where a trusted CA has signed them. A comparison of names alone accepts a certificate that somebody made at home with the expected issuer and subject in it.",
        cwe: "290");

    public static readonly DiagnosticDescriptor MTLS6002NameSubstringDecidesTrust = Create(
        id: "MTLS6002",
        title: "Substring test on issuer or subject decides trust",
        messageFormat: "'{0}' is satisfied when the {1} has this text somewhere{2}, and {3}; compare the whole name, and {4}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A name that contains the expected text is another name. Even a CA that checks names carefully may issue it to somebody else.",
        cwe: "290");

    public static readonly DiagnosticDescriptor MTLS6003ComparedWithEquals = Create(
        id: "MTLS6003",
        title: "Certificates compared with Equals",
        messageFormat: "'{0}' compares only issuer and serial number of certificates, so {1}; compare their raw data ('RawDataMemory' or 'RawData')",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "X509Certificate.Equals looks at neither key nor subject, and Contains, IndexOf and Remove of lists call it. Whoever makes a certificate chooses its issuer and serial number.",
        cwe: "1025");

    public static readonly DiagnosticDescriptor MTLS6004ThumbprintNeverMatches = Create(
        id: "MTLS6004",
        title: "Thumbprint literal can never match",
        messageFormat: "A thumbprint here is {0} upper-case hexadecimal digits, but this text {1}, so the {2}; {3}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Thumbprint and GetCertHashString return upper-case hexadecimal digits without separators. Text that was copied from a dialog or a tool often has lower-case letters, separators, or characters that cannot be seen.",
        cwe: "697");

    public static readonly DiagnosticDescriptor MTLS6005Sha1Thumbprint = Create(
        id: "MTLS6005",
        title: "SHA-1 thumbprint decides who a certificate belongs to",
        messageFormat: "The thumbprint is a SHA-1 hash, which no longer tells all certificates apart; {0}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Thumbprint, GetCertHash() and GetCertHashString() are SHA-1, for which two different contents with the same hash have been made. SHA-256 has no such weakness.",
        cwe: "328");

    public static readonly DiagnosticDescriptor MTLS6006CaseSensitiveThumbprint = Create(
        id: "MTLS6006",
        title: "Thumbprint from settings compared with regard to case",
        messageFormat: "'{0}' tells upper from lower case, and 'Thumbprint' is upper case: a thumbprint that somebody wrote in lower case never matches; compare with 'StringComparison.OrdinalIgnoreCase' or 'StringComparer.OrdinalIgnoreCase'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Many tools show thumbprints in lower case, and whoever copies one into a settings file does not know that its case matters.",
        cwe: "697");

    public static readonly DiagnosticDescriptor MTLS6007WeakIdentity = Create(
        id: "MTLS6007",
        title: "Hash code, serial number or friendly name as identity",
        messageFormat: "The {0} does not say whose certificate it is: {1}; compare the raw data or a SHA-256 hash",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Different certificates can have the same hash code, the same serial number and the same friendly name, and none of them is hard to choose.",
        cwe: "1025");

    public static readonly DiagnosticDescriptor MTLS6008ComparedByReference = Create(
        id: "MTLS6008",
        title: "Certificates compared by reference",
        messageFormat: "'{0}' asks whether both are one object, so for a certificate that was loaded or received once more it is always {1}; compare their raw data ('RawDataMemory' or 'RawData')",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "X509Certificate has no equality operators. Each handshake and each load makes a new object, even of the same certificate.",
        cwe: "1025");
}
