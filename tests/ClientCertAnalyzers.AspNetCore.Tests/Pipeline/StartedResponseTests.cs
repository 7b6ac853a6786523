using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Pipeline;

/// <summary>Where 200 is on the wire already, only the end of the connection can say no.</summary>
public class StartedResponseTests
{
    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task C12_A_response_that_has_started_is_aborted_by_routing(string version)
    {
        await using var host = await StartAsync(app =>
        {
            app.Use(StartAsync);
            app.UseRouting();
            app.MapGet("/api", Secret).RequireClientCertificate();
        });
        await AssertAbortedAsync(host, null, version);
        await AssertOnlyValidIsAnsweredAsync(host, version);
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task C12_A_response_that_has_started_is_aborted_by_the_handler(string version)
    {
        await using var host = await StartAsync(app =>
        {
            app.Use(StartAsync);
            app.Use((context, next) =>
            {
                context.SetEndpoint(Assert.Single(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)));
                return next(context);
            });
            app.MapGet("/hidden", Secret).RequireClientCertificate();
        });
        await AssertAbortedAsync(host, null, version);
        await AssertOnlyValidIsAnsweredAsync(host, version);
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task C12_A_response_that_has_started_is_aborted_by_the_middleware(string version)
    {
        await using var host = await TestHost.StartAsync(new()
        {
            Builder = builder => builder.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new OutermostFilter(app => app.Use(StartAsync)))),
            App = app => app.MapGet("/api", Secret),
        });
        await AssertOnlyValidIsAnsweredAsync(host, version);
    }

    private static async Task StartAsync(HttpContext context, RequestDelegate next)
    {
        await context.Response.WriteAsync("started ");
        await context.Response.Body.FlushAsync();
        await next(context);
    }

    private static Task Secret(HttpContext context) => context.Response.WriteAsync("secret");

    private static Task<TestHost> StartAsync(Action<WebApplication> app) =>
        TestHost.StartAsync(new() { App = app, Responses = options => options.RejectInvalidOnEveryRequest = false });

    private static async Task AssertAbortedAsync(TestHost host, ClientCertificate? certificate, string version)
    {
        using var client = TestClient.Create(host, certificate, Version.Parse(version));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/api"));
        Assert.DoesNotContain(host.Logs.Entries, entry => entry.Category == "Microsoft.AspNetCore.Server.Kestrel" && entry.Level >= LogLevel.Error);
    }

    private static async Task AssertOnlyValidIsAnsweredAsync(TestHost host, string version)
    {
        await AssertAbortedAsync(host, TestPki.SelfSigned(), version);
        using var client = TestClient.Create(host, host.Pki.Valid, Version.Parse(version));
        Assert.Equal("started secret", await client.GetStringAsync("/api"));
    }
}
