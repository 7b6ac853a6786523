using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Pipeline;

/// <summary>Middleware that takes an error's answer for its own affair leaves those of the library alone.</summary>
public class ErrorPageTests
{
    private const string Missing = "496 A client certificate is required.\n";
    private const string Invalid = "495 The client certificate was rejected.\n";

    private static readonly Dictionary<string, Action<IApplicationBuilder>> Pages = new()
    {
        ["status code pages"] = app => app.UseStatusCodePages(),
        ["re-execute"] = app => app.UseStatusCodePagesWithReExecute("/error"),
        ["redirect"] = app => app.UseStatusCodePagesWithRedirects("/error"),
        ["exception handler"] = app => app.UseExceptionHandler("/error"),
        ["developer exception page"] = app => app.UseDeveloperExceptionPage(),
    };

    public static TheoryData<string, bool> Cases()
    {
        var cases = new TheoryData<string, bool>();
        foreach (var name in Pages.Keys)
        {
            cases.Add(name, true);
            cases.Add(name, false);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task C11_Error_pages_leave_the_answer_unchanged(string pages, bool isOutermost)
    {
        var errors = 0;
        await using var host = await TestHost.StartAsync(new()
        {
            Responses = options => options.RejectInvalidOnEveryRequest = isOutermost,
            Builder = builder =>
            {
                if (isOutermost)
                {
                    builder.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new OutermostFilter(Pages[pages])));
                }
            },
            App = app =>
            {
                if (!isOutermost)
                {
                    Pages[pages](app);
                }

                app.UseRouting();
                app.MapGet("/api", TestHost.Caller).RequireClientCertificate();
                app.MapMethods("/api", ["HEAD", "POST"], TestHost.Caller).RequireClientCertificate();
                app.Map("/error", () => $"error page {Interlocked.Increment(ref errors)}");
            },
        });
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Head })
        {
            Assert.Equal(method == HttpMethod.Head ? "496 " : Missing, await SendAsync(host, null, method));
            Assert.Equal(method == HttpMethod.Head ? "495 " : Invalid, await SendAsync(host, TestPki.SelfSigned(), method));
        }

        Assert.Equal(0, errors);
    }

    [Fact]
    public async Task C11_An_error_page_keeps_its_own_requirement()
    {
        await using var host = await TestHost.StartAsync(new()
        {
            App = app =>
            {
                app.UseStatusCodePagesWithReExecute("/error");
                app.UseRouting();
                app.Map("/error", TestHost.Caller).RequireClientCertificate();
            },
        });
        Assert.Equal("496", await host.AnswerAsync(null, "/nothing"));
        using var client = TestClient.Create(host, host.Pki.Valid);
        using var response = await client.GetAsync("/nothing");
        Assert.Equal("404 CN=client", $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task C11_A_foreign_startup_filter_before_ours_does_not_see_an_invalid_certificate(string version)
    {
        await using var host = await TestHost.StartAsync(new()
        {
            Builder = builder => builder.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new OutermostFilter(app => app.Use(async (context, next) =>
            {
                context.Response.Headers["X-Seen"] = TestHost.Caller(context);
                context.Response.Headers["X-Fetched"] = (await context.Connection.GetClientCertificateAsync())?.Subject ?? "nobody";
                await next(context);
            })))),
        });
        foreach (var (certificate, path, answer) in new[]
        {
            (null, "/", "200 nobody nobody"),
            (null, "/api", "496 nobody nobody"),
            (TestPki.SelfSigned(), "/", "495 nobody nobody"),
            (host.Pki.Expired(), "/api", "495 nobody nobody"),
            (host.Pki.Valid, "/api", "200 CN=client CN=client"),
        })
        {
            using var client = TestClient.Create(host, certificate, Version.Parse(version));
            using var response = await client.GetAsync(path);
            var headers = response.Headers;
            Assert.Equal(answer, $"{(int)response.StatusCode} {headers.GetValues("X-Seen").Single()} {headers.GetValues("X-Fetched").Single()}");
        }
    }

    private static async Task<string> SendAsync(TestHost host, ClientCertificate? certificate, HttpMethod method)
    {
        using var client = TestClient.Create(host, certificate);
        using var request = new HttpRequestMessage(method, "/api");
        using var response = await client.SendAsync(request);
        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
    }
}
