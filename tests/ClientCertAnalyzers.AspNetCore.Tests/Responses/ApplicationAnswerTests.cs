using System.Net;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Responses;

/// <summary>The answers that an application gives by itself are the same as those of the gates.</summary>
public class ApplicationAnswerTests
{
    private static readonly HostSetup OwnChecks = new()
    {
        App = app =>
        {
            app.Use((context, next) => context.Request.Path == "/written/missing" ? context.Response.WriteClientCertificateRequiredAsync()
                : context.Request.Path == "/written/invalid" ? context.Response.WriteClientCertificateInvalidAsync()
                : next(context));
            app.MapGet("/missing", () => Results.Extensions.ClientCertificateRequired());
            app.MapGet("/invalid", () => TypedResults.Extensions.ClientCertificateInvalid());
            app.MapGet("/started", async (HttpContext context) =>
            {
                await context.Response.WriteAsync("half of it");
                await context.Response.Body.FlushAsync();
                await context.Response.WriteClientCertificateRequiredAsync();
            });
        },
    };

    [Theory]
    [InlineData("/missing", 496, "SSL Certificate Required", "A client certificate is required.\n")]
    [InlineData("/invalid", 495, "SSL Certificate Error", "The client certificate was rejected.\n")]
    [InlineData("/written/missing", 496, "SSL Certificate Required", "A client certificate is required.\n")]
    [InlineData("/written/invalid", 495, "SSL Certificate Error", "The client certificate was rejected.\n")]
    public async Task Answers_are_complete_with_and_without_services(string path, int status, string phrase, string text)
    {
        foreach (var registered in new[] { true, false })
        {
            await using var host = await TestHost.StartAsync(OwnChecks with { HasResponses = registered });
            using var client = TestClient.Create(host, host.Pki.Valid);
            using var response = await client.GetAsync(path);
            Assert.Equal((status, phrase, "no-store", true), ((int)response.StatusCode, response.ReasonPhrase, response.Headers.CacheControl?.ToString(), response.Headers.ConnectionClose));
            Assert.Equal(text, await response.Content.ReadAsStringAsync());
            Assert.Single(host.Logs.Ours(1));
        }
    }

    [Theory]
    [InlineData("/missing")]
    [InlineData("/invalid")]
    public async Task Http2_connection_stays_open(string path)
    {
        await using var host = await TestHost.StartAsync(OwnChecks);
        using var client = TestClient.Create(host, version: HttpVersion.Version20);
        for (var i = 0; i < 2; i++)
        {
            using var response = await client.GetAsync(path);
            Assert.Null(response.Headers.ConnectionClose);
        }

        Assert.Single(host.Logs.Ours(1).Select(entry => entry.Fields["ConnectionId"]).Distinct());
    }

    [Fact]
    public async Task Options_count_and_the_reason_is_that_of_the_application()
    {
        await using var host = await TestHost.StartAsync(OwnChecks.WithReasons() with
        {
            Responses = options => (options.InvalidStatusCode, options.MissingStatusCode, options.IncludeReason) = (403, 401, true),
        });
        using var client = TestClient.Create(host, host.Pki.Valid);
        Assert.Equal(401, (int)(await client.GetAsync("/missing")).StatusCode);
        using var invalid = await client.GetAsync("/invalid");
        Assert.Equal(403, (int)invalid.StatusCode);
        Assert.Contains("\"not-allowed\"", await invalid.Content.ReadAsStringAsync());
    }

    /// <summary>The application sees no certificate, because there is a wrong one.</summary>
    [Fact]
    public async Task Hidden_invalid_certificate_is_not_called_missing()
    {
        await using var host = await TestHost.StartAsync(OwnChecks with { Responses = options => options.RejectInvalidOnEveryRequest = false });
        using var client = TestClient.Create(host, TestPki.SelfSigned());
        Assert.Equal(495, (int)(await client.GetAsync("/missing")).StatusCode);
    }

    [Fact]
    public async Task Response_that_has_started_is_aborted()
    {
        await using var host = await TestHost.StartAsync(OwnChecks);
        using var client = TestClient.Create(host);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync("/started"));
    }
}
