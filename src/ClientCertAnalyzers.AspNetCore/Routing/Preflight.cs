using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ClientCertAnalyzers.AspNetCore.Routing;

/// <summary>
/// Browsers send no certificate with a CORS preflight (Fetch, 4.8), so the CORS middleware must get it. A request that only looks like one must
/// not reach a handler: so the exemption is for endpoints that routing never runs for OPTIONS.
/// </summary>
internal static class Preflight
{
    public static bool IsOne(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.Origin.Count > 0 && request.Headers.AccessControlRequestMethod.Count > 0;

    public static bool IsPermitted(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { AcceptCorsPreflight: true, HttpMethods.Count: > 0 } methods
        && !methods.HttpMethods.Any(HttpMethods.IsOptions);
}
