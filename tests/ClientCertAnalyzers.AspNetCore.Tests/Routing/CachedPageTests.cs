using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Routing;

/// <summary>A cache knows pages, not certificates: it must not be asked before the certificate was.</summary>
public class CachedPageTests
{
    private static readonly ClientCertificate Invalid = TestPki.SelfSigned();

    [Theory]
    [InlineData("output")]
    [InlineData("response")]
    public async Task C2_Cached_page_is_never_served_without_a_valid_certificate(string kind)
    {
        var runs = 0;
        await using var host = await StartAsync(kind, () => ++runs, options => options.RejectInvalidOnEveryRequest = false);

        // A refusal is not kept either.
        Assert.Equal("496", await host.AnswerAsync());
        Assert.Equal("495 self-signed", await host.AnswerAsync(Invalid));
        Assert.Equal(0, runs);

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("200 run 1", await host.AnswerAsync(host.Pki.Valid));
            Assert.Equal("200 run 1", await host.AnswerAsync(host.Pki.Valid));
            Assert.Equal("496", await host.AnswerAsync());
            Assert.Equal("495 self-signed", await host.AnswerAsync(Invalid));
        }

        Assert.Equal(1, runs);
    }

    [Theory]
    [InlineData("output")]
    [InlineData("response")]
    public async Task C2_Cache_before_routing_is_safe_once_every_request_needs_one(string kind)
    {
        var runs = 0;
        await using var host = await StartAsync(kind, () => ++runs, options => options.RequireOnEveryRequest = true, beforeRouting: true);
        Assert.Equal("200 run 1", await host.AnswerAsync(host.Pki.Valid));
        Assert.Equal("200 run 1", await host.AnswerAsync(host.Pki.Valid));
        Assert.Equal("496", await host.AnswerAsync());
        Assert.Equal("495 self-signed", await host.AnswerAsync(Invalid));
    }

    private static Task<TestHost> StartAsync(
        string kind, Func<int> run, Action<ClientCertificateResponseOptions> configure, bool beforeRouting = false) => TestHost.StartAsync((new HostSetup
        {
            Responses = configure,
            Builder = builder =>
            {
                builder.Services.AddOutputCache(options => options.AddBasePolicy(policy => policy.Cache()));
                builder.Services.AddResponseCaching();
            },
            App = app =>
            {
                if (!beforeRouting)
                {
                    app.UseRouting();
                }

                _ = kind == "output" ? app.UseOutputCache() : app.UseResponseCaching();
                if (beforeRouting)
                {
                    app.UseRouting();
                }

                app.MapGet("/api", (HttpContext context) =>
                {
                    if (kind == "response")
                    {
                        context.Response.Headers.CacheControl = "public, max-age=3600";
                    }

                    return $"run {run()}";
                }).RequireClientCertificate();
            },
        }).WithReasons());
}
