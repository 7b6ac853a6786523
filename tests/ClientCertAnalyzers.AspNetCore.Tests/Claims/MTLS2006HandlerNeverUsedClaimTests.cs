using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS2006HandlerNeverUsedClaimTests
{
    [Fact]
    public async Task ClientWithAHandlerOfItsOwn_SendsNothing()
    {
        await using var host = await StartAsync();
        using var handler = KeylessClients.Handler(h => h.ClientCertificates.Add(TestPki.Shared.Valid.Leaf));

        // Its usual checks refuse the server of the tests, so its handler has to be a lenient one here.
        Assert.Equal(LetInAsNobody, await host.SeesAsync(KeylessClients.Handler()));
        Assert.Equal(LetIn, await host.SeesAsync(handler));
    }

    [Fact]
    public async Task ClientWithAHandlerOfItsOwn_ValidatesInTheUsualWay()
    {
        await using var host = await StartAsync();
        using var lenient = KeylessClients.Handler();

        using var client = new HttpClient { BaseAddress = new($"https://localhost:{host.Port}") };
        await Assert.ThrowsAsync<HttpRequestException>(() => client.AnswerAsync("/"));
    }

    private static Task<TestHost> StartAsync() => ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(ClaimHost.AllowAny)));
}
