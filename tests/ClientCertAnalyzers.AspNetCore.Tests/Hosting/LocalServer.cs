using System.Net;

namespace ClientCertAnalyzers.AspNetCore.Tests.Hosting;

/// <summary>Plain HTTP on a free port: where certificates say that lists and issuers are. It counts who comes.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _connections;

    private LocalServer(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Use(next => connection =>
        {
            Interlocked.Increment(ref _connections);
            return next(connection);
        })));
        _app = builder.Build();
        _app.Run(answer);
    }

    public int Connections => _connections;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<LocalServer> StartAsync(RequestDelegate answer)
    {
        var server = new LocalServer(answer);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Every request gets these bytes, as they are when it comes.</summary>
    public static Task<LocalServer> StartAsync(Func<byte[]> content) => StartAsync(context => context.Response.Body.WriteAsync(content()).AsTask());

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
