using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public sealed class MTLS7005PemKeyLostClaimTests : IDisposable
{
    private const string Message = "The server mode SSL must use a certificate with the associated private key.";

    private readonly CertificateFiles _files = new();

    [Fact]
    public void Loaders_LeaveTheKeyOut()
    {
        Assert.False(X509Certificate2.CreateFromPem(File.ReadAllText(_files.PemWithKey)).HasPrivateKey);
#if NET9_0_OR_GREATER
        Assert.False(X509CertificateLoader.LoadCertificateFromFile(_files.PemWithKey).HasPrivateKey);
        Assert.False(X509CertificateLoader.LoadCertificate(File.ReadAllBytes(_files.PemWithKey)).HasPrivateKey);
#endif
#pragma warning disable SYSLIB0057 // The old way is what is tested.
        Assert.False(new X509Certificate2(_files.PemWithKey).HasPrivateKey);
#pragma warning restore SYSLIB0057
    }

    [Fact]
    public void Both_AreReadByTheOthers()
    {
        var text = File.ReadAllText(_files.PemWithKey);
        Assert.True(X509Certificate2.CreateFromPemFile(_files.PemWithKey).HasPrivateKey);
        Assert.True(X509Certificate2.CreateFromPem(text, text).HasPrivateKey);
    }

    [Fact]
    public void Key_IsNull()
    {
        Assert.Null(Keyless.GetRSAPrivateKey());
        Assert.Null(Keyless.GetECDsaPrivateKey());
    }

    [Fact]
    public async Task Kestrel_DoesNotStart()
    {
        foreach (var configure in new Action<Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions>[]
        {
            listen => listen.UseHttps(KeylessServer()),
            listen => listen.UseHttps(https => https.ServerCertificate = KeylessServer()),
        })
        {
            var exception = await Assert.ThrowsAsync<NotSupportedException>(() => ClaimHost.StartAsync(kestrel => kestrel.Listen(configure)));
            Assert.Equal(Message, exception.Message);
        }
    }

    [Fact]
    public async Task Selector_FailsInEveryHandshake()
    {
        await using var host = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(https => https.ServerCertificateSelector = (_, _) => KeylessServer())));
        Assert.Equal(ClaimClient.Refused, await host.SeesAsync());
    }

    [Fact]
    public async Task SslStream_FailsInTheHandshake()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        var connecting = client.ConnectAsync(IPAddress.Loopback, ((IPEndPoint)listener.LocalEndpoint).Port);
        using var accepted = await listener.AcceptTcpClientAsync();
        await connecting;
        await using var tls = new SslStream(accepted.GetStream());
        var exception = await Assert.ThrowsAsync<AuthenticationException>(() => tls.AuthenticateAsServerAsync(KeylessServer()));
        Assert.Equal(Message, exception.Message);
        listener.Stop();
    }

    /// <summary>Kestrel looks for the key in the stores first.</summary>
    [Fact]
    public async Task KeyInTheStore_IsFound()
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // Elsewhere the store asks its user.
        }

        using var own = TestPki.Shared.Root.Issue(new() { Subject = "CN=server", Usages = [LeafRequest.ServerAuthentication], DnsNames = ["localhost"] });
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadWrite);
        store.Add(own);
        try
        {
            await using var host = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(KeylessServer(own))));
            Assert.Equal(ClaimClient.LetInAsNobody, await host.SeesAsync());
        }
        finally
        {
            store.Remove(own);
        }
    }

    public void Dispose() => _files.Dispose();

    private static X509Certificate2 KeylessServer(X509Certificate2? server = null) => X509Certificate2.CreateFromPem((server ?? ClaimHost.Server).ExportCertificatePem());

    private X509Certificate2 Keyless => X509Certificate2.CreateFromPem(File.ReadAllText(_files.PemWithKey));
}
