using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Pipeline;

/// <summary>Ways to an endpoint other than the routing that <c>WebApplication</c> adds by itself.</summary>
public class OtherRoutingTests
{
    [Fact]
    public async Task C7_A_path_base_does_not_lift_the_requirement()
    {
        await using var host = await StartAsync(app =>
        {
            app.UsePathBase("/base");
            app.UseRouting();
            app.MapGet("/", TestHost.Caller);
            app.MapGet("/api", TestHost.Caller).RequireClientCertificate();
        });
        await AssertProtectedAsync(host, "/base/api");
        await AssertProtectedAsync(host, "/api");
        Assert.Equal("200 nobody", await host.AnswerAsync(null, "/base"));
    }

    [Fact]
    public async Task C7_A_branch_that_routes_again_does_not_lift_the_requirement()
    {
        await using var host = await StartAsync(app => ((IApplicationBuilder)app).Map("/branch", branch =>
        {
            branch.UseRouting();
            branch.UseEndpoints(endpoints =>
            {
                endpoints.MapGet("/", TestHost.Caller);
                endpoints.MapGet("/api", TestHost.Caller).RequireClientCertificate();
            });
        }));
        await AssertProtectedAsync(host, "/branch/api");
        Assert.Equal("200 nobody", await host.AnswerAsync(null, "/branch"));
    }

    [Fact]
    public async Task C7_A_branch_with_endpoints_of_its_own_does_not_lift_the_requirement()
    {
        await using var host = await StartAsync(app =>
        {
            var own = new ApplicationBuilder(app.Services);
            own.UseRouting();
            own.UseEndpoints(endpoints =>
            {
                endpoints.MapGet("/", TestHost.Caller);
                endpoints.MapGet("/api", TestHost.Caller).RequireClientCertificate();
            });
            var pipeline = own.Build();
            ((IApplicationBuilder)app).Map("/branch", branch => branch.Run(pipeline));
        });
        await AssertProtectedAsync(host, "/branch/api");
        Assert.Equal("200 nobody", await host.AnswerAsync(null, "/branch"));
        Assert.Equal("404", await host.AnswerAsync(null, "/api"));
    }

    [Fact]
    public async Task C7_An_endpoint_set_by_hand_does_not_lift_the_requirement()
    {
        await using var host = await StartAsync(app =>
        {
            app.UseRouting();
            app.Use((context, next) =>
            {
                if (context.Request.Path == "/by-hand")
                {
                    context.SetEndpoint(Find(app, "/api"));
                }

                return next(context);
            });
            app.MapGet("/api", TestHost.Caller).RequireClientCertificate();
        });
        await AssertProtectedAsync(host, "/by-hand");
    }

    [Fact]
    public async Task C7_A_handler_called_by_hand_does_not_lift_the_requirement()
    {
        await using var host = await StartAsync(app =>
        {
            app.Use((context, next) => context.Request.Path == "/by-hand" ? Find(app, "/api").RequestDelegate!(context) : next(context));
            app.MapGet("/api", TestHost.Caller).RequireClientCertificate();
        });
        await AssertProtectedAsync(host, "/by-hand");
    }

    private static async Task AssertProtectedAsync(TestHost host, string path)
    {
        Assert.Equal("496", await host.AnswerAsync(null, path));
        Assert.Equal("495 self-signed", await host.AnswerAsync(TestPki.SelfSigned(), path));
        Assert.Equal("200 CN=client", await host.AnswerAsync(host.Pki.Valid, path));
    }

    private static Endpoint Find(WebApplication app, string pattern) => ((IEndpointRouteBuilder)app).DataSources
        .SelectMany(source => source.Endpoints)
        .Single(endpoint => ((RouteEndpoint)endpoint).RoutePattern.RawText == pattern);

    /// <summary>An invalid certificate gets as far as routing, so that this is what answers it.</summary>
    private static Task<TestHost> StartAsync(Action<WebApplication> app) =>
        TestHost.StartAsync(new HostSetup { App = app, Responses = options => options.RejectInvalidOnEveryRequest = false }.WithReasons());
}
