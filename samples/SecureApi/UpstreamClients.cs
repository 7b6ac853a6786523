using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace SecureApi;

/// <summary>The upstream services, called with our certificate. Who they are is decided by our root and the host name.</summary>
internal static class UpstreamClients
{
    public static void AddUpstreams(this IServiceCollection services, Certificates certificates)
    {
        services.AddHttpClient("payments", client => client.BaseAddress = new Uri("https://payments.internal:8443/"))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false, // the certificate is for this service only
                SslOptions =
                {
                    ClientCertificateContext = SslStreamCertificateContext.Create(certificates.Service, [certificates.Root]),
                    CertificateChainPolicy = certificates.TrustOnlyRoot(Certificates.ServerAuthentication),
                },
            });

        // The same with a callback, for handlers that have no chain policy.
        services.AddHttpClient("shipping", client => client.BaseAddress = new Uri("https://shipping.internal:8443/"))
            .ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler
            {
                AllowAutoRedirect = false,
                ClientCertificates = { certificates.Service },
                ServerCertificateCustomValidationCallback = (_, certificate, chain, errors) =>
                    certificate is not null && chain is not null && IsTrusted(certificate, chain, errors, certificates),
            });
    }

    /// <summary>A chain that the machine does not know is judged again with our root. Any other error, the host name's too, is final.</summary>
    private static bool IsTrusted(X509Certificate2 certificate, X509Chain chain, SslPolicyErrors errors, Certificates certificates)
    {
        if ((errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0)
        {
            return false;
        }

        var policy = certificates.TrustOnlyRoot(Certificates.ServerAuthentication);
        policy.ExtraStore.AddRange(chain.ChainPolicy.ExtraStore); // the intermediates that the server sent
        chain.ChainPolicy = policy;
        return chain.Build(certificate);
    }
}
