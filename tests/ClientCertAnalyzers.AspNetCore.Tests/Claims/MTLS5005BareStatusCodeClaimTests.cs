using System.Net;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using Microsoft.AspNetCore.Http.Features;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS5005BareStatusCodeClaimTests
{
    [Fact]
    public async Task Bare_number_has_an_empty_phrase()
    {
        await using var host = await StatusHost.StartAsync(Bare);
        Assert.Contains("HTTP/1.1 496 \r\n", (await new OpenSsl().GetAsync(host.Port, Protocol.All[0])).Output);
    }

    [Fact]
    public async Task Complete_answer_has_its_phrase()
    {
        await using var host = await StatusHost.StartAsync(Complete);
        Assert.Contains("HTTP/1.1 496 SSL Certificate Required\r\n", (await new OpenSsl().GetAsync(host.Port, Protocol.All[0])).Output);
    }

    /// <summary>The certificate belongs to the handshake, and there is no other one.</summary>
    [Fact]
    public async Task Bare_number_leaves_the_client_on_its_connection()
    {
        await using var host = await StatusHost.StartAsync(Bare);
        using var client = TestClient.Create(host);
        var (before, after) = await AroundAnswerAsync(client);
        Assert.Equal(before, after);
        Assert.EndsWith(" nobody", after);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Close_makes_the_next_attempt_a_handshake(bool byRequestClose)
    {
        await using var host = await StatusHost.StartAsync(byRequestClose ? RequestClose : Complete);
        using var client = TestClient.Create(host);
        var (before, after) = await AroundAnswerAsync(client);
        Assert.NotEqual(before, after);
    }

    /// <summary>HTTP/2 knows no such header: Kestrel leaves it out, and the other requests of the connection go on.</summary>
    [Fact]
    public async Task Close_header_does_nothing_to_http2()
    {
        await using var host = await StatusHost.StartAsync(Complete);
        using var client = TestClient.Create(host, version: HttpVersion.Version20);
        var (before, after) = await AroundAnswerAsync(client);
        Assert.Equal(before, after);
    }

    private static Task Bare(HttpContext context)
    {
        context.Response.StatusCode = 496;
        return Task.CompletedTask;
    }

    private static Task Complete(HttpContext context)
    {
        context.Response.StatusCode = 496;
        context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = "SSL Certificate Required";
        context.Response.Headers.Connection = "close";
        return Task.CompletedTask;
    }

    private static Task RequestClose(HttpContext context)
    {
        context.Response.StatusCode = 496;
        context.Connection.RequestClose();
        return Task.CompletedTask;
    }

    private static async Task<(string Before, string After)> AroundAnswerAsync(TestClient client)
    {
        var before = await client.GetStringAsync("/connection");
        Assert.Equal(496, (int)(await client.GetAsync("/")).StatusCode);
        return (before, await client.GetStringAsync("/connection"));
    }
}
