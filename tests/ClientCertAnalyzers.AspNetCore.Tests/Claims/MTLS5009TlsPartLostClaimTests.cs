using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

/// <summary>What becomes of a valid client, and of one without a certificate, where the helper's part of TLS is lost.</summary>
public class MTLS5009TlsPartLostClaimTests
{
    [Fact]
    public Task In_place_it_judges() => AssertAsync("200 CN=client", "496", https => { });

    [Fact]
    public Task AllowAny_behind_it_makes_every_certificate_495() => AssertAsync("495", "496", https => https.AllowAnyClientCertificate());

    [Fact]
    public Task Validation_behind_it_makes_every_certificate_495() => AssertAsync("495", "496", https => https.ClientCertificateValidation = (_, _, _) => true);

    [Fact]
    public Task Validation_above_it_is_asked_too() => AssertAsync("495", "496", https => { }, https => https.ClientCertificateValidation = (_, _, _) => false);

    [Fact]
    public Task OnAuthenticate_behind_it_refuses_clients_of_the_CA() => AssertAsync(ClaimClient.Refused, "496", https => https.OnAuthenticate = (_, _) => { });

    [Fact]
    public Task OnAuthenticate_above_it_runs_too() => AssertAsync("200 CN=client", "496", https => { }, https => https.OnAuthenticate = (_, _) => { });

    [Fact]
    public Task RequireCertificate_behind_it_leaves_no_496() => AssertAsync("200 CN=client", ClaimClient.Refused, https => https.ClientCertificateMode = ClientCertificateMode.RequireCertificate);

    [Fact]
    public Task NoCertificate_behind_it_asks_nobody() => AssertAsync("496", "496", https => https.ClientCertificateMode = ClientCertificateMode.NoCertificate);

    [Fact]
    public async Task Defaults_that_are_replaced_ask_nobody_or_verify_nobody()
    {
        await AssertAsync("496", https => https.HandshakeTimeout = TimeSpan.FromSeconds(10));
        await AssertAsync("495", https =>
        {
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.AllowAnyClientCertificate();
        });

        static async Task AssertAsync(string valid, Action<HttpsConnectionAdapterOptions> second)
        {
            await using var host = await TestHost.StartAsync(new()
            {
                HasListener = false,
                Kestrel = kestrel =>
                {
                    kestrel.ConfigureHttpsDefaults(https => https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(TestPki.Shared.Root.Certificate)));
                    kestrel.ConfigureHttpsDefaults(https =>
                    {
                        https.ServerCertificate = TestPki.Shared.Server;
                        second(https);
                    });
                    kestrel.Listen(listen => listen.UseHttps());
                },
            });
            Assert.Equal(valid, await host.SeesAsync(host.Pki.Valid, "/api"));
        }
    }

    [Fact]
    public async Task Services_alone_verify_nobody()
    {
        await using var host = await TestHost.StartAsync(new() { Https = ClaimHost.AllowAny });
        Assert.Equal("495", await host.SeesAsync(host.Pki.Valid, "/"));
        Assert.Equal("200 nobody", await host.SeesAsync(path: "/"));
    }

    private static async Task AssertAsync(string valid, string none, Action<HttpsConnectionAdapterOptions> behind, Action<HttpsConnectionAdapterOptions>? above = null)
    {
        await using var host = await TestHost.StartAsync(new()
        {
            Https = https =>
            {
                above?.Invoke(https);
                https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(TestPki.Shared.Root.Certificate));
                behind(https);
            },
        });
        Assert.Equal((valid, none), (await host.SeesAsync(host.Pki.Valid, "/api"), await host.SeesAsync(path: "/api")));
    }
}
