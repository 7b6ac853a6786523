using Microsoft.AspNetCore.Cors.Infrastructure;

namespace ClientCertAnalyzers.AspNetCore;

/// <summary>
/// How missing and invalid client certificates are answered. Checked when the host starts: a mistake throws
/// <see cref="Microsoft.Extensions.Options.OptionsValidationException"/> there.
/// </summary>
public sealed class ClientCertificateResponseOptions
{
    /// <summary>
    /// The status for an invalid certificate, 400 to 499. Default: 495, as nginx answers. Change it only for a gateway that refuses codes
    /// it does not know.
    /// </summary>
    public int InvalidStatusCode { get; set; } = ClientCertificateStatusCodes.Invalid;

    /// <summary>The status for a required certificate that did not come, 400 to 499. Default: 496, as nginx answers.</summary>
    public int MissingStatusCode { get; set; } = ClientCertificateStatusCodes.Missing;

    /// <summary>
    /// Whether an invalid certificate is answered with <see cref="InvalidStatusCode"/> before anything else, on every path, as nginx does.
    /// Default: <see langword="true"/>. With <see langword="false"/> only endpoints that require a certificate refuse it; every other
    /// request runs, and the application sees no certificate.
    /// </summary>
    public bool RejectInvalidOnEveryRequest { get; set; } = true;

    /// <summary>
    /// Whether every request needs a certificate, also for static files and unmatched paths, as with nginx <c>ssl_verify_client on</c>.
    /// Default: <see langword="false"/>. CORS preflights, which never carry a certificate, are then refused as well.
    /// </summary>
    public bool RequireOnEveryRequest { get; set; }

    /// <summary>
    /// Whether the problem document of an invalid certificate says why, in its member <c>reason</c>. Default: <see langword="false"/>, as it
    /// tells an attacker how far a forged certificate gets. Logs and the metric always say it.
    /// </summary>
    public bool IncludeReason { get; set; }

    /// <summary>
    /// Whether a rejection ends the connection, as nginx does, so that the client's next attempt makes a new handshake and can present another
    /// certificate. Default: <see langword="true"/>. HTTP/1.x only: on HTTP/2 it would cut off the other requests of the connection.
    /// </summary>
    public bool CloseConnection { get; set; } = true;

    /// <summary>
    /// Whether a missing certificate is answered with 421 Misdirected Request (RFC 9110 15.5.20) over HTTP/2 when the request is for another
    /// host than the connection's handshake was. A browser then opens a connection of its own for that host, where it can choose a
    /// certificate. Default: <see langword="true"/>. Never for a verdict that a proxy forwarded.
    /// </summary>
    public bool MisdirectCoalescedRequests { get; set; } = true;

    /// <summary>The <c>type</c> of the problem document for an invalid certificate. Not empty. It stays when the status code is changed.</summary>
    public string InvalidProblemType { get; set; } = "urn:clientcertanalyzers:client-certificate-invalid";

    /// <summary>The <c>type</c> of the problem document for a missing certificate. Not empty. It stays when the status code is changed.</summary>
    public string MissingProblemType { get; set; } = "urn:clientcertanalyzers:client-certificate-required";

    /// <summary>
    /// The CORS policy whose headers a rejection gets when its endpoint names none. Default: <see langword="null"/>, the default policy of
    /// <see cref="CorsOptions"/>. A policy written inline in <c>UseCors(policy => ...)</c> cannot be seen: give it a name instead.
    /// </summary>
    public string? CorsPolicyName { get; set; }

    /// <summary>Proxies whose word on the client's certificate is taken. Default: <see langword="null"/>, none.</summary>
    public ForwardedClientCertificateOptions? Forwarded { get; set; }
}
