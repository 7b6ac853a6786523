using System.Net;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Resumption;

/// <summary>An application cannot switch TLS resumption back on.</summary>
public class ResumptionSwitchTests
{
    private readonly OpenSsl _openssl = new();

    public static TheoryData<int> Protocols => [.. Enumerable.Range(0, Protocol.All.Length)];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A9_Allowing_resumption_in_OnAuthenticate_counts_only_without_the_extension(int number)
    {
        await using var host = await TestHost.StartAsync(new()
        {
            Https = https =>
            {
                AllowResumption(https);
                https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(TestPki.Shared.Root.Certificate));
            },
            Kestrel = kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(TestPki.Shared.Server, AllowResumption)),
        });
        Assert.False(await ResumesAsync(host, host.Ports[0], Protocol.All[number]));
        Assert.True(await ResumesAsync(host, host.Ports[1], Protocol.All[number]));
    }

    private static void AllowResumption(HttpsConnectionAdapterOptions https) => https.OnAuthenticate = (_, tls) => tls.AllowTlsResume = true;

    private async Task<bool> ResumesAsync(TestHost host, int port, Protocol protocol)
    {
        using var keys = await host.HoldSessionKeysAsync(port);
        var first = await _openssl.GetAsync(port, protocol, host.Pki.Valid);
        // TLS 1.3 without resumption gives the client nothing to keep.
        return first.Session is not null && (await _openssl.GetAsync(port, protocol, host.Pki.Valid, first.Session)).IsReused;
    }
}
