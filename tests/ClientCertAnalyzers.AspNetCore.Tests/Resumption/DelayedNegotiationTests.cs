using System.Net;
using System.Security.Authentication;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Resumption;

/// <summary>Endpoints that ask for a certificate only when a request needs one.</summary>
public class DelayedNegotiationTests
{
    private static readonly Protocol Tls12 = new(SslProtocols.Tls12, HttpVersion.Version11);
    private static readonly Protocol Tls13 = new(SslProtocols.Tls13, HttpVersion.Version11);

    private readonly OpenSsl _openssl = new();

    /// <summary>Those over which HttpClient can be asked. That of .NET 8 offers no post-handshake authentication (RFC 8446 4.2.6).</summary>
    public static TheoryData<SslProtocols> AskedProtocols => Environment.Version.Major > 8 ? [SslProtocols.Tls12, SslProtocols.Tls13] : [SslProtocols.Tls12];

    [Theory]
    [MemberData(nameof(AskedProtocols))]
    public async Task B9_Protected_endpoint_asks_and_an_open_one_does_not(SslProtocols protocols)
    {
        await using var host = await StartAsync();
        using var client = TestClient.Create(host, host.Pki.Valid, protocols: protocols);
        Assert.Equal("no certificate, nobody", await client.GetStringAsync("/"));
        Assert.Equal("certificate, CN=client", await client.GetStringAsync("/api"));

        // On the same connection the certificate is known from now on.
        Assert.Equal("certificate, CN=client", await client.GetStringAsync("/"));
    }

    [Theory]
    [MemberData(nameof(AskedProtocols))]
    public async Task B9_Invalid_certificate_is_495_where_it_was_asked_for(SslProtocols protocols)
    {
        await using var host = await StartAsync(responses => responses.CloseConnection = false);
        using var client = TestClient.Create(host, TestPki.SelfSigned(), protocols: protocols);
        Assert.Equal("no certificate, nobody", await client.GetStringAsync("/"));
        Assert.Equal(495, (int)(await client.GetAsync("/api")).StatusCode);
        Assert.Equal(495, (int)(await client.GetAsync("/")).StatusCode);
        Assert.All(host.Logs.Ours(1), entry => Assert.Contains("495: self-signed", entry.Message));
        Assert.Single(host.Logs.Ours(1).Select(entry => entry.Message).Distinct());
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task B9_Client_without_certificate_is_496(SslProtocols protocols)
    {
        await using var host = await StartAsync();
        using var client = TestClient.Create(host, protocols: protocols);
        Assert.Equal(496, (int)(await client.GetAsync("/api")).StatusCode);
        Assert.Equal(496, (int)(await client.GetAsync("/api")).StatusCode);
        Assert.Equal("no certificate, nobody", await client.GetStringAsync("/"));
    }

    [Fact]
    public async Task B9_Renegotiation_of_TLS_1_2()
    {
        await using var host = await StartAsync();
        Assert.Equal(200, (await _openssl.GetAsync(host.Port, Tls12, host.Pki.Valid)).Status);
        Assert.Equal(495, (await _openssl.GetAsync(host.Port, Tls12, TestPki.SelfSigned())).Status);
        Assert.Equal(496, (await _openssl.GetAsync(host.Port, Tls12)).Status);
        Assert.Equal(200, (await _openssl.GetAsync(host.Port, Tls12, TestPki.SelfSigned(), path: "/")).Status);
    }

    [Fact]
    public async Task B9_Post_handshake_authentication_of_TLS_1_3()
    {
        await using var host = await StartAsync();
        Assert.Equal(200, (await _openssl.GetAsync(host.Port, Tls13, host.Pki.Valid, arguments: "-enable_pha")).Status);
        Assert.Equal(495, (await _openssl.GetAsync(host.Port, Tls13, TestPki.SelfSigned(), arguments: "-enable_pha")).Status);
        Assert.Equal(496, (await _openssl.GetAsync(host.Port, Tls13, arguments: "-enable_pha")).Status);
        Assert.Empty(host.Logs.Ours(2));
    }

    [Fact]
    public async Task B9_TLS_1_3_client_that_does_not_offer_post_handshake_authentication_is_496()
    {
        await using var host = await StartAsync();
        foreach (var certificate in new[] { host.Pki.Valid, TestPki.SelfSigned() })
        {
            Assert.Equal(496, (await _openssl.GetAsync(host.Port, Tls13, certificate)).Status);
            Assert.Equal(200, (await _openssl.GetAsync(host.Port, Tls13, certificate, path: "/")).Status);
        }

        Assert.All(host.Logs.Ours(2), entry => Assert.Equal(LogLevel.Debug, entry.Level));
        Assert.All(host.Logs.Ours(2), entry => Assert.EndsWith("Exception.", entry.Message));
        Assert.NotEmpty(host.Logs.Ours(2));
    }

    [Theory]
    [MemberData(nameof(AskedProtocols))]
    public async Task B9_Every_request_asks_where_all_need_a_certificate(SslProtocols protocols)
    {
        await using var host = await StartAsync(responses => responses.RequireOnEveryRequest = true);
        using var valid = TestClient.Create(host, host.Pki.Valid, protocols: protocols);
        Assert.Equal("certificate, CN=client", await valid.GetStringAsync("/"));
        using var invalid = TestClient.Create(host, TestPki.SelfSigned(), protocols: protocols);
        Assert.Equal(495, (int)(await invalid.GetAsync("/")).StatusCode);
        using var nobody = TestClient.Create(host, protocols: protocols);
        Assert.Equal(496, (int)(await nobody.GetAsync("/")).StatusCode);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task B9_Request_whose_body_is_under_way_is_not_let_in(SslProtocols protocols)
    {
        await using var host = await StartAsync();
        using var client = TestClient.Create(host, host.Pki.Valid, protocols: protocols);
        try
        {
            Assert.Equal(496, (int)(await client.PostAsync("/api", new ByteArrayContent(new byte[5_000_000]))).StatusCode);
        }
        catch (HttpRequestException)
        {
            // A renegotiation of TLS 1.2 may already have begun, and the body in its place ends the connection.
            Assert.Equal(SslProtocols.Tls12, protocols);
        }
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task B9_HTTP_2_cannot_ask_and_is_496(SslProtocols protocols)
    {
        await using var host = await StartAsync();
        using var client = TestClient.Create(host, host.Pki.Valid, HttpVersion.Version20, protocols);
        Assert.Equal(496, (int)(await client.GetAsync("/api")).StatusCode);
        Assert.Equal("no certificate, nobody", await client.GetStringAsync("/"));
    }

    private static Task<TestHost> StartAsync(Action<ClientCertificateResponseOptions>? configure = null) => TestHost.StartAsync(new()
    {
        Https = https =>
        {
            https.ClientCertificateMode = ClientCertificateMode.DelayCertificate;
            https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(TestPki.Shared.Root.Certificate));
        },
        Responses = configure,
        App = app =>
        {
            app.MapGet("/", Describe);
            app.Map("/api", Describe).RequireClientCertificate();
        },
    });

    private static string Describe(HttpContext context)
    {
        var presented = context.Features.GetRequiredFeature<IClientCertificateVerdictFeature>().PresentedCertificate;
        return $"{(presented is null ? "no certificate" : "certificate")}, {TestHost.Caller(context)}";
    }
}
