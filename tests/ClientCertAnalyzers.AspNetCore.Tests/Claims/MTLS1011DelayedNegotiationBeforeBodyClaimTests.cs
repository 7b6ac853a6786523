using System.Net;
using System.Security.Authentication;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.WebUtilities;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

/// <summary>TLS 1.3 is left to .NET 10: the HttpClient of .NET 8 lets no server ask later over it.</summary>
public class MTLS1011DelayedNegotiationBeforeBodyClaimTests
{
    private const int Large = 200_000;

    private const string Thrown = "500 ";

    private static readonly string[] Reasons = ["Client stream needs to be drained before renegotiation", "Received data during renegotiation"];

    [Fact]
    public async Task LargeUnreadBody_ThrowsOverTls12()
    {
        await using var host = await StartAsync();
        // With the connection, or with status 500, by what has arrived when the server asks.
        Assert.Contains(await PostAsync(host, "/unread", Large, SslProtocols.Tls12), (string[])[ClaimClient.Refused, Thrown]);
        Assert.Contains(host.Logs.Entries, entry => entry.Exception is InvalidOperationException thrown && Reasons.Any(thrown.Message.StartsWith));
    }

#if NET10_0_OR_GREATER
    [Fact]
    public async Task LargeUnreadBody_ThrowsOrGivesNullOverTls13()
    {
        await using var host = await StartAsync();
        Assert.Contains(await PostAsync(host, "/unread", Large, SslProtocols.Tls13), (string[])[ClaimClient.LetInAsNobody, Thrown]);
        Assert.Equal(ClaimClient.LetIn, await PostAsync(host, "/buffered", Large, SslProtocols.Tls13));
    }
#endif

    [Theory]
    [InlineData("/unread", 10)]
    [InlineData("/buffered", Large)]
    [InlineData("/bound", Large)]
    public async Task SmallBufferedOrBoundBody_Works(string path, int size)
    {
        await using var host = await StartAsync();
        Assert.Equal(ClaimClient.LetIn, await PostAsync(host, path, size, SslProtocols.Tls12));
    }

    private static async Task<string> PostAsync(TestHost host, string path, int size, SslProtocols protocols)
    {
        using var client = TestClient.Create(host, host.Pki.Valid, HttpVersion.Version11, protocols, resume: false);
        try
        {
            using var response = await client.PostAsync(path, JsonContent.Create(new string('x', size)));
            return (int)response.StatusCode + " " + await response.Content.ReadAsStringAsync();
        }
        catch (HttpRequestException)
        {
            return ClaimClient.Refused;
        }
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(new()
    {
        HasListener = false,
        HasResponses = false,
        Kestrel = kestrel => kestrel.Listen(listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.UseHttps(ClaimHost.DelayAny);
        }),
        App = app =>
        {
            app.MapPost("/unread", (Delegate)AskAsync);
            app.MapPost("/bound", async (HttpContext context, [Microsoft.AspNetCore.Mvc.FromBody] string text) => await AskAsync(context));
            app.MapPost("/buffered", async (HttpContext context) =>
            {
                context.Request.EnableBuffering();
                await context.Request.Body.DrainAsync(context.RequestAborted);
                context.Request.Body.Position = 0;
                var caller = await AskAsync(context);
                Assert.Equal(Large, (await context.Request.ReadFromJsonAsync<string>())!.Length);
                return caller;
            });
        },
    });

    private static async Task<string> AskAsync(HttpContext context) => (await context.Connection.GetClientCertificateAsync(context.RequestAborted))?.Subject ?? "nobody";
}
