using System.Runtime.CompilerServices;
using ClientCertAnalyzers.AspNetCore.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;
using Microsoft.AspNetCore.Routing.Patterns;

namespace ClientCertAnalyzers.AspNetCore.Routing;

/// <summary>
/// A gate in routing: an endpoint that requires a certificate is exchanged for one that rejects, before any middleware knows which endpoint was meant.
/// Not an authorization requirement: <c>AllowAnonymous</c> would lift that.
/// </summary>
internal abstract class RejectingMatcherPolicy(ClientCertificateResponder responder) : MatcherPolicy, IEndpointSelectorPolicy
{
    private readonly ConditionalWeakTable<Endpoint, Endpoint> _rejections = [];

    protected ClientCertificateResponder Responder { get; } = responder;

    public abstract bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints);

    public virtual Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        if (ClientCertificateResponder.VerdictOf(httpContext).Status == ClientCertificateStatus.Valid)
        {
            return Task.CompletedTask;
        }

        for (var i = 0; i < candidates.Count; i++)
        {
            if (Rejects(httpContext, candidates, i))
            {
                return RejectAsync(httpContext, candidates);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Whether this gate stands before the endpoint in this request.</summary>
    protected abstract bool Rejects(HttpContext context, Endpoint endpoint);

    protected static bool IsMarked(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IRequireClientCertificateMetadata>() is not null;

    protected static RoutePattern PatternOf(Endpoint endpoint) => (endpoint as RouteEndpoint)?.RoutePattern ?? RoutePatternFactory.Parse("/");

    private bool Rejects(HttpContext context, CandidateSet candidates, int index) =>
        candidates.IsValidCandidate(index) && candidates[index].Endpoint is { } endpoint && Rejects(context, endpoint);

    private async Task RejectAsync(HttpContext context, CandidateSet candidates)
    {
        var verdict = WouldRun(context, candidates) ? await Responder.NegotiateAsync(context) : ClientCertificateResponder.VerdictOf(context);
        if (verdict.Status == ClientCertificateStatus.Valid)
        {
            return;
        }

        for (var i = 0; i < candidates.Count; i++)
        {
            if (Rejects(context, candidates, i))
            {
                var candidate = candidates[i];
                candidates.ReplaceEndpoint(i, _rejections.GetValue(candidate.Endpoint, CreateRejection), candidate.Values);
            }
        }
    }

    /// <summary>
    /// Whether one of those that are rejected is the best candidate. The fallback of all paths is a candidate for every path, and nobody should be
    /// asked for a certificate on its account where another endpoint answers.
    /// </summary>
    private bool WouldRun(HttpContext context, CandidateSet candidates)
    {
        var best = int.MaxValue;
        var isRejected = false;
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates.IsValidCandidate(i) && candidates[i].Score <= best)
            {
                isRejected = Rejects(context, candidates, i) || (isRejected && candidates[i].Score == best);
                best = candidates[i].Score;
            }
        }

        return isRejected;
    }

    private Endpoint CreateRejection(Endpoint original)
    {
        var builder = new RouteEndpointBuilder(
            context => Responder.RejectAsync(context, ClientCertificateResponder.VerdictOf(context)),
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
}
