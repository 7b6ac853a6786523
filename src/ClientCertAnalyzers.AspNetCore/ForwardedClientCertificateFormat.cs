namespace ClientCertAnalyzers.AspNetCore;

/// <summary>How a proxy writes the client's certificate into a header.</summary>
public enum ForwardedClientCertificateFormat
{
    /// <summary>Base64 of the DER bytes between colons (RFC 9440 2.1).</summary>
    Rfc9440,

    /// <summary>PEM, percent-encoded: nginx <c>$ssl_client_escaped_cert</c>, AWS Application Load Balancer.</summary>
    EscapedPem,

    /// <summary>Base64 of the DER bytes and nothing around it: Azure App Service, HAProxy, YARP.</summary>
    Base64Der,
}
