using Microsoft.AspNetCore.Http;

namespace ClientCertAnalyzers.AspNetCore.Responses;

/// <summary>A rejection that the application has decided on. What this package has found out about the certificate says more than the application does.</summary>
internal sealed class ApplicationAnswer : IResult
{
    private readonly ClientCertificateVerdict _verdict;

    private ApplicationAnswer(ClientCertificateVerdict verdict) => _verdict = verdict;

    public static ApplicationAnswer Required { get; } = new(ClientCertificateVerdict.NotProvided);

    public static ApplicationAnswer Invalid { get; } = new(ClientCertificateVerdict.Invalid(ClientCertificateRejectionReason.NotAllowed));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var known = httpContext.Features.Get<IClientCertificateVerdictFeature>()?.Verdict;
        return ClientCertificateResponder.For(httpContext).RejectAsync(httpContext, known?.Status == ClientCertificateStatus.Invalid ? known : _verdict);
    }
}
