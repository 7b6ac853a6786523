using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

/// <summary>Kestrel without the library, with a middleware that answers by itself. "/connection" names the connection, and whoever comes over it.</summary>
internal static class StatusHost
{
    public static Task<TestHost> StartAsync(Func<HttpContext, Task> answer, Action<HttpsConnectionAdapterOptions>? https = null) => TestHost.StartAsync(new()
    {
        HasResponses = false,
        Https = https ?? ClaimHost.AllowAny,
        App = app => app.Run(context => context.Request.Path == "/connection"
            ? context.Response.WriteAsync(context.Connection.Id + " " + TestHost.Caller(context))
            : answer(context)),
    });
}
