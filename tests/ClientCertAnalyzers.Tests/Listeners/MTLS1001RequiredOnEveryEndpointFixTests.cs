using ClientCertAnalyzers.CodeFixes.Listeners;
using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Listeners;

public class MTLS1001RequiredOnEveryEndpointFixTests
{
    [Fact]
    public Task Top_level_program_IsFixed() => FixAsync(
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Server.Kestrel.Core;
        using Microsoft.AspNetCore.Server.Kestrel.Https;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        // partners only
        builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => {|MTLS1001:h.ClientCertificateMode = ClientCertificateMode.RequireCertificate|}));
        var app = builder.Build();
        app.MapHealthChecks("/healthz"); // probes
        app.MapGet("/orders", () => "orders");
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Http.Features;
        using Microsoft.AspNetCore.Server.Kestrel.Core;
        using Microsoft.AspNetCore.Server.Kestrel.Https;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        // partners only
        builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate));
        var app = builder.Build();

        // Without a certificate only endpoints that allow anonymous access answer.
        app.Use(async (context, next) =>
        {
            if (context.Connection.ClientCertificate is null && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null)
            {
                context.Response.StatusCode = 496;
                context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = "SSL Certificate Required";
                context.Response.Headers.Connection = "close";
                return;
            }

            await next(context);
        });
        app.MapHealthChecks("/healthz").AllowAnonymous(); // probes
        app.MapGet("/orders", () => "orders");
        app.Run();
        """);

    [Fact]
    public Task Method_with_explicit_routing_IsFixed() => FixAsync(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Server.Kestrel.Core;
        using Microsoft.AspNetCore.Server.Kestrel.Https;

        static class Program
        {
            static void Main()
            {
                var builder = WebApplication.CreateBuilder();
                builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(443, l => l.UseHttps(h =>
                {
                    {|MTLS1001:h.ClientCertificateMode = ClientCertificateMode.RequireCertificate|};
                })));
                using var app = builder.Build();
                app.UseRouting();
                app.MapGet("/", () => "home").AllowAnonymous();
                app.Run();
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Http.Features;
        using Microsoft.AspNetCore.Server.Kestrel.Core;
        using Microsoft.AspNetCore.Server.Kestrel.Https;

        static class Program
        {
            static void Main()
            {
                var builder = WebApplication.CreateBuilder();
                builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(443, l => l.UseHttps(h =>
                {
                    h.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                })));
                using var app = builder.Build();
                app.UseRouting();

                // Without a certificate only endpoints that allow anonymous access answer.
                app.Use(async (context, next) =>
                {
                    if (context.Connection.ClientCertificate is null && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null)
                    {
                        context.Response.StatusCode = 496;
                        context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = "SSL Certificate Required";
                        context.Response.Headers.Connection = "close";
                        return;
                    }

                    await next(context);
                });
                app.MapGet("/", () => "home").AllowAnonymous();
                app.Run();
            }
        }
        """);

    [Fact]
    public Task Pipeline_elsewhere_HasNoFix()
    {
        const string Source = """
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Hosting;
            using Microsoft.AspNetCore.Server.Kestrel.Core;
            using Microsoft.AspNetCore.Server.Kestrel.Https;

            class Startup
            {
                void Configure(KestrelServerOptions k) => k.ConfigureHttpsDefaults(h => {|MTLS1001:h.ClientCertificateMode = ClientCertificateMode.RequireCertificate|});

                void Configure(WebApplication app) => app.MapHealthChecks("/healthz");
            }
            """;
        return FixAsync(Source, Source);
    }

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<CertificateModeAnalyzer, MTLS1001RequiredOnEveryEndpointFix>(source, fixedSource);
}
