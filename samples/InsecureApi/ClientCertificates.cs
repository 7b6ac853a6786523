using System.Security.Cryptography.X509Certificates;

namespace InsecureApi;

/// <summary>The partner services: which certificate this client shows them.</summary>
internal static class ClientCertificates
{
    public static void AddPartners(this IServiceCollection services)
    {
        services.AddHttpClient("bank").ConfigurePrimaryHttpMessageHandler(() =>
        {
            // A certificate without its key: the bank sees a caller without certificate.
            var certificate = X509CertificateLoader.LoadCertificateFromFile("client.crt");
            var handler = new HttpClientHandler { AllowAutoRedirect = false };
            handler.ClientCertificates.Add(certificate); // MTLS2001
            return handler;
        });
    }
}
