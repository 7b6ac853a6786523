using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Verdicts;

/// <summary>A revocation list that never comes. The chain's own timeout ends the wait: Kestrel's cannot interrupt a chain that is being built.</summary>
public class SlowDistributionPointTests
{
    [Fact]
    public async Task A14_A_list_that_does_not_come_is_given_up()
    {
        await using var silent = await LocalServer.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        var pki = new TestPki(silent.Address);
        TimeSpan? allowed = null;
        await using var host = await TestHost.StartAsync(HostSetup.Explained with
        {
            Pki = pki,
            Tls = tls =>
            {
                tls.RevocationMode = X509RevocationMode.Online;
                tls.ConfigureChainPolicy = policy =>
                {
                    allowed = policy.UrlRetrievalTimeout;
                    policy.UrlRetrievalTimeout = TimeSpan.FromMilliseconds(200);
                };
            },
        });
        foreach (var protocol in Protocol.All)
        {
            using var client = TestClient.Create(host, pki.Case(16), protocol.Http, protocol.Tls);
            Assert.Equal("495 revocation-unknown", await client.MatrixAnswerAsync());
        }

        Assert.NotEqual(0, silent.Connections);
        Assert.Equal(TimeSpan.FromSeconds(5), allowed);
    }
}
