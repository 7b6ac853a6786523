using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Responses;

/// <summary>Scripts of allowed origins can read a rejection; to all others it stays a network error.</summary>
public class CorsTests
{
    private const string Good = "https://good.test";
    private const string Named = "https://named.test";
    private const string Inline = "https://inline.test";
    private const string Stranger = "https://stranger.test";
    private const string Policy = "named";

    private static readonly ClientCertificate Invalid = TestPki.SelfSigned();

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task G6_Allowed_origin_can_read_495_and_496(string version)
    {
        await using var host = await StartAsync();
        foreach (var (path, certificate, status) in new[] { ("/api", null, 496), ("/api", Invalid, 495), ("/", Invalid, 495), ("/nothing", Invalid, 495) })
        {
            Assert.Equal((status, Good), await GetAsync(host, path, certificate, Good, version));
            Assert.Equal((status, null), await GetAsync(host, path, certificate, Stranger, version));
            Assert.Equal((status, null), await GetAsync(host, path, certificate, null, version));
        }
    }

    [Fact]
    public async Task G6_All_headers_of_the_policy_are_there()
    {
        await using var host = await StartAsync();
        using var client = TestClient.Create(host);
        client.DefaultRequestHeaders.Add("Origin", Good);
        using var response = await client.GetAsync("/api");
        Assert.Equal("true", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Credentials")));
        Assert.Equal("x-id", Assert.Single(response.Headers.GetValues("Access-Control-Expose-Headers")));
        Assert.Equal("Origin", Assert.Single(response.Headers.Vary));
    }

    [Fact]
    public async Task G6_Policy_of_the_endpoint_counts_where_the_endpoint_is_known()
    {
        await using var host = await StartAsync();
        Assert.Equal((496, Named), await GetAsync(host, "/named", null, Named));
        Assert.Equal((496, null), await GetAsync(host, "/named", null, Good));
        Assert.Equal((496, Inline), await GetAsync(host, "/inline", null, Inline));
        Assert.Equal((496, null), await GetAsync(host, "/inline", null, Good));
        Assert.Equal((496, null), await GetAsync(host, "/disabled", null, Good));

        // Before routing no endpoint is known.
        Assert.Equal((495, Good), await GetAsync(host, "/named", Invalid, Good));
        Assert.Equal((495, Good), await GetAsync(host, "/disabled", Invalid, Good));
    }

    [Fact]
    public async Task G6_Policy_of_the_endpoint_counts_for_495_as_well_once_endpoints_decide()
    {
        await using var host = await StartAsync(options => options.RejectInvalidOnEveryRequest = false);
        Assert.Equal((495, Good), await GetAsync(host, "/api", Invalid, Good));
        Assert.Equal((495, Named), await GetAsync(host, "/named", Invalid, Named));
        Assert.Equal((495, null), await GetAsync(host, "/named", Invalid, Good));
        Assert.Equal((495, Inline), await GetAsync(host, "/inline", Invalid, Inline));
        Assert.Equal((495, null), await GetAsync(host, "/disabled", Invalid, Good));
    }

    [Fact]
    public async Task G6_Named_policy_takes_the_place_of_the_default_one()
    {
        await using var host = await StartAsync(options => options.CorsPolicyName = Policy);
        foreach (var (certificate, status) in new[] { (null, 496), (Invalid, 495) })
        {
            Assert.Equal((status, Named), await GetAsync(host, "/api", certificate, Named));
            Assert.Equal((status, null), await GetAsync(host, "/api", certificate, Good));
        }
    }

    [Fact]
    public async Task G6_Unknown_policy_allows_nobody()
    {
        await using var host = await StartAsync(options => options.CorsPolicyName = "unknown");
        Assert.Equal((496, null), await GetAsync(host, "/api", null, Good));
        Assert.Equal((495, null), await GetAsync(host, "/api", Invalid, Good));
    }

    [Fact]
    public async Task G6_Without_CORS_services_there_are_no_headers()
    {
        await using var host = await TestHost.StartAsync();
        Assert.Equal((496, null), await GetAsync(host, "/api", null, Good));
        Assert.Equal((495, null), await GetAsync(host, "/api", Invalid, Good));
    }

    [Fact]
    public async Task G6_Valid_client_gets_them_from_the_framework()
    {
        await using var host = await StartAsync();
        Assert.Equal((200, Good), await GetAsync(host, "/api", host.Pki.Valid, Good));
        Assert.Equal((200, null), await GetAsync(host, "/disabled", host.Pki.Valid, Good));
    }

    private static Task<TestHost> StartAsync(Action<ClientCertificateResponseOptions>? configure = null) => TestHost.StartAsync(new()
    {
        Responses = configure,
        Builder = builder => builder.Services.AddCors(cors =>
        {
            cors.AddDefaultPolicy(policy => policy.WithOrigins(Good, "https://better.test").AllowCredentials().WithExposedHeaders("x-id"));
            cors.AddPolicy(Policy, policy => policy.WithOrigins(Named));
        }),
        App = app =>
        {
            app.UseCors();
            app.MapGet("/", TestHost.Caller);
            app.MapGet("/api", TestHost.Caller).RequireClientCertificate();
            app.MapGet("/named", TestHost.Caller).RequireClientCertificate().RequireCors(Policy);
            app.MapGet("/inline", TestHost.Caller).RequireClientCertificate().RequireCors(policy => policy.WithOrigins(Inline));
            app.MapGet("/disabled", TestHost.Caller).RequireClientCertificate().WithMetadata(new Microsoft.AspNetCore.Cors.DisableCorsAttribute());
        },
    });

    private static async Task<(int Status, string? AllowedOrigin)> GetAsync(
        TestHost host, string path, ClientCertificate? certificate, string? origin, string version = "1.1")
    {
        using var client = TestClient.Create(host, certificate, Version.Parse(version));
        if (origin is not null)
        {
            client.DefaultRequestHeaders.Add("Origin", origin);
        }

        using var response = await client.GetAsync(path);
        return ((int)response.StatusCode, response.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? allowed.Single() : null);
    }
}
