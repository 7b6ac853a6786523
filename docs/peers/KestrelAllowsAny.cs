// Bad: Kestrel is told to allow any client certificate
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Peers;

internal static class KestrelAllowsAny
{
    public static void Configure(HttpsConnectionAdapterOptions https)
    {
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.AllowAnyClientCertificate();
    }
}
