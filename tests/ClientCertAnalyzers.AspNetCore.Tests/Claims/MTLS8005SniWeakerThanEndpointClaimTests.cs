using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS8005SniWeakerThanEndpointClaimTests
{
    /// <summary>The handshake names no address, so who connects to one sends no server name.</summary>
    private const string NoServerName = "127.0.0.1";

    [Theory]
    [InlineData("""{ "*": { "ClientCertificateMode": "NoCertificate" } }""")]
    [InlineData("""{ "*": { "ClientCertificateMode": "AllowCertificate" } }""")]
    [InlineData("""{ "a.test": { "ClientCertificateMode": "RequireCertificate" }, "*": { "ClientCertificateMode": "NoCertificate" } }""")]
    [InlineData("""{ "a.test": { }, "*": { "ClientCertificateMode": "NoCertificate" } }""")]
    public async Task WeakerWildcard_LetsAClientWithoutServerNameIn(string sni)
    {
        await using var host = await StartAsync(sni);
        Assert.Equal(LetInAsNobody, await host.SeesAsync(serverName: NoServerName));
        Assert.Equal("200", await host.SeesAsync(path: "/server-name", serverName: NoServerName));
        Assert.Equal(LetInAsNobody, await host.SeesAsync(name: "b.test"));
    }

    /// <summary>The application goes by the Host header, which need not be the name in the handshake.</summary>
    [Fact]
    public async Task WeakerWildcard_OpensTheProtectedHostToo()
    {
        await using var host = await StartAsync("""
            { "a.test": { "ClientCertificateMode": "RequireCertificate" }, "*": { "ClientCertificateMode": "NoCertificate" } }
            """);
        Assert.Equal(Refused, await host.SeesAsync(name: "a.test"));
        Assert.Equal(LetIn, await host.SeesAsync(host.Pki.Valid, name: "a.test"));
        Assert.Equal(LetInAsNobody, await host.SeesAsync(name: "a.test", serverName: NoServerName));
        Assert.Equal(LetInAsNobody, await host.SeesAsync(name: "a.test", serverName: "b.test"));
    }

    /// <summary>A wildcard is not the only way around: a client may also say a name that it does not want.</summary>
    [Theory]
    [InlineData("a.test")]
    [InlineData("*.test")]
    public async Task WeakerName_OpensTheProtectedHostToo(string weaker)
    {
        await using var host = await StartAsync($$"""{ "{{weaker}}": { "ClientCertificateMode": "NoCertificate" }, "*": { } }""");
        Assert.Equal(LetInAsNobody, await host.SeesAsync(name: "a.test"));
        Assert.Equal(Refused, await host.SeesAsync(name: "localhost"));
        Assert.Equal(LetInAsNobody, await host.SeesAsync(name: "localhost", serverName: "a.test"));
    }

    [Theory]
    [InlineData("""{ "*": { "ClientCertificateMode": "RequireCertificate" } }""")]
    [InlineData("""{ "*": { "ClientCertificateMode": "None" } }""")]
    [InlineData("""{ "*": { } }""")]
    [InlineData("""{ "a.test": { }, "*": { } }""")]
    [InlineData("""{ }""")]
    public async Task WildcardThatSaysTheSameOrNothing_RequiresACertificate(string sni)
    {
        await using var host = await StartAsync(sni);
        foreach (var serverName in new[] { NoServerName, "a.test", "b.test" })
        {
            Assert.Equal(Refused, await host.SeesAsync(serverName: serverName));
            Assert.Equal(LetIn, await host.SeesAsync(host.Pki.Valid, serverName: serverName));
        }
    }

    [Fact]
    public async Task NoWildcard_RefusesAClientWithoutServerName()
    {
        await using var host = await StartAsync("""{ "a.test": { "ClientCertificateMode": "NoCertificate" } }""");
        Assert.Equal(LetInAsNobody, await host.SeesAsync(name: "a.test"));
        Assert.Equal(Refused, await host.SeesAsync(host.Pki.Valid, serverName: NoServerName));
        Assert.Equal(Refused, await host.SeesAsync(host.Pki.Valid, name: "b.test"));
    }

    /// <summary>Beside a mode of the defaults the wildcard is as weak as beside one of the endpoint.</summary>
    [Fact]
    public async Task WildcardWeakerThanTheDefaults_LetsAClientWithoutServerNameIn()
    {
        const string Settings = """
            {
              "Kestrel": {
                "EndpointDefaults": { "ClientCertificateMode": "RequireCertificate" },
                "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "Sni": { "a.test": { }, "*": { "ClientCertificateMode": "NoCertificate" } } } }
              }
            }
            """;
        await using var host = await ClaimHost.StartAsync(Settings);
        Assert.Equal(ClientCertificateMode.RequireCertificate, await host.ObservedModeAsync(name: "a.test"));
        Assert.Equal(LetInAsNobody, await host.SeesAsync(serverName: NoServerName));
    }

    private static Task<TestHost> StartAsync(string sni) => ClaimHost.StartAsync($$"""
        { "Kestrel": { "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "ClientCertificateMode": "RequireCertificate", "Sni": {{sni}} } } } }
        """);
}
