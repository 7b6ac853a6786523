using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers;

/// <summary>MTLS8xxx: settings files.</summary>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor MTLS8001RequiredInSettings = Create(
        id: "MTLS8001",
        title: "RequireCertificate in the settings file",
        messageFormat: "Every endpoint in these settings requires a client certificate, so health probes, browsers and other clients without one fail in the TLS handshake; add an endpoint for them, or use 'AllowCertificate' and insist per endpoint in code",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "RequireCertificate belongs to the listener and holds for every path behind it. Settings for an endpoint replace what ConfigureHttpsDefaults says.",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS8002ModeIgnored = Create(
        id: "MTLS8002",
        title: "ClientCertificateMode in the settings file is ignored",
        messageFormat: "'{0}' {1}: Kestrel ignores it without a word, what holds without it stays, and by default no client certificate is requested; {2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Kestrel reads ClientCertificateMode of an endpoint, of one of its SNI names and of EndpointDefaults. What does not parse as one of its modes, and what stands elsewhere, counts as not set.",
        cwe: "1188");

    public static readonly DiagnosticDescriptor MTLS8003DelayedWithHttp2InSettings = Create(
        id: "MTLS8003",
        title: "DelayCertificate with HTTP/2 in the settings file",
        messageFormat: "'DelayCertificate' asks for the certificate during a request, which HTTP/2 and HTTP/3 forbid: 'GetClientCertificateAsync' gives null to every client that speaks them here, without an exception; set 'Protocols' to 'Http1', or use 'AllowCertificate'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Delayed negotiation asks for the client certificate on a connection that is in use already. HTTP/2 and HTTP/3 forbid that, and an endpoint without Protocols speaks HTTP/1.1 and HTTP/2.",
        cwe: "287",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS8004ModeOnHttpEndpoint = Create(
        id: "MTLS8004",
        title: "ClientCertificateMode on an http:// endpoint",
        messageFormat: "The application does not start: endpoint '{0}' with the address '{1}' has no TLS, and Kestrel throws on its 'ClientCertificateMode'; use 'https://', or remove the mode",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        description: "Kestrel throws InvalidOperationException for an endpoint without TLS that has settings for TLS.",
        cwe: "440",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS8005SniWeakerThanEndpoint = Create(
        id: "MTLS8005",
        title: "SNI wildcard is weaker than its endpoint",
        messageFormat: "Endpoint '{0}' requires a client certificate, but '{1}' for the host name '*' lets every client without one in that sends no host name or an unknown one; require it there too",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The settings under Sni replace those of the endpoint. The name * holds for every client whose host name no other entry matches, and for those that send none.",
        cwe: "306");

    public static readonly DiagnosticDescriptor MTLS8006SslFlags = Create(
        id: "MTLS8006",
        title: "sslFlags require a client certificate in the wrong way",
        messageFormat: "'{0}' {1}; {2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "IIS asks for a client certificate only with SslNegotiateCert, insists on one with SslRequireCert, and applies both to the path of the location element around them, or to the whole site.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS8007YarpAcceptsAnyServer = Create(
        id: "MTLS8007",
        title: "YARP accepts every server certificate",
        messageFormat: "The proxy connects to whoever answers for cluster '{0}': 'DangerousAcceptAnyServerCertificate' accepts forged and expired certificates, and what it forwards can be read and changed on the way; remove it, and trust a private CA through the system's store or ConfigureHttpClient",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "DangerousAcceptAnyServerCertificate switches the validation of the destination's certificate off. A client certificate then goes to anybody, and so does the request.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS8008CertificatePassword = Create(
        id: "MTLS8008",
        title: "Certificate password in the settings file",
        messageFormat: "The password of the server's private key goes wherever this file goes: to the repository, to every build and to every backup; set it as a user secret or an environment variable",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "A settings file is source. Configuration takes the same key from user secrets and from environment variables, with two underscores for each colon.",
        cwe: "260");

    public static readonly DiagnosticDescriptor MTLS8009InvalidCertificateAllowed = Create(
        id: "MTLS8009",
        title: "Invalid store certificate is allowed",
        messageFormat: "With 'AllowInvalid' the server also takes a certificate from the store that is expired or that nobody trusts, and clients that validate it refuse the connection; remove it, so that a wrong certificate shows at the start",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Kestrel looks up a certificate by its subject. AllowInvalid lets it take one that does not validate.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS8900SettingsFileHasFindings = Create(
        id: "MTLS8900",
        title: "Settings file has client-certificate findings",
        messageFormat: "This host reads settings with findings about client certificates ({0}); editors offer no fixes in those files, so they are offered here",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "No rule of its own: it carries the fixes of MTLS8001 to MTLS8009 and goes away with the findings.",
        isSecurity: false);
}
