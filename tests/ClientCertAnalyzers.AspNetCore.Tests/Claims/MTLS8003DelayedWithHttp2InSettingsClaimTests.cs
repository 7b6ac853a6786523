using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS8003DelayedWithHttp2InSettingsClaimTests
{
    [Theory]
    [InlineData("""{ "ClientCertificateMode": "DelayCertificate" }""")]
    [InlineData("""{ "ClientCertificateMode": "DelayCertificate", "Protocols": "Http1AndHttp2" }""")]
    [InlineData("""{ "ClientCertificateMode": "DelayCertificate", "Protocols": "Http11" }""")]
    [InlineData("""{ "ClientCertificateMode": "DelayCertificate", "Protocols": "Http1AndHttp2" }""", """{ "Protocols": "Http1" }""")]
    [InlineData("""{ }""", """{ "ClientCertificateMode": "DelayCertificate" }""")]
    [InlineData("""{ "Protocols": "Http1AndHttp2" }""", """{ "ClientCertificateMode": "DelayCertificate", "Protocols": "Http1" }""")]
    [InlineData("""{ "Sni": { "*": { "ClientCertificateMode": "DelayCertificate" } } }""")]
    [InlineData("""{ "Protocols": "Http1", "Sni": { "*": { "ClientCertificateMode": "DelayCertificate", "Protocols": "Http1AndHttp2" } } }""")]
    public async Task WithHttp2_CertificateIsNullOverHttp2AndWorksOverHttp11(string endpoint, string endpointDefaults = "{ }")
    {
        await using var host = await StartAsync(endpoint, endpointDefaults);
        Assert.Equal(LetInAsNobody, await host.AsksOverHttp2Async());
        Assert.Equal(ClientCertificateMode.DelayCertificate, await host.ObservedModeAsync());
    }

    [Theory]
    [InlineData("""{ "ClientCertificateMode": "DelayCertificate", "Protocols": "Http1" }""")]
    [InlineData("""{ "ClientCertificateMode": "DelayCertificate", "Protocols": "http1" }""")]
    [InlineData("""{ "ClientCertificateMode": "DelayCertificate", "Protocols": "1" }""")]
    [InlineData("""{ "ClientCertificateMode": "DelayCertificate" }""", """{ "Protocols": "Http1" }""")]
    [InlineData("""{ "ClientCertificateMode": "DelayCertificate", "Protocols": "Http11" }""", """{ "Protocols": "Http1" }""")]
    [InlineData("""{ "ClientCertificateMode": "DelayCertificate", "Protocols": "Http1" }""", """{ "Protocols": "Http1AndHttp2" }""")]
    [InlineData("""{ "Protocols": "Http1" }""", """{ "ClientCertificateMode": "DelayCertificate" }""")]
    [InlineData("""{ "Protocols": "Http1", "Sni": { "*": { "ClientCertificateMode": "DelayCertificate" } } }""")]
    [InlineData("""{ "Sni": { "*": { "ClientCertificateMode": "DelayCertificate" } } }""", """{ "Protocols": "Http1" }""")]
    [InlineData("""{ "Sni": { "*": { "ClientCertificateMode": "DelayCertificate", "Protocols": "Http1" } } }""")]
    public async Task WithoutHttp2_EveryClientCanBeAsked(string endpoint, string endpointDefaults = "{ }")
    {
        await using var host = await StartAsync(endpoint, endpointDefaults);
        Assert.Equal(Refused, await host.AsksOverHttp2Async());
        Assert.Equal(ClientCertificateMode.DelayCertificate, await host.ObservedModeAsync());
    }

    /// <summary>The settings' defaults give way to the code's, which give way to the endpoint.</summary>
    [Theory]
    [InlineData("""{ "ClientCertificateMode": "DelayCertificate" }""", Refused)]
    [InlineData("""{ "ClientCertificateMode": "DelayCertificate", "Protocols": "Http1AndHttp2" }""", LetInAsNobody)]
    public async Task EndpointDefaultsOfTheCode_HoldUnlessTheEndpointSaysOtherwise(string endpoint, string http2)
    {
        await using var host = await StartAsync(endpoint, """{ "Protocols": "Http1AndHttp2" }""", kestrel =>
        {
            kestrel.ConfigureHttpsDefaults(ClaimHost.AcceptAny);
            kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http1);
        });
        Assert.Equal(http2, await host.AsksOverHttp2Async());
        Assert.Equal(ClientCertificateMode.DelayCertificate, await host.ObservedModeAsync());
    }

    /// <summary>For MTLS1010: the settings can save an endpoint that the code opens.</summary>
    [Theory]
    [InlineData("Http1", Refused)]
    [InlineData("Http1AndHttp2", LetInAsNobody)]
    public async Task EndpointDefaultsOfTheSettings_HoldForEndpointsOfTheCode(string protocols, string http2)
    {
        await using var host = await ClaimHost.StartAsync(
            $$"""{ "Kestrel": { "EndpointDefaults": { "Protocols": "{{protocols}}" } } }""",
            kestrel => kestrel.Listen(listen => listen.UseHttps(ClaimHost.DelayAny)));
        Assert.Equal(http2, await host.AsksOverHttp2Async());
        Assert.Equal(ClientCertificateMode.DelayCertificate, await host.ObservedModeAsync());
    }

    private static Task<TestHost> StartAsync(string endpoint, string endpointDefaults, Action<KestrelServerOptions>? kestrel = null) => ClaimHost.StartAsync(
        $$"""
        {
          "Kestrel": { "EndpointDefaults": {{endpointDefaults}}, "Endpoints": { "A": {{endpoint}} } },
          "Kestrel:Endpoints:A:Url": "https://127.0.0.1:0"
        }
        """,
        kestrel);
}
