using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS8003DelayedWithHttp2InSettingsClaimTests
{
    [Theory]
    [InlineData("""{ "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "ClientCertificateMode": "DelayCertificate" } } }""")]
    [InlineData("""{ "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "ClientCertificateMode": "DelayCertificate", "Protocols": "Http1AndHttp2" } } }""")]
    [InlineData("""{ "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "ClientCertificateMode": "DelayCertificate", "Protocols": "Http1AndHttp2AndHttp3" } } }""")]
    [InlineData("""{ "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "ClientCertificateMode": "DelayCertificate", "Protocols": "Http11" } } }""")]
    [InlineData("""{ "EndpointDefaults": { "ClientCertificateMode": "DelayCertificate" }, "Endpoints": { "A": { "Url": "https://127.0.0.1:0" } } }""")]
    [InlineData("""
        {
          "EndpointDefaults": { "Protocols": "Http1" },
          "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "ClientCertificateMode": "DelayCertificate", "Protocols": "Http1AndHttp2" } }
        }
        """)]
    [InlineData("""{ "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "Sni": { "*": { "ClientCertificateMode": "DelayCertificate" } } } } }""")]
    [InlineData("""
        { "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "Protocols": "Http1", "Sni": { "*": { "ClientCertificateMode": "DelayCertificate", "Protocols": "Http1AndHttp2" } } } } }
        """)]
    public async Task WithHttp2_CertificateIsNullOverHttp2AndWorksOverHttp11(string kestrel)
    {
        await using var host = await ClaimHost.StartAsync($$"""{ "Kestrel": {{kestrel}} }""");
        Assert.Equal(LetInAsNobody, await host.AsksOverHttp2Async());
        Assert.Equal(ClientCertificateMode.DelayCertificate, await host.ObservedModeAsync());
    }

    [Theory]
    [InlineData("""{ "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "ClientCertificateMode": "DelayCertificate", "Protocols": "Http1" } } }""")]
    [InlineData("""{ "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "ClientCertificateMode": "DelayCertificate", "Protocols": "http1" } } }""")]
    [InlineData("""{ "EndpointDefaults": { "Protocols": "Http1" }, "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "ClientCertificateMode": "DelayCertificate" } } }""")]
    [InlineData("""{ "EndpointDefaults": { "ClientCertificateMode": "DelayCertificate" }, "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "Protocols": "Http1" } } }""")]
    [InlineData("""
        {
          "EndpointDefaults": { "Protocols": "Http1AndHttp2" },
          "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "ClientCertificateMode": "DelayCertificate", "Protocols": "Http1" } }
        }
        """)]
    [InlineData("""{ "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "Protocols": "Http1", "Sni": { "*": { "ClientCertificateMode": "DelayCertificate" } } } } }""")]
    [InlineData("""{ "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "Sni": { "*": { "ClientCertificateMode": "DelayCertificate", "Protocols": "Http1" } } } } }""")]
    public async Task WithoutHttp2_EveryClientCanBeAsked(string kestrel)
    {
        await using var host = await ClaimHost.StartAsync($$"""{ "Kestrel": {{kestrel}} }""");
        Assert.Equal(Refused, await host.AsksOverHttp2Async());
        Assert.Equal(ClientCertificateMode.DelayCertificate, await host.ObservedModeAsync());
    }

    /// <summary>The settings' defaults give way to the code's, which give way to the endpoint.</summary>
    [Theory]
    [InlineData("""{ "Url": "https://127.0.0.1:0", "ClientCertificateMode": "DelayCertificate" }""", Refused)]
    [InlineData("""{ "Url": "https://127.0.0.1:0", "ClientCertificateMode": "DelayCertificate", "Protocols": "Http1AndHttp2" }""", LetInAsNobody)]
    public async Task EndpointDefaultsOfTheCode_HoldUnlessTheEndpointSaysOtherwise(string endpoint, string http2)
    {
        await using var host = await ClaimHost.StartAsync(
            $$"""{ "Kestrel": { "EndpointDefaults": { "Protocols": "Http1AndHttp2" }, "Endpoints": { "A": {{endpoint}} } } }""",
            kestrel =>
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
            kestrel => kestrel.Listen(listen => listen.UseHttps(https =>
            {
                ClaimHost.AcceptAny(https);
                https.ClientCertificateMode = ClientCertificateMode.DelayCertificate;
            })));
        Assert.Equal(http2, await host.AsksOverHttp2Async());
        Assert.Equal(ClientCertificateMode.DelayCertificate, await host.ObservedModeAsync());
    }
}
