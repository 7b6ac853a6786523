using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using Microsoft.AspNetCore.SignalR;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

/// <summary>What the mark does without the services. MVC is in <c>MissingServicesTests</c>.</summary>
public class MTLS5008RequirementNotRegisteredClaimTests
{
    [Fact]
    public async Task Attribute_on_a_lambda_serves_everybody()
    {
        await using var host = await StartAsync(false, app => app.MapGet("/api", [RequireClientCertificate] (HttpContext context) => TestHost.Caller(context)));
        Assert.Equal("200 nobody", await host.AnswerAsync());
        await using var registered = await StartAsync(true, app => app.MapGet("/api", [RequireClientCertificate] (HttpContext context) => TestHost.Caller(context)));
        Assert.Equal("496", await registered.AnswerAsync());
    }

    [Fact]
    public async Task Attribute_on_a_hub_serves_everybody()
    {
        foreach (var (registered, status) in new[] { (false, 200), (true, 496) })
        {
            await using var host = await StartAsync(registered, app => app.MapHub<Marked>("/hub"), builder => builder.Services.AddSignalR());
            using var client = TestClient.Create(host);
            Assert.Equal(status, (int)(await client.PostAsync("/hub/negotiate?negotiateVersion=1", null)).StatusCode);
        }
    }

    [Fact]
    public async Task Method_makes_every_request_500()
    {
        await using var host = await StartAsync(false, app =>
        {
            app.MapGet("/open", TestHost.Caller);
            app.MapGet("/api", TestHost.Caller).RequireClientCertificate();
        });
        Assert.Equal("500", await host.AnswerAsync(host.Pki.Valid));
        Assert.Equal("500", await host.AnswerAsync(host.Pki.Valid, "/open"));
    }

    [Fact]
    public async Task Method_may_keep_the_host_from_starting() => await Assert.ThrowsAsync<InvalidOperationException>(() =>
        StartAsync(false, app => app.MapGet("/api", TestHost.Caller).RequireClientCertificate(), builder => builder.Services.AddSignalR()));

    private static Task<TestHost> StartAsync(bool registered, Action<WebApplication> map, Action<WebApplicationBuilder>? builder = null) => TestHost.StartAsync(new()
    {
        HasResponses = registered,
        Builder = builder,
        App = map,
    });

    [RequireClientCertificate]
    private sealed class Marked : Hub;
}
