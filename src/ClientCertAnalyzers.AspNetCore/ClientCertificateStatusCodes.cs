namespace ClientCertAnalyzers.AspNetCore;

/// <summary>The codes of nginx, whose <c>ngx_http_request.h</c> names them; no RFC does, and the framework has no constant for them.</summary>
public static class ClientCertificateStatusCodes
{
    /// <summary>495: a client certificate came and is not valid.</summary>
    public const int Invalid = 495;

    /// <summary>496: a client certificate is required and none came.</summary>
    public const int Missing = 496;
}
