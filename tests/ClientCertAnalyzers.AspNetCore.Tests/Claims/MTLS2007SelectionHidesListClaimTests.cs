using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS2007SelectionHidesListClaimTests
{
    private static X509Certificate2 Client => TestPki.Shared.Valid.Leaf;

    [Fact]
    public async Task NullFromTheCallback_HidesTheList()
    {
        await using var host = await StartAsync();
        Assert.Equal(LetIn, await host.SeesAsync(KeylessClients.Sockets(ssl => ssl.ClientCertificates = [Client])));
        Assert.Equal(LetInAsNobody, await host.SeesAsync(KeylessClients.Sockets(ssl =>
        {
            ssl.ClientCertificates = [Client];
            ssl.LocalCertificateSelectionCallback = (_, _, _, _, _) => null!;
        })));
    }

    [Fact]
    public async Task CertificateFromTheCallback_NeedsNoList()
    {
        await using var host = await StartAsync();
        Assert.Equal(LetIn, await host.SeesAsync(KeylessClients.Sockets(ssl => ssl.LocalCertificateSelectionCallback = (_, _, _, _, _) => Client)));
    }

    [Fact]
    public async Task FirstOfNone_ThrowsInTheHandshake()
    {
        await using var host = await StartAsync();
        LocalCertificateSelectionCallback first = (_, _, local, _, _) => local[0];

        Assert.Equal(LetIn, await host.SeesAsync(KeylessClients.Sockets(ssl => (ssl.ClientCertificates, ssl.LocalCertificateSelectionCallback) = ([Client], first))));
        var exception = await Assert.ThrowsAnyAsync<Exception>(() => host.SeesAsync(KeylessClients.Sockets(ssl => ssl.LocalCertificateSelectionCallback = first)));
        Assert.Contains(nameof(ArgumentOutOfRangeException), exception.ToString());
    }

    [Fact]
    public async Task PreparedCertificate_CountsMoreThanTheCallback()
    {
        await using var host = await StartAsync();
        Assert.Equal(LetIn, await host.SeesAsync(KeylessClients.Sockets(ssl =>
        {
            ssl.ClientCertificateContext = SslStreamCertificateContext.Create(Client, null);
            ssl.LocalCertificateSelectionCallback = (_, _, _, _, _) => null!;
        })));
    }

    private static Task<TestHost> StartAsync() => ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(ClaimHost.AllowAny)));
}
