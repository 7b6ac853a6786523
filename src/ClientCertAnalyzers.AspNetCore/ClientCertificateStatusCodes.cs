namespace ClientCertAnalyzers.AspNetCore;

/// <summary>The codes of nginx, whose <c>ngx_http_request.h</c> names them; no RFC does, and the framework has no constant for them.</summary>
internal static class ClientCertificateStatusCodes
{
    public const int Invalid = 495;

    public const int Missing = 496;
}
