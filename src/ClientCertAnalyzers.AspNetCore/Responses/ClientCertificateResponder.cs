using ClientCertAnalyzers.AspNetCore.Forwarding;
using ClientCertAnalyzers.AspNetCore.Tls;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ClientCertAnalyzers.AspNetCore.Responses;

/// <summary>Knows the verdict of a request and writes the answer to those that it rejects. The one place that all gates ask.</summary>
internal sealed class ClientCertificateResponder(
    IOptions<ClientCertificateResponseOptions> options, ILoggerFactory loggers, RejectionMetrics? metrics)
{
    private readonly ILogger _logger = loggers.CreateLogger(Log.Category);

    public ClientCertificateResponseOptions Options { get; } = options.Value;

    public static InvalidOperationException NotRegistered(string what) =>
        new($"{what} needs services.AddClientCertificateResponses(): without it nothing would answer for a missing certificate.");

    /// <summary>The registered one, or where none is registered one with the default options.</summary>
    public static ClientCertificateResponder For(HttpContext context) => context.RequestServices.GetService<ClientCertificateResponder>()
        ?? new(Microsoft.Extensions.Options.Options.Create(new ClientCertificateResponseOptions()), context.RequestServices.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance, metrics: null);

    /// <summary>As far as it is known now. A request that came past our middleware and has a certificate which nothing judged is invalid.</summary>
    public static ClientCertificateVerdict VerdictOf(HttpContext context) =>
        context.Features.Get<IClientCertificateVerdictFeature>() is { } feature
            ? feature.Verdict
            : VerdictTable.Of(context.Features.Get<ITlsConnectionFeature>()?.ClientCertificate);

    /// <summary>The verdict, once the client was asked for a certificate if the endpoint delays that.</summary>
    public Task<ClientCertificateVerdict> NegotiateAsync(HttpContext context)
    {
        var verdict = VerdictOf(context);
        return verdict.Status == ClientCertificateStatus.NotProvided ? AskAsync(context) : Task.FromResult(verdict);
    }

    /// <summary>Runs <paramref name="next"/> for a client with a valid certificate, and rejects every other.</summary>
    public Task ChallengeAsync(HttpContext context, RequestDelegate next) =>
        VerdictOf(context).Status == ClientCertificateStatus.Valid ? next(context) : ChallengeUnprovenAsync(context, next);

    public async Task RejectAsync(HttpContext context, ClientCertificateVerdict verdict)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        var answer = AnswerTo(context, verdict);
        Log.ClientCertificateRejected(_logger, answer.StatusCode, answer.Reason, context.Connection.Id);
        metrics?.Count(answer);
        WriteHead(context, answer);
        await RejectionCors.ApplyAsync(context, Options.CorsPolicyName);
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await WriteBodyAsync(context, answer);
        }
    }

    private async Task ChallengeUnprovenAsync(HttpContext context, RequestDelegate next)
    {
        var verdict = await NegotiateAsync(context);
        await (verdict.Status == ClientCertificateStatus.Valid ? next(context) : RejectAsync(context, verdict));
    }

    private async Task<ClientCertificateVerdict> AskAsync(HttpContext context)
    {
        try
        {
            await context.Connection.GetClientCertificateAsync(context.RequestAborted);
        }
        catch (Exception e)
        {
            // A client that does not offer post-handshake authentication, a large body under way, an aborted connection: no certificate.
            Log.DelayedNegotiationFailed(_logger, e.GetType().Name);
        }

        return VerdictOf(context);
    }

    private Answer AnswerTo(HttpContext context, ClientCertificateVerdict verdict) => verdict.Status switch
    {
        ClientCertificateStatus.Invalid => Answer.Invalid(Options, verdict.Reason),
        _ when Options.MisdirectCoalescedRequests
            && context.Features.Get<IClientCertificateVerdictFeature>() is not ForwardedVerdictFeature
            && CoalescedConnection.Carries(context) => Answer.Misdirected,
        _ => Answer.Missing(Options),
    };

    private void WriteHead(HttpContext context, in Answer answer)
    {
        var response = context.Response;
        response.StatusCode = answer.StatusCode;
        response.ContentLength = null;
        response.Headers.CacheControl = "no-store";
        if (HttpProtocol.IsHttp11(context.Request.Protocol) || HttpProtocol.IsHttp10(context.Request.Protocol))
        {
            if (answer.ReasonPhrase is not null && context.Features.Get<IHttpResponseFeature>() is { } feature)
            {
                feature.ReasonPhrase = answer.ReasonPhrase;
            }

            if (Options.CloseConnection && answer != Answer.Misdirected)
            {
                response.Headers.Connection = "close";
            }
        }

        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }
    }

    /// <summary>The problem document, if the app has those and the client takes them; else a line of text.</summary>
    private static async Task WriteBodyAsync(HttpContext context, Answer answer)
    {
        if (context.RequestServices.GetService<IProblemDetailsService>() is { } problems
            && await problems.TryWriteAsync(new() { HttpContext = context, ProblemDetails = answer.ToProblem() }))
        {
            return;
        }

        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(answer.Title + "\n");
    }
}
