using System.Net;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ForwardingHost;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

/// <summary>No proxy takes part in these tests: the header comes from the client itself.</summary>
public class MTLS4013ForwardedFromAnySourceClaimTests
{
    [Fact]
    public async Task Forwarding_AsksNobodyWhereTheHeaderComesFrom()
    {
        // The addresses of the forwarded headers are another matter: here they name a proxy that nobody is.
        await using var host = await StartAsync(
            app =>
            {
                app.UseForwardedHeaders(new() { KnownProxies = { IPAddress.Parse("192.0.2.1") } });
                app.UseCertificateForwarding();
            },
            services => services.AddCertificateForwarding(_ => { }));
        Assert.Equal(ClaimClient.LetIn, await host.SeesOverHttpAsync("/", (DefaultHeader, PublicCertificate)));
    }

    [Theory]
    [InlineData("127.0.0.1", ClaimClient.LetIn)]
    [InlineData("192.0.2.1", ClaimClient.LetInAsNobody)]
    public async Task BranchForKnownProxies_BelievesThem(string proxy, string answer)
    {
        HashSet<IPAddress> proxies = [IPAddress.Parse(proxy)];
        await using var host = await StartAsync(
            app => app.UseWhen(context => proxies.Contains(context.Connection.RemoteIpAddress!), branch => branch.UseCertificateForwarding()),
            services => services.AddCertificateForwarding(_ => { }));
        Assert.Equal(answer, await host.SeesOverHttpAsync("/", (DefaultHeader, PublicCertificate)));
    }
}
