using System.Net;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Resumption;

/// <summary>Endpoints without the library: they show what it changes, and they hand out the sessions that it must not take.</summary>
internal static class PlainKestrel
{
    /// <summary>Lets every client in, with any certificate or none.</summary>
    public static void ListenPermissive(this KestrelServerOptions kestrel) => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
    {
        https.ServerCertificate = TestPki.Shared.Server;
        https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
        https.AllowAnyClientCertificate();
    }));

    /// <summary>
    /// An open connection. The runtime forgets the keys of its sessions when no connection needs them and other tests make many more; then nothing
    /// would be resumed, whatever the server wants.
    /// </summary>
    public static async Task<IDisposable> HoldSessionKeysAsync(this TestHost host, int port)
    {
        var client = TestClient.Create(host, port: port);
        using var response = await client.GetAsync("/api/nothing");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        return client;
    }

    /// <summary>Takes a certificate of the trusted root, or none.</summary>
    public static void ListenStrict(this KestrelServerOptions kestrel) => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
    {
        https.ServerCertificate = TestPki.Shared.Server;
        https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
        https.OnAuthenticate = (_, tls) => tls.CertificateChainPolicy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { TestPki.Shared.Root.Certificate },
            RevocationMode = X509RevocationMode.NoCheck,
        };
    }));
}
