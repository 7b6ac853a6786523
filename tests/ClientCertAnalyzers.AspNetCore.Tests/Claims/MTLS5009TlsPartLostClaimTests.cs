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

    [Theory]
    [InlineData("RequireCertificate", "200 CN=client", ClaimClient.Refused)]
    [InlineData("NoCertificate", "496", "496")]
    [InlineData("AllowCertificate", "200 CN=client", "496")]
    public async Task Mode_of_an_endpoint_in_the_settings_beats_the_code(string mode, string valid, string none)
    {
        await using var host = await WithSettingsAsync($$"""{ "Endpoints": { "Api": { "Url": "https://127.0.0.1:0", "ClientCertificateMode": "{{mode}}" } } }""");
        Assert.Equal((valid, none), (await host.SeesAsync(host.Pki.Valid, "/api"), await host.SeesAsync(path: "/api")));
    }

    /// <summary>They come before the code, which replaces the one mode and does not start with the other: no finding is needed.</summary>
    [Fact]
    public async Task Defaults_of_the_settings_do_not_go_unnoticed()
    {
        static Task<TestHost> StartAsync(string mode) => WithSettingsAsync($$"""{ "EndpointDefaults": { "ClientCertificateMode": "{{mode}}" }, "Endpoints": { "Api": { "Url": "https://127.0.0.1:0" } } }""");
        await using (var host = await StartAsync("NoCertificate"))
        {
            Assert.Equal("200 CN=client", await host.SeesAsync(host.Pki.Valid, "/api"));
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync("RequireCertificate"));
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

    private static Task<TestHost> WithSettingsAsync(string kestrel) => TestHost.StartAsync(new()
    {
        HasListener = false,
        Builder = builder => builder.Configuration.AddJson($$"""{ "Kestrel": {{kestrel}} }"""),
        Kestrel = options => options.ConfigureHttpsDefaults(https =>
        {
            https.ServerCertificate = TestPki.Shared.Server;
            https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(TestPki.Shared.Root.Certificate));
        }),
    });
}
