using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor MTLS1000MutualTlsMap = Create(
        id: "MTLS1000",
        title: "Map of the project's mutual TLS",
        messageFormat: "Who is asked for a client certificate: {0}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "No mistake: every listener of the project, when it asks for a client certificate and why, and what clients without one and with an invalid one get. With the property 'ClientCertMap' the build writes it to a file.",
        isSecurity: false,
        isEnabledByDefault: false);

    public static readonly DiagnosticDescriptor MTLS1001RequiredOnEveryEndpoint = Create(
        id: "MTLS1001",
        title: "Client certificate required on every endpoint",
        messageFormat: "'RequireCertificate' holds for every path of this {0}, so a client without a certificate fails in the TLS handshake on '{1}' too; use 'AllowCertificate' and enforce per endpoint, or give public endpoints their own listener",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "The client certificate mode belongs to the listener. Health probes, browsers and metrics scrapers without a certificate are refused in the handshake, before routing, and the application never sees them.",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS1002RequiredWithoutPublicEndpoint = Create(
        id: "MTLS1002",
        title: "Client certificate required on every endpoint, no public one seen",
        messageFormat: "'RequireCertificate' holds for every path of this {0}: health probes and browsers without a certificate fail in the TLS handshake and get no status code; if some endpoint should stay open, use 'AllowCertificate' and enforce per endpoint",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "The same as MTLS1001 where no public endpoint was found. It may well be intended.",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS1003MissingCertificateAccepted = Create(
        id: "MTLS1003",
        title: "ClientCertificateRequired accepts a missing certificate",
        messageFormat: "{0} accepts a client that sends no certificate{1}: 'ClientCertificateRequired' only asks for one and leaves the decision to the callback; return false where the certificate is null",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Without a validation callback SslStream refuses a client that sends no certificate. With one, the callback decides about that too: it gets null and RemoteCertificateNotAvailable, and a callback that rejects only other errors lets the client in.",
        cwe: "306");

    public static readonly DiagnosticDescriptor MTLS1004DefaultsConfiguredTwice = Create(
        id: "MTLS1004",
        title: "Defaults configured twice, the first action never runs",
        messageFormat: "This '{0}' replaces the action of the one in {1}, which never runs: all that it sets is lost{2}; put both into one call",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Kestrel keeps one action for the defaults. Each call of ConfigureHttpsDefaults or ConfigureEndpointDefaults replaces the action of the call before, without a word.",
        cwe: "1188");

    public static readonly DiagnosticDescriptor MTLS1005DefaultsAfterListen = Create(
        id: "MTLS1005",
        title: "ConfigureHttpsDefaults after Listen",
        messageFormat: "'{0}' in {1} takes the defaults when it runs, before this 'ConfigureHttpsDefaults': its endpoint gets none of these settings{2}; move this call above it",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "An endpoint takes the HTTPS defaults when Listen runs. Defaults that are configured later do not reach it.",
        cwe: "306");

    public static readonly DiagnosticDescriptor MTLS1006DefaultsNotInherited = Create(
        id: "MTLS1006",
        title: "Endpoint does not inherit the HTTPS defaults",
        messageFormat: "This overload of 'UseHttps' ignores 'ConfigureHttpsDefaults', so '{0}' does not hold here and this endpoint never asks for a client certificate; ask in its own options, or use 'UseHttps(options => ...)'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "UseHttps with an options object or a handshake callback starts from nothing: the defaults do not count for that endpoint.",
        cwe: "306");

    public static readonly DiagnosticDescriptor MTLS1007ValidationWithoutRequest = Create(
        id: "MTLS1007",
        title: "Client certificate validation configured, certificate never requested",
        messageFormat: "'{0}' has no effect{1}: the client certificate mode stays 'NoCertificate', so the server never asks for a certificate and serves every client; set 'ClientCertificateMode' or remove it",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Kestrel consults its client certificate settings only in the modes AllowCertificate, RequireCertificate and DelayCertificate. The default is NoCertificate.",
        cwe: "561");

    public static readonly DiagnosticDescriptor MTLS1008ValidationOverwritten = Create(
        id: "MTLS1008",
        title: "AllowAnyClientCertificate and a validation callback both set",
        messageFormat: "'AllowAnyClientCertificate' and 'ClientCertificateValidation' write the same property and the last one wins: {0}; keep the callback and remove 'AllowAnyClientCertificate'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AllowAnyClientCertificate() is a callback that accepts everything, stored in ClientCertificateValidation. Only the last assignment counts.",
        cwe: "561");

    public static readonly DiagnosticDescriptor MTLS1009SecondValidationCallback = Create(
        id: "MTLS1009",
        title: "OnAuthenticate sets a second validation callback",
        messageFormat: "In mode '{0}' Kestrel has given its own validation callback to the stream already, and a handshake that gets this second one throws, so its client cannot connect; move the check to 'ClientCertificateValidation', or trust a private CA through 'CertificateChainPolicy' here",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "SslStream takes one RemoteCertificateValidationCallback. In every mode but NoCertificate Kestrel passes one to its constructor; another one in the options of OnAuthenticate conflicts with it, and each handshake ends in an exception.",
        cwe: "440",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS1010DelayedWithHttp2 = Create(
        id: "MTLS1010",
        title: "DelayCertificate with HTTP/2",
        messageFormat: "'{0}' asks for the certificate during a request, which HTTP/2 and HTTP/3 forbid: 'GetClientCertificateAsync' gives null to every client that speaks them here, without an exception; set 'Protocols' of this endpoint to 'Http1', or ask in the handshake with 'AllowCertificate'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Delayed negotiation asks for the client certificate on a connection that is in use already. HTTP/2 and HTTP/3 forbid that, and the default of an endpoint is HTTP/1.1 and HTTP/2, which most clients prefer.",
        cwe: "287",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS1011DelayedNegotiationBeforeBody = Create(
        id: "MTLS1011",
        title: "Certificate negotiated late before the request's body is read",
        messageFormat: "This {0} handler asks for the certificate while the request's body may still be on its way: {1}; read or buffer the body first",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Late negotiation needs a quiet connection. A body that does not fit into the server's first read is in the way: GetClientCertificateAsync throws, or over TLS 1.3 gives up and returns null. Small bodies work, so tests often do not show it.",
        cwe: "440",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS1012ClientCertificatePropertyWhenDelayed = Create(
        id: "MTLS1012",
        title: "ClientCertificate read where the certificate is negotiated late",
        messageFormat: "'ClientCertificate' never asks the client, and '{0}' does not ask in the handshake: on a fresh connection this is null whatever certificate the client has; use 'await GetClientCertificateAsync()'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "With delayed negotiation the server asks for a certificate when the application calls GetClientCertificateAsync. The ClientCertificate property only returns a certificate that is already there.",
        cwe: "287",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS1013HttpSysRenegotiation = Create(
        id: "MTLS1013",
        title: "HTTP.sys renegotiation enabled",
        messageFormat: "'AllowRenegotation' asks for the client certificate in the middle of a connection: on HTTP/2 that never works, and a request whose body is still on its way can deadlock; use 'AllowCertificate' and let HTTP.sys ask in the handshake, which also needs the netsh option clientcertnegotiation=enable",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "HTTP.sys can renegotiate TLS when the application asks for the certificate. HTTP/2 forbids that, TLS 1.3 has no renegotiation, and data that the client is still sending blocks it. AllowCertificate takes the certificate of the first handshake, which HTTP.sys requests only where the binding says clientcertnegotiation=enable.",
        cwe: "440");

    public static readonly DiagnosticDescriptor MTLS1014RevocationNotChecked = Create(
        id: "MTLS1014",
        title: "Kestrel does not check whether client certificates are revoked",
        messageFormat: "With 'CheckCertificateRevocation = false' a client gets in with a certificate that its CA has revoked, such as a stolen one, and nothing seen here checks it later; set it to true if the CA publishes its revocations",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Kestrel checks revocation only if it is told to. Certificate authentication checks it by default; where that is not used, nobody does.",
        cwe: "299");
}
