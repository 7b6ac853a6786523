using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS2005CertificateOverHttpClaimTests
{
    [Fact]
    public async Task RequestInClear_GoesOutWithoutAnException()
    {
        await using var host = await ClaimHost.StartAsync(kestrel =>
        {
            kestrel.Listen(_ => { });
            kestrel.Listen(listen => listen.UseHttps(ClaimHost.AllowAny));
        });

        Assert.Equal(LetInAsNobody, await AskAsync(KeylessClients.Handler(h => h.ClientCertificates.Add(TestPki.Shared.Valid.Leaf)), $"http://localhost:{host.Ports[0]}"));
        Assert.Equal(LetInAsNobody, await AskAsync(KeylessClients.Sockets(ssl => ssl.ClientCertificates = [TestPki.Shared.Valid.Leaf]), $"http://localhost:{host.Ports[0]}"));
        Assert.Equal(LetIn, await AskAsync(KeylessClients.Handler(h => h.ClientCertificates.Add(TestPki.Shared.Valid.Leaf)), $"https://localhost:{host.Ports[1]}"));
    }

    private static async Task<string> AskAsync(HttpMessageHandler handler, string address)
    {
        using var client = new HttpClient(handler) { BaseAddress = new(address) };
        return await client.AnswerAsync("/");
    }
}
