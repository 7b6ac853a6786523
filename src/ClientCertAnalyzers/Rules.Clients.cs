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
        cwe: "287",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS2002KeyCopyIgnored = Create(
        id: "MTLS2002",
        title: "Result of CopyWithPrivateKey is ignored",
        messageFormat: "'CopyWithPrivateKey' returns a new certificate with the key and leaves {0} as it was, without it; use what it returns{1}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A certificate object never changes. CopyWithPrivateKey makes another one that has the key, and whoever goes on with the first has a certificate without key.",
        cwe: "252",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS2003AutomaticConflict = Create(
        id: "MTLS2003",
        title: "Automatic conflicts with ClientCertificates",
        messageFormat: "'Automatic' takes the certificate from the user's store, so {0}; remove the assignment, 'Manual' is the default",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A handler takes its client certificate either from its own list or from the user's store. With 'Automatic' the list cannot be read, and what is in it already is not used.",
        cwe: "440",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS2004CertificateListIsNull = Create(
        id: "MTLS2004",
        title: "SslOptions.ClientCertificates is null",
        messageFormat: "'{0}' is null until code sets it, so this throws a NullReferenceException; assign a 'new X509CertificateCollection()' first",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "SslClientAuthenticationOptions has no list of client certificates until somebody gives it one. HttpClientHandler and ClientWebSocketOptions make theirs themselves.",
        cwe: "476",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS2005CertificateOverHttp = Create(
        id: "MTLS2005",
        title: "Client certificate with an http:// address",
        messageFormat: "'{0}' is reached without TLS, so the request goes out in clear, the client certificate is never shown and nothing throws; use 'https://'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A client certificate is part of the TLS handshake. Over http:// there is none: whoever is on the way reads and changes the request, and the server learns nothing of the client.",
        cwe: "319");

    public static readonly DiagnosticDescriptor MTLS2006HandlerNeverUsed = Create(
        id: "MTLS2006",
        title: "Configured handler is never used",
        messageFormat: "'{0}' has no effect, because no client gets the handler '{1}'; create the client with it: 'new HttpClient({1})'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A client uses the handler that it is created with and no other. 'new HttpClient()' makes a handler of its own, without certificates and with the usual checks.",
        cwe: "563");

    public static readonly DiagnosticDescriptor MTLS2007SelectionHidesList = Create(
        id: "MTLS2007",
        title: "Selection callback hides ClientCertificates",
        messageFormat: "{0}; without a callback the client chooses from the list itself",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Where there is a selection callback, what it returns is sent and nothing else: the list of client certificates is only its argument.",
        cwe: "440",
        isSecurity: false);

    /// <summary>Information where the code may run elsewhere. A warning by default, because the compiler does not run analyzers that only inform.</summary>
    public static readonly DiagnosticDescriptor MTLS2008EphemeralKeyOnWindows = Create(
        id: "MTLS2008",
        title: "Private key in memory alone does not do for TLS on Windows",
        messageFormat: "'{0}' keeps the private key in memory, and handshakes of Windows cannot use such a key: they fail with 'No credentials are available in the security package'; {1}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "On Windows the operating system does the TLS handshake, in another process, and finds a private key in its key stores only. On Linux and macOS any key will do.",
        cwe: "440",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS2009FirstStoreMatchUnchecked = Create(
        id: "MTLS2009",
        title: "First store match used unchecked",
        messageFormat: "Where the store has no such certificate, '{0}' throws an '{1}' that does not say so{2}; use 'FirstOrDefault' and throw an exception that names what is missing",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "A search in a certificate store finds nothing on a machine where the certificate is missing, and several where an old one is still there. Code that takes the first match stops with an exception about an index, or goes on with the wrong certificate.",
        cwe: "252",
        isSecurity: false);

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

    public static readonly DiagnosticDescriptor MTLS2012CertificateDisposed = Create(
        id: "MTLS2012",
        title: "Certificate is disposed while the handler keeps it",
        messageFormat: "'{0}' is disposed at the end of its block, but what gets it here lives on: {1}; remove 'using' from the certificate",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A handler keeps the certificate object that it is given and needs it in every handshake. A certificate that is disposed before has neither content nor key.",
        cwe: "672",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS2013CertificateInHeader = Create(
        id: "MTLS2013",
        title: "Certificate is sent as a request header",
        messageFormat: "'{0}' carries a certificate that is public, so it proves nothing: whoever has seen the certificate can send the same header; present it in the TLS handshake, through 'ClientCertificates' of the handler",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Such headers are how a proxy that ended TLS speaks to the server behind it. In the handshake a client signs with the private key; in a header it only claims.",
        cwe: "290");

    public static readonly DiagnosticDescriptor MTLS2014CertificateFollowsRedirects = Create(
        id: "MTLS2014",
        title: "Client certificate follows redirects",
        messageFormat: "This handler follows redirects and shows its client certificate to whatever host they lead to; set 'AllowAutoRedirect = false' if the service does not redirect",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "AllowAutoRedirect is true by default, and a handler has one certificate for all hosts. A redirect can make the client prove its identity to somebody else.",
        cwe: "200");
}
