using ClientCertAnalyzers.AspNetCore.Routing;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ClientCertAnalyzers.AspNetCore.Responses;

/// <summary>
/// CORS headers for a rejection, which never meets the CORS middleware. Without them a script sees a network error instead of the status.
/// </summary>
internal static class RejectionCors
{
    public static async Task ApplyAsync(HttpContext context, string? policyName)
    {
        if (context.Request.Headers.Origin.Count == 0 || context.RequestServices.GetService<ICorsService>() is not { } cors)
        {
            return;
        }

        var selected = context.GetEndpoint();
        var endpoint = selected?.Metadata.GetMetadata<RejectedEndpoint>()?.Endpoint ?? selected;
        var metadata = endpoint?.Metadata.GetMetadata<ICorsMetadata>();
        if (metadata is not IDisableCorsAttribute
            && await PolicyAsync(context, metadata, policyName) is { } policy)
        {
            cors.ApplyResult(cors.EvaluatePolicy(context, policy), context.Response);
        }
    }

    private static async Task<CorsPolicy?> PolicyAsync(HttpContext context, ICorsMetadata? metadata, string? policyName)
    {
        if (metadata is ICorsPolicyMetadata own)
        {
            return own.Policy;
        }

        return context.RequestServices.GetService<ICorsPolicyProvider>() is { } provider
            ? await provider.GetPolicyAsync(context, (metadata as IEnableCorsAttribute)?.PolicyName ?? policyName)
            : null;
    }
}
