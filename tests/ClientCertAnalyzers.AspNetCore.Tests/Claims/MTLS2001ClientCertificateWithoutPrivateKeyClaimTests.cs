using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS2001ClientCertificateWithoutPrivateKeyClaimTests
{
    [Fact]
    public async Task HttpClientHandler_SendsItOnlyWithItsKey()
    {
        await using var host = await StartAsync();
        Assert.Equal(LetInAsNobody, await host.SeesAsync(KeylessClients.Handler(h => h.ClientCertificates.Add(KeylessClients.PublicPart()))));
        Assert.Equal(LetIn, await host.SeesAsync(KeylessClients.Handler(h => h.ClientCertificates.Add(TestPki.Shared.Valid.Leaf))));
    }

    [Fact]
    public async Task SocketsHttpHandler_SendsItOnlyWithItsKey()
    {
        await using var host = await StartAsync();
        Assert.Equal(LetInAsNobody, await host.SeesAsync(KeylessClients.Sockets(ssl => ssl.ClientCertificates = [KeylessClients.PublicPart()])));
        Assert.Equal(LetIn, await host.SeesAsync(KeylessClients.Sockets(ssl => ssl.ClientCertificates = [TestPki.Shared.Valid.Leaf])));
    }

    [Fact]
    public async Task SelectionCallback_SendsItOnlyWithItsKey()
    {
        await using var host = await StartAsync();
        Assert.Equal(LetInAsNobody, await host.SeesAsync(KeylessClients.Sockets(ssl => ssl.LocalCertificateSelectionCallback = (_, _, _, _, _) => KeylessClients.PublicPart())));
        Assert.Equal(LetIn, await host.SeesAsync(KeylessClients.Sockets(ssl => ssl.LocalCertificateSelectionCallback = (_, _, _, _, _) => TestPki.Shared.Valid.Leaf)));
    }

    [Fact]
    public async Task SslStream_SendsItOnlyWithItsKey()
    {
        await using var host = await StartAsync();
        Assert.Equal(LetInAsNobody, await host.SeesAsync(tls => tls.AuthenticateAsClientAsync("localhost", [KeylessClients.PublicPart()], false)));
        Assert.Equal(LetIn, await host.SeesAsync(tls => tls.AuthenticateAsClientAsync("localhost", [TestPki.Shared.Valid.Leaf], false)));
    }

    /// <summary>Another certificate of the list may have a key, so a certificate without one is no fault there.</summary>
    [Fact]
    public async Task CertificatesBesideIt_Count()
    {
        await using var host = await StartAsync();
        Assert.Equal(LetIn, await host.SeesAsync(KeylessClients.Handler(h =>
        {
            h.ClientCertificates.Add(KeylessClients.PublicPart());
            h.ClientCertificates.Add(TestPki.Shared.Valid.Leaf);
        })));
    }

    [Fact]
    public async Task BaseClass_ThrowsInHttpClientHandlerAndIsDroppedElsewhere()
    {
        await using var host = await StartAsync();
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, TestPki.Shared.Valid.Leaf.RawData);
#pragma warning disable SYSLIB0057 // The old way is what is tested.
        var old = X509Certificate.CreateFromCertFile(file);
#pragma warning restore SYSLIB0057
        File.Delete(file);
        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => host.SeesAsync(KeylessClients.Handler(h => h.ClientCertificates.Add(old))));
        Assert.IsType<InvalidCastException>(exception.InnerException);
        Assert.Equal(LetInAsNobody, await host.SeesAsync(KeylessClients.Sockets(ssl => ssl.ClientCertificates = [old])));
        Assert.Equal(LetInAsNobody, await host.SeesAsync(tls => tls.AuthenticateAsClientAsync("localhost", [old], false)));
    }

    /// <summary>SslStream looks for the key among the user's certificates; HttpClientHandler leaves the certificate out before that.</summary>
    [Fact]
    public async Task KeyInTheStoreOfTheUser_IsFoundByAllButHttpClientHandler()
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // Elsewhere the store asks its user.
        }

        await using var host = await StartAsync();
        var own = TestPki.SelfSigned().Leaf;
        using var keyless = Certificates.FromDer(own.RawData);
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadWrite);
        store.Add(own);
        try
        {
            Assert.Equal(LetInAsNobody, await host.SeesAsync(KeylessClients.Handler(h => h.ClientCertificates.Add(keyless))));
            Assert.Equal(LetIn, await host.SeesAsync(KeylessClients.Sockets(ssl => ssl.ClientCertificates = [keyless])));
            Assert.Equal(LetIn, await host.SeesAsync(KeylessClients.Sockets(ssl => ssl.LocalCertificateSelectionCallback = (_, _, _, _, _) => keyless)));
            Assert.Equal(LetIn, await host.SeesAsync(tls => tls.AuthenticateAsClientAsync("localhost", [keyless], false)));
        }
        finally
        {
            store.Remove(own);
        }
    }

    [Fact]
    public void Context_ThrowsAndBlamesTheServer()
    {
        var exception = Assert.Throws<NotSupportedException>(() => SslStreamCertificateContext.Create(KeylessClients.PublicPart(), null));
        Assert.Equal("The server mode SSL must use a certificate with the associated private key.", exception.Message);
    }

    [Fact]
    public void PemTextWithKey_LosesItWithOneArgument()
    {
        var pem = TestPki.Shared.Valid.Leaf.ExportCertificatePem() + "\n" + TestPki.Shared.Valid.Leaf.ExportKeyPem();
        Assert.False(X509Certificate2.CreateFromPem(pem).HasPrivateKey);
        Assert.True(X509Certificate2.CreateFromPem(pem, pem).HasPrivateKey);
    }

    private static Task<TestHost> StartAsync() => ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(ClaimHost.AllowAny)));
}
