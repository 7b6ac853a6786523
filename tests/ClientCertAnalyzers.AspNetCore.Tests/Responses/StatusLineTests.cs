using System.Net;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Responses;

/// <summary>Status lines, headers and the connection after a rejection.</summary>
public class StatusLineTests
{
    private static readonly ClientCertificate Invalid = TestPki.SelfSigned();

    public static TheoryData<int> Protocols => [.. Enumerable.Range(0, Protocol.All.Length)];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task G1_Answers_are_those_of_nginx_and_never_stored(int number)
    {
        var protocol = Protocol.All[number];
        await using var host = await TestHost.StartAsync();
        var (missing, invalid, invalidOnOpen) = (
            await GetAsync(host, null, protocol), await GetAsync(host, Invalid, protocol), await GetAsync(host, Invalid, protocol, "/"));
        AssertStatus(protocol, missing, 496, "SSL Certificate Required");
        AssertStatus(protocol, invalid, 495, "SSL Certificate Error");
        AssertStatus(protocol, invalidOnOpen, 495, "SSL Certificate Error");
        Assert.Equal("A client certificate is required.\n", await missing.Content.ReadAsStringAsync());
        Assert.Equal("The client certificate was rejected.\n", await invalid.Content.ReadAsStringAsync());
        foreach (var answer in new[] { missing, invalid, invalidOnOpen })
        {
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
            Assert.Equal(protocol.Http == HttpVersion.Version11 ? true : null, answer.Headers.ConnectionClose);
        }
    }

    [Fact]
    public async Task G1_Status_line_on_the_wire()
    {
        await using var host = await TestHost.StartAsync();
        var openssl = new OpenSsl();
        Assert.Contains("HTTP/1.1 496 SSL Certificate Required\r\n", (await openssl.GetAsync(host.Port, Protocol.All[0])).Output);
        Assert.Contains("HTTP/1.1 495 SSL Certificate Error\r\n", (await openssl.GetAsync(host.Port, Protocol.All[2], Invalid)).Output);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task G1_Changed_codes_have_the_phrase_of_the_framework(int number)
    {
        var protocol = Protocol.All[number];
        await using var host = await TestHost.StartAsync(new() { Responses = options => (options.InvalidStatusCode, options.MissingStatusCode) = (403, 400) });
        var (missing, invalid) = (await GetAsync(host, null, protocol), await GetAsync(host, Invalid, protocol));
        AssertStatus(protocol, missing, 400, "Bad Request");
        AssertStatus(protocol, invalid, 403, "Forbidden");
        Assert.Equal("no-store", missing.Headers.CacheControl?.ToString());
        Assert.Equal("no-store", invalid.Headers.CacheControl?.ToString());
        Assert.Equal("A client certificate is required.\n", await missing.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task G1_Headers_that_the_application_set_before_do_not_survive()
    {
        await using var host = await TestHost.StartAsync(new()
        {
            App = app =>
            {
                app.Use((context, next) =>
                {
                    context.Response.ContentLength = 3;
                    context.Response.Headers.CacheControl = "public, max-age=600";
                    return next();
                });
                app.UseRouting();
                app.MapGet("/api", TestHost.Caller).RequireClientCertificate();
            },
        });
        var missing = await GetAsync(host, null, Protocol.All[3]);
        Assert.Equal("no-store", missing.Headers.CacheControl?.ToString());
        Assert.Equal("A client certificate is required.\n", await missing.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task G2_Connection_is_closed_over_HTTP_1()
    {
        await using var host = await TestHost.StartAsync();
        using var client = TestClient.Create(host);
        for (var i = 0; i < 3; i++)
        {
            using var response = await client.GetAsync("/api");
            Assert.True(response.Headers.ConnectionClose);
        }

        Assert.Equal(3, Connections(host));
    }

    [Fact]
    public async Task G2_Connection_stays_open_over_HTTP_1_when_asked_to()
    {
        await using var host = await TestHost.StartAsync(new() { Responses = options => options.CloseConnection = false });
        using var client = TestClient.Create(host);
        for (var i = 0; i < 3; i++)
        {
            using var response = await client.GetAsync("/api");
            Assert.Equal(496, (int)response.StatusCode);
            Assert.Null(response.Headers.ConnectionClose);
        }

        Assert.Equal(1, Connections(host));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task G4_HEAD_has_no_body(int number)
    {
        var protocol = Protocol.All[number];
        await using var host = await TestHost.StartAsync(new()
        {
            Builder = builder => builder.Services.AddProblemDetails(),
            App = app =>
            {
                app.MapGet("/", TestHost.Caller);
                app.MapMethods("/api", ["GET", "HEAD"], TestHost.Caller).RequireClientCertificate();
            },
        });
        foreach (var (certificate, status) in new[] { (null, 496), (Invalid, 495) })
        {
            using var client = TestClient.Create(host, certificate, protocol.Http, protocol.Tls);
            for (var i = 0; i < 3; i++)
            {
                using var response = await client.SendAsync(new(HttpMethod.Head, "/api")
                {
                    Version = protocol.Http,
                    VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                });
                Assert.Equal(status, (int)response.StatusCode);
                Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
                Assert.Null(response.Content.Headers.ContentType);
                Assert.Empty(await response.Content.ReadAsByteArrayAsync());
            }

            if (protocol.Http == HttpVersion.Version20)
            {
                Assert.Equal(status, (int)(await client.GetAsync("/api")).StatusCode);
            }
        }

        if (protocol.Http == HttpVersion.Version20)
        {
            Assert.Equal(2, Connections(host));
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task G4_HEAD_is_no_error_for_curl(int number)
    {
        await using var host = await TestHost.StartAsync();
        var result = await new Curl(host.Pki).RunAsync(host.Port, Invalid, Protocol.All[number], "/", "--head");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith(Protocol.All[number].Http == HttpVersion.Version11 ? "HTTP/1.1 495 SSL Certificate Error" : "HTTP/2 495", result.Output);
        Assert.DoesNotContain("content-type", result.Output, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>How many had a rejected request.</summary>
    private static int Connections(TestHost host) => host.Logs.Ours(1).Select(entry => entry.Fields["ConnectionId"]).Distinct().Count();

    private static async Task<HttpResponseMessage> GetAsync(TestHost host, ClientCertificate? certificate, Protocol protocol, string path = "/api")
    {
        using var client = TestClient.Create(host, certificate, protocol.Http, protocol.Tls);
        return await client.GetAsync(path);
    }

    private static void AssertStatus(Protocol protocol, HttpResponseMessage response, int status, string phrase)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(protocol.Http, response.Version);
        if (protocol.Http == HttpVersion.Version11)
        {
            Assert.Equal(phrase, response.ReasonPhrase);
        }
    }
}
