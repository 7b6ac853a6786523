using ClientCertAnalyzers.AspNetCore.Forwarding;
using ClientCertAnalyzers.AspNetCore.Responses;
using ClientCertAnalyzers.AspNetCore.Tls;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace ClientCertAnalyzers.AspNetCore.Routing;

/// <summary>
/// The outermost middleware: settles which verdict counts, hides what nothing has checked, and answers what is refused on every path. A valid request
/// passes without an allocation.
/// </summary>
internal sealed class ClientCertificateMiddleware
{
    private readonly RequestDelegate _next;
    private readonly ClientCertificateResponder _responder;
    private readonly ForwardedVerdictReader? _forwarded;
    private readonly ILogger _logger;
    private int _warnedOfUnchecked;

    public ClientCertificateMiddleware(RequestDelegate next, ClientCertificateResponder responder, ILoggerFactory loggers)
    {
        _next = next;
        _responder = responder;
        _logger = loggers.CreateLogger(Log.Category);
        if (responder.Options.Forwarded is { } forwarded)
        {
            _forwarded = new(forwarded, _logger);
        }
    }

    public Task InvokeAsync(HttpContext context)
    {
        var feature = context.Features.Get<IClientCertificateVerdictFeature>() ?? HideUnchecked(context.Features);
        if (feature is not null)
        {
            // Before a proxy's word takes its place.
            LogOnce(context, feature);
        }

        if (_forwarded is not null)
        {
            feature = _forwarded.Apply(context, feature);
        }

        return Pass(context, feature?.Verdict ?? ClientCertificateVerdict.NotProvided);
    }

    private Task Pass(HttpContext context, ClientCertificateVerdict verdict)
    {
        var options = _responder.Options;
        return verdict.Status switch
        {
            ClientCertificateStatus.Valid => _next(context),
            ClientCertificateStatus.Invalid when options.RejectInvalidOnEveryRequest || options.RequireOnEveryRequest =>
                _responder.RejectAsync(context, verdict),
            _ when options.RequireOnEveryRequest => _responder.ChallengeAsync(context, _next),
            _ => _next(context),
        };
    }

    /// <summary>For endpoints and servers that are not set up for verdicts: whatever certificate they have or fetch later, nothing checked it.</summary>
    private static TlsVerdictFeature? HideUnchecked(IFeatureCollection features)
    {
        if (features.Get<ITlsConnectionFeature>() is not { } server)
        {
            return null;
        }

        var feature = new TlsVerdictFeature(server);
        features.Set<ITlsConnectionFeature>(feature);
        features.Set<IClientCertificateVerdictFeature>(feature);
        return feature;
    }

    private void LogOnce(HttpContext context, IClientCertificateVerdictFeature feature)
    {
        var verdict = feature.Verdict;
        if (verdict.TakeException() is { } exception)
        {
            Log.CertificateValidatorThrew(_logger, exception, context.Connection.Id);
        }

        if ((feature as TlsVerdictFeature)?.RevocationLists?.TakeFailure() is { } failure)
        {
            Log.RevocationListReloadFailed(_logger, failure);
        }

        if (verdict.Reason == ClientCertificateRejectionReason.Unverified
            && feature is TlsVerdictFeature
            && Interlocked.Exchange(ref _warnedOfUnchecked, 1) == 0)
        {
            Log.UncheckedCertificate(_logger);
        }
    }
}
