using System.Net;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Resumption;

/// <summary>Requests for b.test over a connection whose handshake named a.test, as browsers send them when one server certificate has both names.</summary>
public class CoalescedConnectionTests
{
    private static readonly Version Http1 = HttpVersion.Version11;
    private static readonly Version Http2 = HttpVersion.Version20;

    [Fact]
    public async Task B7_Missing_certificate_is_421_on_a_connection_for_another_host()
    {
        await using var host = await TestHost.StartAsync();
        using var client = Create(host, Http2);
        using var first = await client.GetAsync("/api");
        Assert.Equal(421, (int)first.StatusCode);
        Assert.True(first.Headers.CacheControl?.NoStore);
        Assert.Equal("Misdirected Request\n", await first.Content.ReadAsStringAsync());

        // The open endpoints of the same connection go on.
        Assert.Equal("nobody", await client.GetStringAsync("/"));
        Assert.Equal(421, (int)(await client.GetAsync("/api")).StatusCode);
        Assert.Single(host.Logs.Ours(1).Select(entry => entry.Message).Distinct());
    }

    [Fact]
    public async Task B7_421_is_a_problem_document_without_a_type_of_ours()
    {
        await using var host = await TestHost.StartAsync(new() { Builder = builder => builder.Services.AddProblemDetails() });
        using var client = Create(host, Http2);
        using var response = await client.GetAsync("/api");
        var problem = await response.Content.ReadFromJsonAsync<Microsoft.AspNetCore.Mvc.ProblemDetails>();
        Assert.Equal("Misdirected Request", problem!.Title);
        Assert.Equal(421, problem.Status);
        Assert.DoesNotContain("urn:clientcertanalyzers", problem.Type ?? "");
    }

    [Fact]
    public async Task B7_421_also_where_every_request_needs_a_certificate()
    {
        await using var host = await TestHost.StartAsync(new() { Responses = responses => responses.RequireOnEveryRequest = true });
        using var client = Create(host, Http2);
        Assert.Equal(421, (int)(await client.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task B7_421_also_with_options_for_each_connection()
    {
        await using var host = await TestHost.StartAsync(new()
        {
            Listen = listen => listen.UseHttps(new TlsHandshakeCallbackOptions
            {
                OnConnection = _ => new(new System.Net.Security.SslServerAuthenticationOptions { ServerCertificate = TestPki.Shared.Server }),
            }.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(TestPki.Shared.Root.Certificate))),
        });
        using var client = Create(host, Http2);
        Assert.Equal(421, (int)(await client.GetAsync("/api")).StatusCode);
    }

    [Theory]
    [InlineData("a.test", "a.test")]
    [InlineData("a.test", "A.TEST")]
    [InlineData("a.test", "a.test.")]
    [InlineData("a.test", "a.test:8443")]
    public async Task B7_Missing_certificate_is_496_on_a_connection_for_the_same_host(string serverName, string authority)
    {
        await using var host = await TestHost.StartAsync();
        using var client = TestClient.Create(host, version: Http2, serverName: serverName);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api") { Version = Http2, Headers = { Host = authority } };
        Assert.Equal(496, (int)(await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task B7_Missing_certificate_is_496_over_HTTP_1_without_server_name_or_when_switched_off()
    {
        await using var host = await TestHost.StartAsync();
        using var http1 = Create(host, Http1);
        Assert.Equal(496, (int)(await http1.GetAsync("/api")).StatusCode);
        // An address is never named in a handshake.
        using var unnamed = TestClient.Create(host, version: Http2, name: "b.test", serverName: "127.0.0.1");
        Assert.Equal(496, (int)(await unnamed.GetAsync("/api")).StatusCode);

        await using var off = await TestHost.StartAsync(new() { Responses = responses => responses.MisdirectCoalescedRequests = false });
        using var client = Create(off, Http2);
        Assert.Equal(496, (int)(await client.GetAsync("/api")).StatusCode);
    }

    [Fact]
    public async Task B7_Certificates_are_judged_as_on_any_connection()
    {
        await using var host = await TestHost.StartAsync();
        using var valid = Create(host, Http2, host.Pki.Valid);
        Assert.Equal("CN=client", await valid.GetStringAsync("/api"));
        using var invalid = Create(host, Http2, TestPki.SelfSigned());
        Assert.Equal(495, (int)(await invalid.GetAsync("/api")).StatusCode);
    }

    [Fact]
    public async Task B7_Forwarded_verdict_is_496()
    {
        await using var host = await TestHost.StartAsync(new()
        {
            Responses = responses => responses.Forwarded = new() { ProxySendsOnlyVerifiedCertificates = true, KnownProxies = { IPAddress.Loopback } },
        });
        using var client = Create(host, Http2);
        Assert.Equal(496, (int)(await client.GetAsync("/api")).StatusCode);
    }

    private static TestClient Create(TestHost host, Version version, ClientCertificate? certificate = null) =>
        TestClient.Create(host, certificate, version, name: "b.test", serverName: "a.test");
}
