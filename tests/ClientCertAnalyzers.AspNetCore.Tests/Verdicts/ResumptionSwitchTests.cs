using System.Net.Security;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Verdicts;

/// <summary>An application cannot switch TLS resumption back on.</summary>
public class ResumptionSwitchTests
{
    private static readonly TestPki Pki = TestPki.Shared;

    [Theory]
    [InlineData("-tls1_2")]
    [InlineData("-tls1_3")]
    public async Task A9_Plain_Kestrel_resumes(string version)
    {
        await using var host = await TestHost.StartAsync(new() { Https = _ => { } });
        Assert.True(await ResumesAsync(host, version));
    }

    [Theory]
    [InlineData("-tls1_2")]
    [InlineData("-tls1_3")]
    public async Task A9_Allowing_resumption_in_OnAuthenticate_has_no_effect(string version)
    {
        await using var host = await TestHost.StartAsync(new()
        {
            Https = https =>
            {
                https.OnAuthenticate = (_, tls) => tls.AllowTlsResume = true;
                https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(Pki.Root.Certificate));
            },
        });
        Assert.False(await ResumesAsync(host, version));
    }

    [Theory]
    [InlineData("-tls1_2")]
    [InlineData("-tls1_3")]
    public async Task A9_Allowing_resumption_in_a_callback_has_no_effect(string version)
    {
        await using var host = await TestHost.StartAsync(new()
        {
            Listen = listen =>
            {
                var options = new TlsHandshakeCallbackOptions
                {
                    OnConnection = _ => new(new SslServerAuthenticationOptions { ServerCertificate = Pki.Server, AllowTlsResume = true }),
                };
                listen.UseHttps(options.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(Pki.Root.Certificate)));
            },
        });
        Assert.False(await ResumesAsync(host, version));
    }

    /// <summary>Whether a second connection takes up the session of the first one.</summary>
    private static async Task<bool> ResumesAsync(TestHost host, string version)
    {
        var session = Path.Combine(TestProcess.Home, $"{Guid.NewGuid():N}.session");
        Assert.Contains("New, TLS", await ConnectAsync(host, version, "-sess_out", session), StringComparison.Ordinal);
        // TLS 1.3 without resumption gives the client nothing to keep.
        return File.Exists(session) && (await ConnectAsync(host, version, "-sess_in", session)).Contains("Reused, TLS", StringComparison.Ordinal);
    }

    private static async Task<string> ConnectAsync(TestHost host, string version, params string[] arguments)
    {
        var result = await Command.RunAsync(
            "openssl",
            [
                "s_client", "-connect", $"127.0.0.1:{host.Port}", "-servername", "localhost", version, "-ign_eof",
                "-cert", Pki.Valid.WritePem(TestProcess.Home), .. arguments,
            ],
            "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.Contains("HTTP/1.1 200", result.Output, StringComparison.Ordinal);
        return result.Output;
    }
}
