using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;

namespace ClientCertAnalyzers.AspNetCore.Tests.Routing;

/// <summary>The requirement in an application that forgot <c>AddClientCertificateResponses()</c>.</summary>
public class MissingServicesTests
{
    [Fact]
    public async Task C6_RequireClientCertificate_throws_when_the_endpoints_are_built()
    {
        await using var host = await StartAsync(app =>
        {
            app.MapGet("/open", TestHost.Caller);
            app.MapGet("/api", TestHost.Caller).RequireClientCertificate();
        });
        Assert.Equal("500", await host.AnswerAsync(host.Pki.Valid));
        Assert.Equal("500", await host.AnswerAsync(host.Pki.Valid, "/open"));
        var mistake = Assert.Throws<InvalidOperationException>(() => host.Services.GetRequiredService<EndpointDataSource>().Endpoints);
        Assert.Contains("RequireClientCertificate()", mistake.Message);
        Assert.Contains("AddClientCertificateResponses()", mistake.Message);
    }

    [Theory]
    [InlineData("/guarded")]
    [InlineData("/routed/action")]
    public async Task C6_Attribute_in_MVC_is_500(string path)
    {
        await using var host = await StartAsync(app => app.MapControllers(), builder => builder.Services.AddTestMvc());
        Assert.Equal("500", await host.AnswerAsync(null, path));
        Assert.Equal("500", await host.AnswerAsync(host.Pki.Valid, path));
        Assert.All(Failures(host), failure => Assert.Contains("AddClientCertificateResponses()", failure.Message));
        Assert.Equal(2, Failures(host).Count());
        Assert.Equal("200 nobody", await host.AnswerAsync(null, "/routed/open"));
    }

    /// <summary>A known gap: no code of the framework looks at the attribute there.</summary>
    [Fact]
    public async Task C6_Attribute_on_a_lambda_is_open()
    {
        await using var host = await StartAsync(app => app.MapGet("/api", [RequireClientCertificate] (HttpContext context) => TestHost.Caller(context)));
        Assert.Equal("200 nobody", await host.AnswerAsync());
        Assert.Equal("200 CN=client", await host.AnswerAsync(host.Pki.Valid));
    }

    private static IEnumerable<Exception> Failures(TestHost host) => host.Logs.Entries
        .Where(entry => entry.Category == "Microsoft.AspNetCore.Server.Kestrel" && entry.Exception is InvalidOperationException)
        .Select(entry => entry.Exception!);

    private static Task<TestHost> StartAsync(Action<WebApplication> map, Action<WebApplicationBuilder>? builder = null) => TestHost.StartAsync(new()
    {
        HasResponses = false,
        Builder = builder,
        App = map,
    });
}
