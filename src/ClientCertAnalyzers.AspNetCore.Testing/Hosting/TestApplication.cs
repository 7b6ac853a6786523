using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace ClientCertAnalyzers.AspNetCore.Testing.Hosting;

internal static class TestApplication
{
    /// <summary>Leaves nothing behind when it does not start.</summary>
    public static async Task<WebApplication> StartAsync(WebApplicationOptions options, Action<WebApplicationBuilder> configureBuilder, Action<WebApplication> configureApp)
    {
        var builder = WebApplication.CreateBuilder(options);
        builder.Logging.ClearProviders();
        configureBuilder(builder);
        var app = builder.Build();
        try
        {
            configureApp(app);
            await app.StartAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }
}
