using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace InsecureApi;

/// <summary>The upstream services: how this client judges the certificates of its servers.</summary>
internal static class ServerValidation
{
    public static void AddUpstreams(this IServiceCollection services)
    {
        services.AddHttpClient("payments").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, _, _, _) => true, // MTLS3002
        });

        services.AddHttpClient("invoices").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator, // MTLS3002
        });

        services.AddHttpClient("shipping").ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = LogAndAccept }, // MTLS3002
        });

        // Right CA, wrong host: any server of that CA can be the refund service.
        services.AddHttpClient("refunds").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, _, _, errors) => errors is SslPolicyErrors.None or SslPolicyErrors.RemoteCertificateNameMismatch, // MTLS3004
        });

        // The same by another way: the chain is built with care, the host name forgotten.
        services.AddHttpClient("ledger").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, certificate, chain, _) => // MTLS3005
            {
                chain!.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                chain.ChainPolicy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile("root.cer"));
                return chain.Build(certificate!);
            },
        });
    }

    /// <summary>A sound check, where no HttpClient looks for it.</summary>
    public static void CheckEveryServer() =>
        ServicePointManager.ServerCertificateValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None; // MTLS3017

    private static bool LogAndAccept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors != SslPolicyErrors.None)
        {
            Console.WriteLine($"{certificate?.Subject}: {errors}");
        }

        return true;
    }
}
