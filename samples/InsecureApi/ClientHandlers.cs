using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace InsecureApi;

/// <summary>Clients whose handlers do not do with the certificate what their author thinks.</summary>
internal static class ClientHandlers
{
    public static HttpMessageHandler Courier(X509Certificate2 certificate, RSA key)
    {
        // The copy with the key is dropped, and the courier sees a caller without certificate.
        certificate.CopyWithPrivateKey(key); // MTLS2002
        return new HttpClientHandler { ClientCertificates = { certificate }, AllowAutoRedirect = false };
    }

    public static HttpMessageHandler Warehouse(X509Certificate2 certificate)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        // There is no list yet, so this throws.
        handler.SslOptions.ClientCertificates!.Add(certificate); // MTLS2004
        return handler;
    }

    public static HttpMessageHandler Customs(X509Certificate2 certificate) => new HttpClientHandler
    {
        ClientCertificates = { certificate },
        // The store of the user decides now, and the certificate above is dropped.
        ClientCertificateOptions = ClientCertificateOption.Automatic, // MTLS2003
        AllowAutoRedirect = false,
    };
}
