using ClientCertAnalyzers.AspNetCore.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ClientCertAnalyzers.AspNetCore.Routing;

/// <summary>
/// The gate before endpoints that routing exchanges for another: the fallback to an action or a page, and dynamic routes. The other one carries
/// neither their mark nor their guard, so it must not come to the exchange.
/// </summary>
internal sealed class DynamicEndpointMatcherPolicy(ClientCertificateResponder responder) : RejectingMatcherPolicy(responder)
{
    /// <summary>Before the framework's policies that exchange them. What method a target has is not known yet: a wrong one is 496, not 405.</summary>
    public override int Order => int.MinValue;

    public override bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(IsMarkedAndDynamic);

    protected override bool Rejects(HttpContext context, Endpoint endpoint) => IsMarkedAndDynamic(endpoint);

    private static bool IsMarkedAndDynamic(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IDynamicEndpointMetadata>() is { IsDynamic: true } && IsMarked(endpoint);
}
