using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http.Features;

namespace ClientCertAnalyzers.AspNetCore.Testing.Hosting;

/// <summary>What a test says in place of a handshake.</summary>
internal sealed class StatedVerdict(ClientCertificateVerdict verdict, X509Certificate2? certificate) : IClientCertificateVerdictFeature, ITlsConnectionFeature
{
    public ClientCertificateVerdict Verdict => verdict;

    public X509Certificate2? PresentedCertificate => certificate;

    /// <summary>As after a handshake: valid, or none.</summary>
    public X509Certificate2? ClientCertificate { get; set; } = verdict.Status == ClientCertificateStatus.Valid ? certificate : null;

    public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) => Task.FromResult(ClientCertificate);
}
