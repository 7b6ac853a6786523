using System.Net;
using System.Security.Authentication;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Routing;

/// <summary>Endpoints that routing exchanges for another, which carries no mark: an action or a page that is open by itself.</summary>
public class DynamicEndpointTests
{
    public static TheoryData<string> Paths =>
        ["/controller/x", "/page/x", "/group/controller/x", "/group/page/x", "/group/dynamic-controller/open", "/group/dynamic-page/open"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task C5_Requirement_on_a_dynamic_endpoint(string path)
    {
        await using var host = await StartAsync(MapMarked);
        foreach (var version in new[] { HttpVersion.Version11, HttpVersion.Version20 })
        {
            Assert.Equal("496", await AnswerAsync(host, null, path, version));
            Assert.Equal("495", await AnswerAsync(host, TestPki.SelfSigned(), path, version));
            Assert.Equal("200 CN=client", await AnswerAsync(host, host.Pki.Valid, path, version));
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task C5_Requirement_on_a_dynamic_endpoint_asks_a_client_that_was_not_asked_yet(string path)
    {
        await using var host = await StartAsync(MapMarked, ClientCertificateMode.DelayCertificate);
        Assert.Equal("200 CN=client", await AnswerAsync(host, host.Pki.Valid, path));
        Assert.Equal("496", await AnswerAsync(host, null, path));
    }

    [Fact]
    public async Task C5_Requirement_on_a_dynamic_endpoint_leaves_its_target_open_elsewhere()
    {
        await using var host = await StartAsync(MapMarked);
        Assert.Equal("200 nobody", await AnswerAsync(host, null, "/conventional/open"));
        Assert.Equal("200 nobody", await AnswerAsync(host, null, "/open"));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task C5_Requirement_on_a_dynamic_endpoint_holds_before_its_method_is_known(string path)
    {
        await using var host = await StartAsync(MapMarked);
        using var client = TestClient.Create(host);
        using var wrongMethod = await client.DeleteAsync(path);
        Assert.Equal(496, (int)wrongMethod.StatusCode);
        using var preflight = new HttpRequestMessage(HttpMethod.Options, path) { Headers = { { "Origin", "https://elsewhere.example" }, { "Access-Control-Request-Method", "GET" } } };
        using var answer = await client.SendAsync(preflight);
        Assert.Equal(496, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task C5_Requirement_on_the_fallback_of_all_paths_leaves_others_open_and_unasked(bool isDynamic)
    {
        await using var host = await StartAsync(
            app =>
            {
                app.MapGet("/mine", TestHost.Caller);
                var fallback = isDynamic ? app.MapFallbackToController("Open", "Conventional") : app.MapFallback(TestHost.Caller);
                fallback.RequireClientCertificate();
                app.MapControllerRoute("conventional", "conventional/{action}", new { controller = "Conventional" });
            },
            ClientCertificateMode.DelayCertificate);
        Assert.Equal("200 nobody", await AnswerAsync(host, host.Pki.Valid, "/mine"));
        Assert.Equal("200 CN=client", await AnswerAsync(host, host.Pki.Valid, "/others"));
        Assert.Equal("496", await AnswerAsync(host, null, "/others"));
    }

    private static void MapMarked(WebApplication app)
    {
        app.MapRazorPages();
        app.MapControllerRoute("conventional", "conventional/{action}", new { controller = "Conventional" });
        app.MapFallbackToController("/controller/{*path}", "Open", "Conventional").RequireClientCertificate();
        app.MapFallbackToPage("/page/{*path}", "/Open").RequireClientCertificate();
        var group = app.MapGroup("/group").RequireClientCertificate();
        group.MapFallbackToController("/controller/{*path}", "Open", "Conventional");
        group.MapFallbackToPage("/page/{*path}", "/Open");
        group.MapDynamicControllerRoute<ToConventional>("/dynamic-controller/{name}");
        group.MapDynamicPageRoute<ToPage>("/dynamic-page/{name}");
    }

    private static Task<TestHost> StartAsync(Action<WebApplication> map, ClientCertificateMode mode = ClientCertificateMode.AllowCertificate) =>
        TestHost.StartAsync(new()
        {
            // So that the endpoints themselves refuse the invalid ones.
            Responses = options => options.RejectInvalidOnEveryRequest = false,
            Https = https =>
            {
                https.ClientCertificateMode = mode;
                // Over TLS 1.3 the client of .NET 8 cannot be asked later.
                https.SslProtocols = SslProtocols.Tls12;
                https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(TestPki.Shared.Root.Certificate));
            },
            Builder = builder =>
            {
                builder.Services.AddTestMvc();
                builder.Services.Configure<RazorPagesOptions>(options => options.RootDirectory = "/Routing/Pages");
                builder.Services.AddSingleton<ToConventional>().AddSingleton<ToPage>();
            },
            App = map,
        });

    private static async Task<string> AnswerAsync(TestHost host, ClientCertificate? certificate, string path, Version? version = null)
    {
        using var client = TestClient.Create(host, certificate, version);
        return (await client.AnswerAsync(path)).Trim();
    }
}
