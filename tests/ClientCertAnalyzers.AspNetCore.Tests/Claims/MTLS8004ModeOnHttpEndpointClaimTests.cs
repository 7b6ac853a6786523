using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS8004ModeOnHttpEndpointClaimTests
{
    [Theory]
    [InlineData("NoCertificate")]
    [InlineData("AllowCertificate")]
    [InlineData("RequireCertificate")]
    [InlineData("DelayCertificate")]
    [InlineData("2")]
    [InlineData("5")]
    public async Task AnyModeOnHttp_StartFails(string mode)
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync($$"""
            { "Endpoints": { "Plain": { "Url": "http://127.0.0.1:0", "ClientCertificateMode": "{{mode}}" } } }
            """));
        Assert.Equal("The non-HTTPS endpoint Plain includes HTTPS-only configuration for ClientCertificateMode.", exception.Message);
    }

    [Fact]
    public async Task SniOnHttp_StartFailsToo()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync("""
            { "Endpoints": { "Plain": { "Url": "http://127.0.0.1:0", "Sni": { "*": { "ClientCertificateMode": "AllowCertificate" } } } } }
            """));
        Assert.Equal("The non-HTTPS endpoint Plain includes HTTPS-only configuration for Sni.", exception.Message);
    }

    /// <summary>One such endpoint keeps the others from starting.</summary>
    [Fact]
    public async Task HttpEndpointBesideHttpsEndpoint_StartFails() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync("""
            {
              "Endpoints": {
                "Secure": { "Url": "https://127.0.0.1:0", "ClientCertificateMode": "AllowCertificate" },
                "Plain": { "Url": "http://127.0.0.1:0", "ClientCertificateMode": "AllowCertificate" }
              }
            }
            """));

    [Theory]
    [InlineData("https://127.0.0.1:0")]
    [InlineData("HTTPS://127.0.0.1:0")]
    public async Task ModeOnHttps_StartsAndAsks(string url)
    {
        await using var host = await StartAsync($$"""{ "Endpoints": { "Secure": { "Url": "{{url}}", "ClientCertificateMode": "AllowCertificate" } } }""");
        Assert.Equal(ClientCertificateMode.AllowCertificate, await host.ObservedModeAsync());
    }

    /// <summary>A mode that does not parse is no mode (MTLS8002), and defaults are for those endpoints that can use them.</summary>
    [Theory]
    [InlineData("""{ "Endpoints": { "Plain": { "Url": "http://127.0.0.1:0" } } }""")]
    [InlineData("""{ "Endpoints": { "Plain": { "Url": "http://127.0.0.1:0", "ClientCertificateMode": "Require" } } }""")]
    [InlineData("""{ "Endpoints": { "Plain": { "Url": "http://127.0.0.1:0", "ClientCertificateMode": "" } } }""")]
    [InlineData("""{ "EndpointDefaults": { "ClientCertificateMode": "AllowCertificate" }, "Endpoints": { "Plain": { "Url": "http://127.0.0.1:0" } } }""")]
    public async Task ModeThatIsNone_Starts(string kestrel)
    {
        await using var host = await StartAsync(kestrel);
        using var client = new HttpClient();
        Assert.Equal("nobody", await client.GetStringAsync($"http://127.0.0.1:{host.Port}/"));
    }

    private static Task<TestHost> StartAsync(string kestrel) => ClaimHost.StartAsync($$"""{ "Kestrel": {{kestrel}} }""");
}
