using System.Runtime.CompilerServices;
using ClientCertAnalyzers.AspNetCore.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace ClientCertAnalyzers.AspNetCore.Routing;

/// <summary>The gate before every endpoint that carries the mark when routing is about to choose. CORS preflights pass it, but no further than to CORS.</summary>
internal sealed class ClientCertificateMatcherPolicy(ClientCertificateResponder responder) : RejectingMatcherPolicy(responder)
{
    private readonly ConditionalWeakTable<Endpoint, Endpoint> _preflights = [];

    /// <summary>After the policies for method, host, content type and version: what they rule out keeps its 405, 404 or 415.</summary>
    public override int Order => 1_000_000;

    /// <summary>Dynamic endpoints may lead to one with a mark of its own.</summary>
    public override bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(IsMarked) || ContainsDynamicEndpoints(endpoints);

    public override Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        if (Preflight.IsOne(httpContext.Request))
        {
            GuardPreflights(candidates);
        }

        return base.ApplyAsync(httpContext, candidates);
    }

    protected override bool Rejects(HttpContext context, Endpoint endpoint) =>
        IsMarked(endpoint) && !(Preflight.IsOne(context.Request) && Preflight.IsPermitted(endpoint));

    private void GuardPreflights(CandidateSet candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            if (candidates.IsValidCandidate(i) && candidate.Endpoint is { } endpoint && IsMarked(endpoint) && Preflight.IsPermitted(endpoint))
            {
                candidates.ReplaceEndpoint(i, _preflights.GetValue(endpoint, CreateGuarded), candidate.Values);
            }
        }
    }

    /// <summary>
    /// All that the CORS middleware looks at, before a handler that asks again: the middleware passes a preflight on when it finds no policy of the
    /// endpoint's name, and may be missing.
    /// </summary>
    private Endpoint CreateGuarded(Endpoint original) => new RouteEndpoint(
        context => Responder.ChallengeAsync(context, original.RequestDelegate ?? (_ => Task.CompletedTask)),
        PatternOf(original),
        order: 0,
        original.Metadata,
        original.DisplayName);
}
