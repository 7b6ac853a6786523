using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.SignalR;

namespace ClientCertAnalyzers.AspNetCore.Tests.Routing;

/// <summary>Everything that can carry the requirement. An open neighbour shows that it reaches no further.</summary>
public class MarkedEndpointTests
{
    [Fact]
    public async Task C5_Group_and_nested_group()
    {
        await using var host = await StartAsync(app =>
        {
            var outer = app.MapGroup("/outer");
            outer.MapGet("/open", TestHost.Caller);
            outer.MapGroup("/inner").RequireClientCertificate().MapGet("/a", TestHost.Caller);
            var marked = app.MapGroup("/marked").RequireClientCertificate();
            marked.MapGet("/b", TestHost.Caller);
            marked.MapGroup("/again").RequireClientCertificate().MapGet("/c", TestHost.Caller).RequireClientCertificate();
            marked.MapGroup("/inner").MapGroup("/most").MapGet("/d", TestHost.Caller);
        });
        await AssertGuardedAsync(host, "/outer/inner/a", "/marked/b", "/marked/again/c", "/marked/inner/most/d");
        await AssertOpenAsync(host, "/outer/open");
    }

    [Fact]
    public async Task C5_Controller_and_action_by_attribute()
    {
        await using var host = await StartAsync(app =>
        {
            app.MapControllers();
            app.MapControllerRoute("conventional", "conventional/{action}", new { controller = "Conventional" });
        });
        await AssertGuardedAsync(host, "/guarded", "/routed/action", "/conventional/guarded");
        await AssertOpenAsync(host, "/routed/open", "/conventional/open");
    }

    [Fact]
    public async Task C5_All_controllers()
    {
        await using var host = await StartAsync(app =>
        {
            app.MapGet("/", TestHost.Caller);
            app.MapControllers().RequireClientCertificate();
        });
        await AssertGuardedAsync(host, "/guarded", "/routed/action", "/routed/open");
        await AssertOpenAsync(host, "/");
    }

    [Fact]
    public async Task C5_Conventional_routes()
    {
        await using var host = await StartAsync(app => app
            .MapControllerRoute("conventional", "conventional/{action}", new { controller = "Conventional" }).RequireClientCertificate());
        await AssertGuardedAsync(host, "/conventional/open", "/conventional/guarded");
    }

    [Fact]
    public async Task C5_Dynamic_route_to_an_action()
    {
        await using var host = await StartAsync(app =>
        {
            // Dynamic routes lead to actions that have an endpoint already.
            app.MapControllers();
            app.MapControllerRoute("conventional", "conventional/{action}", new { controller = "Conventional" });
            app.MapDynamicControllerRoute<ToConventional>("dynamic/{name}");
        });
        await AssertGuardedAsync(host, "/dynamic/guarded");
        await AssertOpenAsync(host, "/dynamic/open");
    }

    [Fact]
    public async Task C5_Fallback()
    {
        await using var host = await StartAsync(app =>
        {
            app.MapGet("/", TestHost.Caller);
            app.MapFallback("/sub/{*path}", TestHost.Caller).RequireClientCertificate();
            app.MapFallbackToController("/controller/{*path}", "Guarded", "Conventional");
            app.MapControllerRoute("conventional", "conventional/{action}", new { controller = "Conventional" });
            app.MapFallback(TestHost.Caller).RequireClientCertificate();
        });
        await AssertGuardedAsync(host, "/nothing", "/sub/nothing", "/controller/nothing");
        await AssertOpenAsync(host, "/");
    }

    [Theory]
    [InlineData("/hub")]
    [InlineData("/marked-hub")]
    public async Task C5_Hub(string path)
    {
        await using var host = await StartAsync(app =>
        {
            app.MapHub<OpenHub>("/open");
            app.MapHub<OpenHub>("/hub").RequireClientCertificate();
            app.MapHub<MarkedHub>("/marked-hub");
        });
        Assert.Equal(496, await NegotiateAsync(host, path));
        Assert.Equal(495, await NegotiateAsync(host, path, TestPki.SelfSigned()));
        Assert.Equal(200, await NegotiateAsync(host, path, host.Pki.Valid));
        Assert.Equal(200, await NegotiateAsync(host, "/open"));
        // The connection itself, which a client may also open without negotiation.
        Assert.Equal("496", await host.AnswerAsync(null, path));
        Assert.NotEqual("496", await host.AnswerAsync(host.Pki.Valid, path));
    }

    [Fact]
    public async Task C5_Builder_without_Finally()
    {
        await using var host = await StartAsync(app => new OldBuilder(app.MapGet("/api", TestHost.Caller)).RequireClientCertificate());
        await AssertGuardedAsync(host, "/api");

        // Chosen without routing, the handler asks as well.
        var endpoint = Assert.Single(host.Services.GetRequiredService<EndpointDataSource>().Endpoints);
        var context = new DefaultHttpContext { RequestServices = host.Services };
        await endpoint.RequestDelegate!(context);
        Assert.Equal(496, context.Response.StatusCode);
    }

    private static Task<TestHost> StartAsync(Action<WebApplication> map) => TestHost.StartAsync(new()
    {
        // So that the endpoints themselves refuse the invalid ones.
        Responses = options => options.RejectInvalidOnEveryRequest = false,
        Builder = builder =>
        {
            builder.Services.AddTestMvc();
            builder.Services.AddSignalR();
            builder.Services.AddSingleton<ToConventional>();
        },
        App = map,
    });

    private static async Task AssertGuardedAsync(TestHost host, params string[] paths)
    {
        foreach (var path in paths)
        {
            Assert.Equal((path, "496"), (path, await host.AnswerAsync(null, path)));
            Assert.Equal((path, "495"), (path, await host.AnswerAsync(TestPki.SelfSigned(), path)));
            Assert.Equal((path, "200 CN=client"), (path, await host.AnswerAsync(host.Pki.Valid, path)));
        }
    }

    private static async Task AssertOpenAsync(TestHost host, params string[] paths)
    {
        foreach (var path in paths)
        {
            Assert.Equal((path, "200 nobody"), (path, await host.AnswerAsync(null, path)));
        }
    }

    private static async Task<int> NegotiateAsync(TestHost host, string path, ClientCertificate? certificate = null)
    {
        using var client = TestClient.Create(host, certificate);
        using var response = await client.PostAsync($"{path}/negotiate?negotiateVersion=1", null);
        return (int)response.StatusCode;
    }

    private sealed class OpenHub : Hub;

    [RequireClientCertificate]
    private sealed class MarkedHub : Hub;

    /// <summary>As written before <c>Finally</c> was added to the interface.</summary>
    private sealed class OldBuilder(IEndpointConventionBuilder inner) : IEndpointConventionBuilder
    {
        public void Add(Action<EndpointBuilder> convention) => inner.Add(convention);
    }
}
