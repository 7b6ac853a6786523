using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Testing.Pki;

/// <summary>A certificate with its key, and the CA certificates that the client sends with it.</summary>
internal sealed record ClientCertificate(X509Certificate2 Leaf, params X509Certificate2[] Chain)
{
    /// <summary>Sends exactly <see cref="Chain"/>, whatever the machine knows.</summary>
    public SslStreamCertificateContext ToContext() => SslStreamCertificateContext.Create(Leaf, [.. Chain], offline: true);
}
