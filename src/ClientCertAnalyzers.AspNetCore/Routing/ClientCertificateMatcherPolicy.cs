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
    private readonly ConditionalWeakTable<Endpoint, Endpoint> _preflights = [];

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

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        if (ClientCertificateResponder.VerdictOf(httpContext).Status == ClientCertificateStatus.Valid)
        {
            return Task.CompletedTask;
        }

        var mustProve = false;
        for (var i = 0; i < candidates.Count; i++)
        {
            if (!IsProtected(candidates, i))
            {
                continue;
            }

            if (Preflight.IsPermitted(httpContext, candidates[i].Endpoint))
            {
                Replace(candidates, i, _preflights, CreatePreflight);
            }
            else
            {
                mustProve = true;
            }
        }

        return mustProve ? RejectAsync(httpContext, candidates) : Task.CompletedTask;
    }

    private static bool IsProtected(CandidateSet candidates, int index) =>
        candidates.IsValidCandidate(index)
        && candidates[index].Endpoint?.Metadata.GetMetadata<IRequireClientCertificateMetadata>() is not null;

    private static void Replace(
        CandidateSet candidates,
        int index,
        ConditionalWeakTable<Endpoint, Endpoint> replacements,
        ConditionalWeakTable<Endpoint, Endpoint>.CreateValueCallback create)
    {
        var candidate = candidates[index];
        candidates.ReplaceEndpoint(index, replacements.GetValue(candidate.Endpoint, create), candidate.Values);
    }

    private async Task RejectAsync(HttpContext context, CandidateSet candidates)
    {
        var verdict = await responder.NegotiateAsync(context);
        if (verdict.Status == ClientCertificateStatus.Valid)
        {
            return;
        }

        for (var i = 0; i < candidates.Count; i++)
        {
            if (IsProtected(candidates, i) && !Preflight.IsPermitted(context, candidates[i].Endpoint))
            {
                Replace(candidates, i, _rejections, CreateRejection);
            }
        }
    }

    /// <summary>
    /// All that the CORS middleware looks at, before a handler that asks again: the middleware passes a preflight on when it finds no policy of the
    /// endpoint's name, and may be missing.
    /// </summary>
    private Endpoint CreatePreflight(Endpoint original) => new RouteEndpoint(
        context => responder.ChallengeAsync(context, original.RequestDelegate ?? (_ => Task.CompletedTask)),
        PatternOf(original),
        order: 0,
        original.Metadata,
        original.DisplayName);

    private Endpoint CreateRejection(Endpoint original)
    {
        var builder = new RouteEndpointBuilder(
            context => responder.RejectAsync(context, ClientCertificateResponder.VerdictOf(context)),
            PatternOf(original),
            order: 0)
        {
            DisplayName = original.DisplayName,
        };
        // Not the metadata of the original: routing refuses to short-circuit an endpoint with authorization or CORS metadata.
        builder.Metadata.Add(new RejectedEndpoint(original));
        ShortCircuit.Apply(builder);
        return builder.Build();
    }

    private static RoutePattern PatternOf(Endpoint endpoint) => (endpoint as RouteEndpoint)?.RoutePattern ?? RoutePatternFactory.Parse("/");
}
