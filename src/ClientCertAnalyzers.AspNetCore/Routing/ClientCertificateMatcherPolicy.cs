using System.Runtime.CompilerServices;
using ClientCertAnalyzers.AspNetCore.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.AspNetCore.Routing.Patterns;

namespace ClientCertAnalyzers.AspNetCore.Routing;

/// <summary>
/// The gate in routing: an endpoint that requires a certificate is exchanged for one that rejects, before any middleware knows which endpoint was
/// meant. Not an authorization requirement: <c>AllowAnonymous</c> would lift that.
/// </summary>
internal sealed class ClientCertificateMatcherPolicy(ClientCertificateResponder responder) : MatcherPolicy, IEndpointSelectorPolicy
{
    private readonly ConditionalWeakTable<Endpoint, Endpoint> _rejections = [];

    /// <summary>After the policies for method, host, content type and version: what they rule out keeps its 405, 404 or 415.</summary>
    public override int Order => 1_000_000;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints)
    {
        foreach (var endpoint in endpoints)
        {
            if (endpoint.Metadata.GetMetadata<IRequireClientCertificateMetadata>() is not null)
            {
                return true;
            }
        }

        return ContainsDynamicEndpoints(endpoints);
    }

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates) =>
        ClientCertificateResponder.VerdictOf(httpContext).Status == ClientCertificateStatus.Valid || !HasProtected(httpContext, candidates)
            ? Task.CompletedTask
            : RejectAsync(httpContext, candidates);

    private static bool HasProtected(HttpContext context, CandidateSet candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            if (IsProtected(context, candidates, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsProtected(HttpContext context, CandidateSet candidates, int index) =>
        candidates.IsValidCandidate(index)
        && candidates[index].Endpoint is { } endpoint
        && endpoint.Metadata.GetMetadata<IRequireClientCertificateMetadata>() is not null
        && !Preflight.IsPermitted(context, endpoint);

    private async Task RejectAsync(HttpContext context, CandidateSet candidates)
    {
        var verdict = await responder.NegotiateAsync(context);
        if (verdict.Status == ClientCertificateStatus.Valid)
        {
            return;
        }

        for (var i = 0; i < candidates.Count; i++)
        {
            if (IsProtected(context, candidates, i))
            {
                var candidate = candidates[i];
                candidates.ReplaceEndpoint(i, _rejections.GetValue(candidate.Endpoint, CreateRejection), candidate.Values);
            }
        }
    }

    private Endpoint CreateRejection(Endpoint original)
    {
        var builder = new RouteEndpointBuilder(
            context => responder.RejectAsync(context, ClientCertificateResponder.VerdictOf(context)),
            (original as RouteEndpoint)?.RoutePattern ?? RoutePatternFactory.Parse("/"),
            order: 0)
        {
            DisplayName = original.DisplayName,
        };
        // Not the metadata of the original: routing refuses to short-circuit an endpoint with authorization or CORS metadata.
        builder.Metadata.Add(new RejectedEndpoint(original));
        ShortCircuit.Apply(builder);
        return builder.Build();
    }
}
