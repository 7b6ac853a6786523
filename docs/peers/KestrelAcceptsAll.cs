// Bad: Kestrel's callback accepts every client
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Peers;

internal static class KestrelAcceptsAll
{
    public static void Configure(HttpsConnectionAdapterOptions https)
    {
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.ClientCertificateValidation = (certificate, chain, errors) => true;
    }
}
