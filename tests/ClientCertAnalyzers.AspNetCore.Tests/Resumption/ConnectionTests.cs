using System.Collections.Concurrent;
using System.Net;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using Microsoft.AspNetCore.Http.Features;

namespace ClientCertAnalyzers.AspNetCore.Tests.Resumption;

public class ConnectionTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task B8_Streams_of_one_connection_share_one_verdict(bool isValid)
    {
        var calls = 0;
        var verdicts = new ConcurrentBag<(string Connection, ClientCertificateVerdict Verdict)>();
        await using var host = await TestHost.StartAsync(new()
        {
            Tls = tls => tls.AdditionalValidation = (_, _) =>
            {
                Interlocked.Increment(ref calls);
                return isValid ? ClientCertificateRejectionReason.None : ClientCertificateRejectionReason.NotAllowed;
            },
            Responses = responses => responses.RejectInvalidOnEveryRequest = false,
            App = app => app.MapGet("/", (HttpContext context) => verdicts.Add(
                (context.Connection.Id, context.Features.GetRequiredFeature<IClientCertificateVerdictFeature>().Verdict))),
        });
        using var client = TestClient.Create(host, host.Pki.Valid, HttpVersion.Version20);
        await client.GetStringAsync("/");
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => client.GetStringAsync("/")));
        Assert.Equal(11, verdicts.Count);
        Assert.Single(verdicts.Distinct());
        Assert.Equal(isValid ? ClientCertificateStatus.Valid : ClientCertificateStatus.Invalid, verdicts.First().Verdict.Status);
        Assert.Equal(1, calls);
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task B8_Certificate_that_expires_on_a_live_connection_stays_valid_there(string version)
    {
        await using var host = await TestHost.StartAsync();
        var (client, certificate) = await ConnectBrieflyAsync(host, Version.Parse(version));
        using (client)
        {
            var left = certificate.Leaf.NotAfter - DateTime.Now;
            await Task.Delay(left > TimeSpan.Zero ? left + TimeSpan.FromSeconds(1) : TimeSpan.Zero);
            Assert.Equal("CN=client", await client.GetStringAsync("/api"));
            using var late = TestClient.Create(host, certificate, Version.Parse(version));
            Assert.Equal(495, (int)(await late.GetAsync("/api")).StatusCode);
        }
    }

    /// <summary>A connection with a certificate that ends soon; on a busy machine soon must be later.</summary>
    private static async Task<(TestClient Client, ClientCertificate Certificate)> ConnectBrieflyAsync(TestHost host, Version version)
    {
        for (var seconds = 3; ; seconds *= 2)
        {
            var certificate = new ClientCertificate(host.Pki.Root.Issue(new() { NotAfter = DateTimeOffset.UtcNow.AddSeconds(seconds) }));
            var client = TestClient.Create(host, certificate, version);
            if ((await client.GetAsync("/api")).StatusCode == HttpStatusCode.OK)
            {
                return (client, certificate);
            }

            client.Dispose();
        }
    }
}
