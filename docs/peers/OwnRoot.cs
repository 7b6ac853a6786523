// Good: A callback builds a chain up to its own root
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Peers;

internal sealed class OwnRoot(X509Certificate2 root)
{
    public HttpClientHandler Make() => new()
    {
        CheckCertificateRevocationList = true,
        ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => certificate is not null && (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == 0 && IsOurs(certificate),
    };

    private bool IsOurs(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        return chain.Build(certificate);
    }
}
