using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor MTLS2001ClientCertificateWithoutPrivateKey = Create(
        id: "MTLS2001",
        title: "Client certificate has no private key",
        messageFormat: "{0}, and a client certificate without its private key proves nothing: {1}; load the certificate together with its key, from PKCS#12 or with 'CreateFromPemFile(certificate, key)'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "In the TLS handshake a client signs with the private key of its certificate. A certificate that was loaded without its key is left out in silence: the server sees a client without certificate.",
        cwe: "287");

    /// <summary>Information where the code may run elsewhere. A warning by default, because the compiler does not run analyzers that only inform.</summary>
    public static readonly DiagnosticDescriptor MTLS2008EphemeralKeyOnWindows = Create(
        id: "MTLS2008",
        title: "Private key in memory alone does not do for TLS on Windows",
        messageFormat: "'{0}' keeps the private key in memory, and handshakes of Windows cannot use such a key: they fail with 'No credentials are available in the security package'; {1}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "On Windows the operating system does the TLS handshake, in another process, and finds a private key in its key stores only. On Linux and macOS any key will do.",
        cwe: "440");

    public static readonly DiagnosticDescriptor MTLS2009FirstStoreMatchUnchecked = Create(
        id: "MTLS2009",
        title: "First store match used unchecked",
        messageFormat: "Where the store has no such certificate, '{0}' throws an '{1}' that does not say so{2}; use 'FirstOrDefault' and throw an exception that names what is missing",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "A search in a certificate store finds nothing on a machine where the certificate is missing, and several where an old one is still there. Code that takes the first match stops with an exception about an index, or goes on with the wrong certificate.",
        cwe: "252");

    public static readonly DiagnosticDescriptor MTLS2010SubjectNameIsSubstring = Create(
        id: "MTLS2010",
        title: "FindBySubjectName is a substring match",
        messageFormat: "'{0}' finds every certificate whose {1} contains the text{2}, so this may take another certificate than the one that is meant; search by thumbprint, or for the whole name with '{3}'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "FindBySubjectName and FindByIssuerName compare neither the common name nor the whole name: a certificate matches as soon as the text occurs anywhere in it, whatever its case.",
        cwe: "1025");

    public static readonly DiagnosticDescriptor MTLS2011ValidOnlyMisused = Create(
        id: "MTLS2011",
        title: "validOnly hides a certificate or lets an expired one through",
        messageFormat: "With 'validOnly: {0}' {1}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "A search for valid certificates builds a chain for each match and drops those whose root the machine does not trust, which every certificate of a private CA is. A search for all returns expired ones too, and a client sends such a certificate without complaint.",
        cwe: "298");
}
