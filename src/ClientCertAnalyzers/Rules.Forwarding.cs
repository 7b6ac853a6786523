using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor MTLS4011MiddlewareOrder = Create(
        id: "MTLS4011",
        title: "Middleware comes too late for the one that depends on it",
        messageFormat: "'{0}' stands behind '{1}', so {2}; call it before",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A request passes the middlewares in the order of their calls. Forwarded certificates and headers belong before authentication, and authentication before authorization.",
        cwe: "696");

    public static readonly DiagnosticDescriptor MTLS4012ForwardingIncomplete = Create(
        id: "MTLS4012",
        title: "Certificate forwarding lacks its registration or its middleware",
        messageFormat: "'{0}' is called without '{1}', so {2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AddCertificateForwarding says which header holds the client's certificate, and UseCertificateForwarding reads it. Without the second the header is ignored; without the first the header is X-Client-Cert, which anybody can send.",
        cwe: "287");

    public static readonly DiagnosticDescriptor MTLS4013ForwardedFromAnySource = Create(
        id: "MTLS4013",
        title: "Forwarded certificate is believed whoever sends it",
        messageFormat: "'UseCertificateForwarding' never asks where a request comes from, and '{0}' and '{1}' are emptied, so whoever reaches this service passes for the owner of any certificate; forward in a branch for the addresses of your proxies",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "ASP.NET Core believes the header of a forwarded certificate from anybody. The lists of known proxies concern other headers, and a program that empties them trusts the whole network.",
        cwe: "348");

    public static readonly DiagnosticDescriptor MTLS4014CertificateHeaderRead = Create(
        id: "MTLS4014",
        title: "Client certificate is read from a request header",
        messageFormat: "Whoever sends the request writes the header '{0}', and needs no private key for it; let 'UseCertificateForwarding' read it from your proxy only, and take the certificate from 'Connection.GetClientCertificateAsync()'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A header is text. A proxy that ends TLS tells the server in one who the client is, and a client that reaches the server, or a proxy that lets the header pass, can say the same. Certificates are no secret.",
        cwe: "290");

    public static readonly DiagnosticDescriptor MTLS4015HeaderFormatGuessed = Create(
        id: "MTLS4015",
        title: "Format of a forwarded certificate is guessed",
        messageFormat: "{0} guesses what the header holds, so its sender can have the server import PKCS#12 with a private key; {1}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "The constructors of X509Certificate2 find out from their input what it is. What comes out of a header should be one certificate, and everything else no certificate at all.",
        cwe: "20");

    public static readonly DiagnosticDescriptor MTLS4016HeaderOverridesTls = Create(
        id: "MTLS4016",
        title: "Header overrides the client certificate of the TLS connection",
        messageFormat: "'{0}' asks the client for its certificate, and a header of the same client replaces it, or takes it away where it holds none; forward only where the connection has no certificate, and only from your proxy",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "UseCertificateForwarding puts the certificate of the header in the place of the one that the client has proven to own. A header that is no certificate leaves none.",
        cwe: "290");

    public static readonly DiagnosticDescriptor MTLS4019ForwardedOverHttp = Create(
        id: "MTLS4019",
        title: "Certificate authentication skips forwarded certificates over HTTP",
        messageFormat: "Every listener of this program is plain HTTP, and certificate authentication skips a request that is not HTTPS, with a forwarded certificate too; call 'UseForwardedHeaders' with 'XForwardedProto' before, or set ASPNETCORE_FORWARDEDHEADERS_ENABLED",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Behind a proxy that ends TLS a request has the scheme http until a forwarded header says otherwise, and the handler of certificate authentication has no result for it.",
        cwe: "287",
        isSecurity: false);
}
