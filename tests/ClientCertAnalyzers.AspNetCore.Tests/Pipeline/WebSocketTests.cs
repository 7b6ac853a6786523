using System.Net.WebSockets;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Pipeline;

/// <summary>A WebSocket begins as a request, and is judged as one.</summary>
public class WebSocketTests
{
    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task C9_A_WebSocket_is_refused_before_the_upgrade(string version)
    {
        var accepted = 0;
        await using var host = await StartAsync(() => Interlocked.Increment(ref accepted));
        Assert.Equal((496, WebSocketState.Closed), await ConnectAsync(host, null, "/ws", version));
        Assert.Equal((495, WebSocketState.Closed), await ConnectAsync(host, TestPki.SelfSigned(), "/ws", version));
        Assert.Equal(0, accepted);

        Assert.Equal((version == "2.0" ? 200 : 101, WebSocketState.Open), await ConnectAsync(host, host.Pki.Valid, "/ws", version));
        Assert.Equal(1, accepted);
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task C9_A_WebSocket_of_an_open_middleware_is_refused_with_an_invalid_certificate(string version)
    {
        var accepted = 0;
        await using var host = await StartAsync(() => Interlocked.Increment(ref accepted));
        Assert.Equal((495, WebSocketState.Closed), await ConnectAsync(host, TestPki.SelfSigned(), "/open", version));
        Assert.Equal(0, accepted);

        Assert.Equal((version == "2.0" ? 200 : 101, WebSocketState.Open), await ConnectAsync(host, null, "/open", version));
        Assert.Equal(1, accepted);
    }

    private static Task<TestHost> StartAsync(Action count) => TestHost.StartAsync(new()
    {
        App = app =>
        {
            app.UseWebSockets();
            app.Use((context, next) => context.Request.Path == "/open" ? AcceptAsync(context, count) : next(context));
            app.Map("/ws", context => AcceptAsync(context, count)).RequireClientCertificate();
        },
    });

    /// <summary>Counts before the client can know that it was accepted.</summary>
    private static async Task AcceptAsync(HttpContext context, Action count)
    {
        count();
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await socket.ReceiveAsync(new byte[1], context.RequestAborted);
    }

    private static async Task<(int Status, WebSocketState State)> ConnectAsync(TestHost host, ClientCertificate? certificate, string path, string version)
    {
        using var client = TestClient.Create(host, certificate, Version.Parse(version));
        using var socket = new ClientWebSocket();
        socket.Options.HttpVersion = Version.Parse(version);
        socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await socket.ConnectAsync(new($"wss://localhost{path}"), client, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }

        return ((int)socket.HttpStatusCode, socket.State);
    }
}
