using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http.Features;

namespace ClientCertAnalyzers.AspNetCore.Forwarding;

/// <summary>On the request: what a trusted proxy says of its client. The proxy's own certificate is none of the application's business.</summary>
internal sealed class ForwardedVerdictFeature(ClientCertificateVerdict verdict, X509Certificate2? certificate)
    : ITlsConnectionFeature, IClientCertificateVerdictFeature
{
    public ClientCertificateVerdict Verdict => verdict;

    public X509Certificate2? PresentedCertificate { get; } = certificate;

    public X509Certificate2? ClientCertificate { get; set; } = certificate;

    public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) => Task.FromResult(ClientCertificate);
}
