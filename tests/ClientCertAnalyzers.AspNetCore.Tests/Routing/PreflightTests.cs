using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Routing;

/// <summary>Browsers send preflights without certificate, and anybody can send what looks like one.</summary>
public class PreflightTests
{
    private const string Origin = "https://good.test";

    [Theory]
    [InlineData("/get")]
    [InlineData("/named")]
    [InlineData("/post", "POST")]
    public async Task C3_Real_preflight_gets_the_answer_of_CORS(string path, string method = "GET")
    {
        await using var host = await StartAsync();
        Assert.Equal("204 https://good.test, runs 0", await PreflightAsync(host, path, method: method));
        Assert.Equal("204 https://good.test, runs 0", await PreflightAsync(host, path, host.Pki.Valid, method));
        Assert.Equal("204, runs 0", await PreflightAsync(host, path, method: method, origin: "https://stranger.test"));
    }

    [Theory]
    [InlineData("/map")]
    [InlineData("/map-attribute")]
    [InlineData("/options")]
    [InlineData("/options-attribute")]
    public async Task C3_Forged_preflight_reaches_no_handler(string path)
    {
        await using var host = await StartAsync();
        Assert.Equal("496 https://good.test, runs 0", await PreflightAsync(host, path));
    }

    [Fact]
    public async Task C3_Endpoint_without_CORS_does_not_know_preflights()
    {
        await using var host = await StartAsync(cors: false);
        Assert.Equal("405, runs 0", await PreflightAsync(host, "/no-cors"));
    }

    [Theory]
    [InlineData("/map")]
    [InlineData("/map-attribute")]
    [InlineData("/options")]
    [InlineData("/options-attribute")]
    public async Task C3_OPTIONS_with_a_certificate_reaches_the_handler(string path)
    {
        await using var host = await StartAsync(cors: false);
        Assert.Equal("200, runs 1", await PreflightAsync(host, path, host.Pki.Valid));
        Assert.Equal("496, runs 1", await PreflightAsync(host, path));
    }

    /// <summary>The CORS middleware passes on what it knows no policy for.</summary>
    [Theory]
    [InlineData("/unknown")]
    [InlineData("/unknown-attribute")]
    public async Task C3_Preflight_that_CORS_does_not_answer_reaches_no_handler(string path)
    {
        await using var host = await StartAsync();
        Assert.Equal("496, runs 0", await PreflightAsync(host, path));
    }

    /// <summary>The framework's own check for the missing middleware can be switched off.</summary>
    [Theory]
    [InlineData("/get")]
    [InlineData("/get-attribute")]
    public async Task C3_Preflight_without_CORS_middleware_reaches_no_handler(string path)
    {
        await using var host = await StartAsync(cors: false);
        Assert.Equal("496, runs 0", await PreflightAsync(host, path));
    }

    [Theory]
    [InlineData("/get")]
    [InlineData("/map")]
    [InlineData("/options")]
    [InlineData("/nothing")]
    public async Task C3_RequireOnEveryRequest_refuses_preflights(string path)
    {
        await using var host = await StartAsync(options => options.RequireOnEveryRequest = true);
        Assert.StartsWith("496", await PreflightAsync(host, path));
    }

    [Fact]
    public async Task C3_Preflight_with_an_invalid_certificate_is_refused_where_all_such_requests_are()
    {
        await using var strict = await StartAsync();
        await using var mild = await StartAsync(options => options.RejectInvalidOnEveryRequest = false);
        Assert.StartsWith("495", await PreflightAsync(strict, "/get", TestPki.SelfSigned()));
        Assert.Equal("204 https://good.test, runs 0", await PreflightAsync(mild, "/get", TestPki.SelfSigned()));
        Assert.StartsWith("495", await PreflightAsync(mild, "/map-attribute", TestPki.SelfSigned()));
    }

    [Fact]
    public async Task C3_OPTIONS_that_is_no_preflight_is_refused()
    {
        await using var host = await StartAsync();
        Assert.Equal("405 https://good.test, runs 0", await PreflightAsync(host, "/get", method: null));
        Assert.Equal("496 https://good.test, runs 0", await PreflightAsync(host, "/map-attribute", method: null));
        Assert.Equal("496, runs 0", await PreflightAsync(host, "/map-attribute", origin: null));
    }

    private static Task<TestHost> StartAsync(Action<ClientCertificateResponseOptions>? configure = null, bool cors = true) => TestHost.StartAsync(new()
    {
        Responses = configure,
        Builder = builder =>
        {
            builder.Services.AddSingleton<Runs>();
            builder.Services.Configure<RouteOptions>(routing => routing.SuppressCheckForUnhandledSecurityMetadata = !cors);
            if (cors)
            {
                builder.Services.AddCors(options =>
                {
                    options.AddDefaultPolicy(policy => policy.WithOrigins(Origin).WithMethods("GET", "POST"));
                    options.AddPolicy("named", policy => policy.WithOrigins(Origin).AllowAnyMethod());
                });
            }
        },
        App = app =>
        {
            if (cors)
            {
                app.UseCors();
            }

            app.MapGet("/get", Handle).RequireClientCertificate().RequireCors();
            app.MapGet("/get-attribute", [RequireClientCertificate] (Runs runs) => runs.Count()).RequireCors();
            app.MapGet("/named", Handle).RequireClientCertificate().RequireCors("named");
            app.MapPost("/post", Handle).RequireClientCertificate().RequireCors();
            app.MapGet("/no-cors", Handle).RequireClientCertificate();
            app.MapGet("/unknown", Handle).RequireClientCertificate().RequireCors("unknown");
            app.MapGet("/unknown-attribute", [RequireClientCertificate] (Runs runs) => runs.Count()).RequireCors("unknown");
            app.Map("/map", Handle).RequireClientCertificate();
            app.Map("/map-attribute", [RequireClientCertificate] (Runs runs) => runs.Count());
            app.MapMethods("/options", ["GET", "OPTIONS"], Handle).RequireClientCertificate().RequireCors();
            app.MapMethods("/options-attribute", ["GET", "OPTIONS"], [RequireClientCertificate] (Runs runs) => runs.Count()).RequireCors();
        },
    });

    private static void Handle(Runs runs) => runs.Count();

    private static async Task<string> PreflightAsync(
        TestHost host, string path, ClientCertificate? certificate = null, string? method = "GET", string? origin = Origin)
    {
        using var client = TestClient.Create(host, certificate);
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (method is not null)
        {
            request.Headers.Add("Access-Control-Request-Method", method);
        }

        using var response = await client.SendAsync(request);
        var allowed = response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? $" {values.Single()}" : "";
        return $"{(int)response.StatusCode}{allowed}, runs {host.Services.GetRequiredService<Runs>().Total}";
    }

    private sealed class Runs
    {
        private int _total;

        public int Total => _total;

        public void Count() => Interlocked.Increment(ref _total);
    }
}
