using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace SecureApi;

/// <summary>One listener that asks every client for a certificate; each endpoint decides whether it needs one.</summary>
internal static class Listeners
{
    public static void ListenMutualTls(this KestrelServerOptions kestrel, int port, Certificates certificates) =>
        kestrel.Listen(System.Net.IPAddress.Loopback, port, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = certificates.Service;
            // Only our own root counts for client certificates. Asks for one and lets the health probe through without.
            https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(certificates.Root));
        }));
}
