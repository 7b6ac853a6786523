using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ClientCertAnalyzers.AspNetCore.Tests.Routing;

/// <summary>Pages are compiled at their first use, and routing knows their attributes only then.</summary>
public class RazorPageTests
{
    [Theory]
    [InlineData("/guarded")]
    [InlineData("/withmodel")]
    public async Task C5_Razor_page_by_attribute(string path)
    {
        await using var host = await StartAsync(app => app.MapRazorPages());
        await AssertGuardedAsync(host, path);
        Assert.Equal("200 nobody", await AnswerAsync(host, null, "/open"));
    }

    [Fact]
    public async Task C5_All_Razor_pages()
    {
        await using var host = await StartAsync(app => app.MapRazorPages().RequireClientCertificate());
        await AssertGuardedAsync(host, "/open");
        await AssertGuardedAsync(host, "/guarded");
    }

    [Fact]
    public async Task C5_Razor_page_as_fallback()
    {
        await using var host = await StartAsync(app =>
        {
            app.MapRazorPages();
            app.MapFallbackToPage("/attribute/{*path}", "/Guarded");
            app.MapFallbackToPage("/open/{*path}", "/Open");
        });
        await AssertGuardedAsync(host, "/attribute/nothing");
        Assert.Equal("200 nobody", await AnswerAsync(host, null, "/open/nothing"));
    }

    private static Task<TestHost> StartAsync(Action<WebApplication> map) => TestHost.StartAsync(new()
    {
        // So that the endpoints themselves refuse the invalid ones.
        Responses = options => options.RejectInvalidOnEveryRequest = false,
        Builder = builder =>
        {
            builder.Services.AddTestMvc();
            builder.Services.Configure<RazorPagesOptions>(options => options.RootDirectory = "/Routing/Pages");
        },
        App = map,
    });

    private static async Task AssertGuardedAsync(TestHost host, string path)
    {
        Assert.Equal("496", await AnswerAsync(host, null, path));
        Assert.Equal("495", await AnswerAsync(host, TestPki.SelfSigned(), path));
        Assert.Equal("200 CN=client", await AnswerAsync(host, host.Pki.Valid, path));
    }

    private static async Task<string> AnswerAsync(TestHost host, ClientCertificate? certificate, string path) =>
        (await host.AnswerAsync(certificate, path)).Trim();
}
