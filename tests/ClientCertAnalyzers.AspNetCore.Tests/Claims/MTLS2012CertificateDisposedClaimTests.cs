using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS2012CertificateDisposedClaimTests
{
    [Fact]
    public async Task HttpClientHandler_Throws()
    {
        await using var host = await StartAsync();
        var handler = KeylessClients.Handler();
        using (var certificate = Load())
        {
            handler.ClientCertificates.Add(certificate);
        }

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => host.SeesAsync(handler));
        Assert.Contains("m_safeCertContext is an invalid handle", exception.ToString());
    }

    [Fact]
    public async Task SocketsHttpHandler_SendsNothing()
    {
        await using var host = await StartAsync();
        HttpMessageHandler handler;
        using (var certificate = Load())
        {
            handler = KeylessClients.Sockets(ssl => ssl.ClientCertificates = [certificate]);
        }

        Assert.Equal(LetInAsNobody, await host.SeesAsync(handler));
    }

    [Fact]
    public async Task SelectionCallback_SendsNothing()
    {
        await using var host = await StartAsync();
        HttpMessageHandler handler;
        using (var certificate = Load())
        {
            handler = KeylessClients.Sockets(ssl => ssl.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate);
        }

        Assert.Equal(LetInAsNobody, await host.SeesAsync(handler));
    }

    [Fact]
    public async Task PreparedContext_Throws()
    {
        await using var host = await StartAsync();
        HttpMessageHandler handler;
        using (var certificate = Load())
        {
            handler = KeylessClients.Sockets(ssl => ssl.ClientCertificateContext = SslStreamCertificateContext.Create(certificate, null));
        }

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => host.SeesAsync(handler));
        Assert.Contains("m_safeCertContext is an invalid handle", exception.ToString());
    }

    [Fact]
    public async Task RequestThatIsNotAwaited_IsTooLate()
    {
        await using var host = await StartAsync();
        Assert.Equal(LetInAsNobody, await Ask(host));

        static Task<string> Ask(TestHost host)
        {
            using var certificate = Load();
            var client = new HttpClient(KeylessClients.Sockets(ssl => ssl.ClientCertificates = [certificate])) { BaseAddress = new($"https://localhost:{host.Port}") };
            return client.AnswerAsync("/");
        }
    }

    [Fact]
    public async Task RequestThatIsAwaited_IsInTime()
    {
        await using var host = await StartAsync();
        using var certificate = Load();
        using var handler = KeylessClients.Handler(h => h.ClientCertificates.Add(certificate));
        Assert.Equal(LetIn, await host.SeesAsync(handler));
    }

    [Fact]
    public void DisposedCertificate_HasNothingLeft()
    {
        var certificate = Load();
        certificate.Dispose();
        Assert.ThrowsAny<CryptographicException>(() => certificate.HasPrivateKey);
    }

    private static X509Certificate2 Load() => Certificates.FromDer(TestPki.Shared.Valid.Leaf.RawData)
        .WithKey(TestPki.Shared.Valid.Leaf.GetECDsaPrivateKey() as AsymmetricAlgorithm ?? TestPki.Shared.Valid.Leaf.GetRSAPrivateKey()!);

    private static Task<TestHost> StartAsync() => ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(ClaimHost.AllowAny)));
}
