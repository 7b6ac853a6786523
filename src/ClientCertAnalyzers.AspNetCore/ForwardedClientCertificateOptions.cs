using System.Net;

namespace ClientCertAnalyzers.AspNetCore;

/// <summary>
/// Trust in a proxy that ends TLS and tells in headers what it made of the client's certificate. Both headers are removed from every
/// request, whoever sent it: the application reads the certificate where it always does, <c>HttpContext.Connection.ClientCertificate</c>.
/// </summary>
public sealed class ForwardedClientCertificateOptions
{
    /// <summary>The header with the certificate. Default: <c>Client-Cert</c> (RFC 9440). Not empty and not <see cref="VerifyHeader"/>.</summary>
    public string CertificateHeader { get; set; } = "Client-Cert";

    /// <summary>How the certificate is written. Default: <see cref="ForwardedClientCertificateFormat.Rfc9440"/>.</summary>
    public ForwardedClientCertificateFormat Format { get; set; }

    /// <summary>
    /// The header with the proxy's verdict: <c>SUCCESS</c>, <c>NONE</c> or <c>FAILED:text</c>, as nginx writes <c>$ssl_client_verify</c>.
    /// Default: none. Exactly one of this and <see cref="ProxySendsOnlyVerifiedCertificates"/> must be set, since a certificate in a header
    /// proves nothing by itself.
    /// </summary>
    public string? VerifyHeader { get; set; }

    /// <summary>
    /// The proxy refuses a client with an invalid certificate itself, so that every certificate it forwards is valid. Default:
    /// <see langword="false"/>. Never set it for a proxy in a pass-through mode (AWS "passthrough", Azure App Service's header): those forward
    /// whatever the client sent.
    /// </summary>
    public bool ProxySendsOnlyVerifiedCertificates { get; set; }

    /// <summary>The addresses of the trusted proxies. Empty by default, as are the networks: then nobody is trusted.</summary>
    public IList<IPAddress> KnownProxies { get; } = [];

    /// <summary>The networks of the trusted proxies. Everyone in them can pose as any client, so a prefix of length 0 is refused.</summary>
    public IList<IPNetwork> KnownIPNetworks { get; } = [];
}
