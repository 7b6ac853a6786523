using ClientCertAnalyzers.CodeFixes.Listeners;
using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.StatusCodes;

namespace ClientCertAnalyzers.Tests.Listeners;

/// <summary>The complete change, where the runtime helper is referenced: nothing that was closed is open afterwards.</summary>
public class MTLS1001RuntimeHelperFixTests
{
    [Fact]
    public Task All_endpoints_in_sight_IsFixed() => FixAsync(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        // partners only
        builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => {|MTLS1001:h.ClientCertificateMode = ClientCertificateMode.RequireCertificate|}));
        var app = builder.Build();
        app.UseHttpsRedirection();
        app.MapHealthChecks("/healthz"); // probes
        app.MapGet("/about", () => "us").AllowAnonymous();
        app.MapGet("/orders", () => "orders").WithName("orders"); // theirs
        var api = app.MapGroup("/api");
        api.MapGet("/me", () => "me");
        app.Run();
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        builder.Services.AddClientCertificateResponses();
        // partners only
        builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.UseClientCertificateResponses(tls => tls.TrustMachineStore = true)));
        var app = builder.Build();
        app.UseHttpsRedirection();
        app.MapHealthChecks("/healthz"); // probes
        app.MapGet("/about", () => "us").AllowAnonymous();
        app.MapGet("/orders", () => "orders").WithName("orders").RequireClientCertificate(); // theirs
        var api = app.MapGroup("/api").RequireClientCertificate();
        api.MapGet("/me", () => "me");
        app.Run();
        """);

    /// <summary>Beside the helper its constant says what the number means.</summary>
    [Fact]
    public Task Change_without_the_helper_Uses_its_constant() => HelperFrame.FixAsync<CertificateModeAnalyzer, MTLS1001RequiredOnEveryEndpointFix>(
        """
        using ClientCertAnalyzers.AspNetCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => {|MTLS1001:h.ClientCertificateMode = ClientCertificateMode.RequireCertificate|}));
        var app = builder.Build();
        app.MapHealthChecks("/healthz");
        app.MapControllers();
        app.Run();
        """,
        """
        using ClientCertAnalyzers.AspNetCore;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Http.Features;

        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate));
        var app = builder.Build();

        // Without a certificate only endpoints that allow anonymous access answer.
        app.Use(async (context, next) =>
        {
            if (context.Connection.ClientCertificate is null && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null)
            {
                context.Response.StatusCode = ClientCertificateStatusCodes.Missing;
                context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = "SSL Certificate Required";
                context.Response.Headers.Connection = "close";
                return;
            }

            await next(context);
        });
        app.MapHealthChecks("/healthz").AllowAnonymous();
        app.MapControllers();
        app.Run();
        """,
        MTLS1001RequiredOnEveryEndpointFix.Title);

    [Theory]
    // Something may be served that is not in sight, or that no requirement reaches.
    [InlineData("app.UseStaticFiles();")]
    [InlineData("app.Run(context => context.Response.WriteAsync(\"all\"));")]
    [InlineData("app.Use((context, next) => next(context));")]
    [InlineData("app.MapControllers();")]
    [InlineData("app.MapRazorPages();")]
    [InlineData("Map(app); static void Map(WebApplication application) => application.MapGet(\"/orders\", () => 1);")]
    public Task Something_out_of_sight_HasNoFix(string line) => HasNoFixAsync("", line);

    [Theory]
    // The private CA of a check of one's own is not the machine's.
    [InlineData("h.ClientCertificateValidation = (_, _, errors) => errors == SslPolicyErrors.None;")]
    [InlineData("h.OnAuthenticate = (_, _) => { };")]
    public Task Checks_of_ones_own_HasNoFix(string line) => HasNoFixAsync(line, "");

    private static Task HasNoFixAsync(string options, string line)
    {
        var source = $$"""
            var builder = WebApplication.CreateBuilder(args);
            builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => { {|MTLS1001:h.ClientCertificateMode = ClientCertificateMode.RequireCertificate|}; {{options}} }));
            var app = builder.Build();
            app.MapHealthChecks("/healthz");
            {{line}}
            app.Run();
            """;
        return FixAsync(source, source);
    }

    private static Task FixAsync(string source, string fixedSource) =>
        HelperFrame.FixAsync<CertificateModeAnalyzer, MTLS1001RequiredOnEveryEndpointFix>(source, fixedSource, MTLS1001RequiredOnEveryEndpointFix.HelperTitle);
}
