// Bad: A client certificate is loaded without its private key
using System.Security.Cryptography.X509Certificates;

namespace Peers;

internal static class KeyNotLoaded
{
    public static HttpClient Make()
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false };
        handler.ClientCertificates.Add(X509CertificateLoader.LoadCertificateFromFile("client.cer"));
        return new HttpClient(handler);
    }
}
