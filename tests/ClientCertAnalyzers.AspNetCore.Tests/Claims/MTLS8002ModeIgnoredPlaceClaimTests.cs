using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

/// <summary>In which places of the settings the mode counts, and what it counts against code.</summary>
public class MTLS8002ModeIgnoredPlaceClaimTests
{
    [Theory]
    [InlineData("""{ "ClientCertificateMode": "RequireCertificate", "Kestrel": { "Endpoints": { "A": { "Url": "https://127.0.0.1:0" } } } }""")]
    [InlineData("""{ "Kestrel": { "ClientCertificateMode": "RequireCertificate", "Endpoints": { "A": { "Url": "https://127.0.0.1:0" } } } }""")]
    [InlineData("""{ "Kestrel": { "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "Certificate": { "ClientCertificateMode": "RequireCertificate" } } } } }""")]
    [InlineData("""{ "Kestrel": { "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "Https": { "ClientCertificateMode": "RequireCertificate" } } } } }""")]
    [InlineData("""{ "Kestrel": { "Endpoints": { "A": { "Url": "https://127.0.0.1:0" } }, "Certificates": { "Default": { "ClientCertificateMode": "RequireCertificate" } } } }""")]
    [InlineData("""{ "Kestrel": { "Endpoints": { "A": { "Url": "https://127.0.0.1:0" } }, "Limits": { "ClientCertificateMode": "RequireCertificate" } } }""")]
    [InlineData("""{ "Kestrel": { "Endpoints": { "A": { "Url": "https://127.0.0.1:0" } }, "HttpsDefaults": { "ClientCertificateMode": "RequireCertificate" } } }""")]
    [InlineData("""{ "Kestrel": { "Endpoints": { "A": { "Url": "https://127.0.0.1:0" } }, "EndpointDefaults": { "Certificate": { "ClientCertificateMode": "RequireCertificate" } } } }""")]
    [InlineData("""{ "Kestrel": { "Endpoints": { "A": { "Url": "https://127.0.0.1:0" } }, "EndpointDefaults": { "Sni": { "*": { "ClientCertificateMode": "RequireCertificate" } } } } }""")]
    [InlineData("""{ "Kestrel": { "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "Sni": { "ClientCertificateMode": "RequireCertificate", "*": { } } } } } }""")]
    [InlineData("""{ "Kestrel": { "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "Sni": { "*": { "Certificate": { "ClientCertificateMode": "RequireCertificate" } } } } } } }""")]
    [InlineData("""{ "Kestrel": { "Endpoints": { "A": { "Url": "https://127.0.0.1:0" } }, "Sni": { "*": { "ClientCertificateMode": "RequireCertificate" } } } }""")]
    [InlineData("""{ "Kestrel": { "Endpoints": { "A": { "Url": "https://127.0.0.1:0" } }, "Defaults": { "ClientCertificateMode": "RequireCertificate" } } }""")]
    [InlineData("""{ "Kestrel": { "Endpoint": { "A": { "ClientCertificateMode": "RequireCertificate" } }, "Endpoints": { "A": { "Url": "https://127.0.0.1:0" } } } }""")]
    public async Task OtherPlace_IsIgnored(string settings)
    {
        await using var host = await ClaimHost.StartAsync(settings);
        Assert.Equal(ClientCertificateMode.NoCertificate, await host.ObservedModeAsync());
        Assert.DoesNotContain(host.Logs.Entries, entry => entry.Level >= LogLevel.Warning && entry.Category.Contains("Kestrel"));
    }

    /// <summary>The one wrong place that does not pass in silence: it looks like an endpoint of that name.</summary>
    [Fact]
    public async Task BesideTheEndpoints_StartFails()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => ClaimHost.StartAsync("""
            { "Kestrel": { "Endpoints": { "ClientCertificateMode": "RequireCertificate", "A": { "Url": "https://127.0.0.1:0" } } } }
            """));
        Assert.Equal("The endpoint ClientCertificateMode is missing the required 'Url' parameter.", exception.Message);
    }

    [Theory]
    [InlineData("""{ "Kestrel": { "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "ClientCertificateMode": "RequireCertificate" } } } }""")]
    [InlineData("""{ "Kestrel": { "EndpointDefaults": { "ClientCertificateMode": "RequireCertificate" }, "Endpoints": { "A": { "Url": "https://127.0.0.1:0" } } } }""")]
    [InlineData("""{ "Kestrel": { "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "Sni": { "*": { "ClientCertificateMode": "RequireCertificate" } } } } } }""")]
    [InlineData("""{ "Kestrel": { "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "Sni": { "localhost": { "ClientCertificateMode": "RequireCertificate" } } } } } }""")]
    [InlineData("""{ "kestrel": { "endpoints": { "a": { "url": "https://127.0.0.1:0", "clientcertificatemode": "RequireCertificate" } } } }""")]
    [InlineData("""{ "Kestrel:Endpoints:A:Url": "https://127.0.0.1:0", "Kestrel:Endpoints:A:ClientCertificateMode": "RequireCertificate" }""")]
    public async Task EndpointDefaultsEndpointAndSni_AreTheRightPlaces(string settings)
    {
        await using var host = await ClaimHost.StartAsync(settings);
        Assert.Equal(ClientCertificateMode.RequireCertificate, await host.ObservedModeAsync());
    }

    [Fact]
    public async Task Endpoint_BeatsCodeAndCodeBeatsEndpointDefaults()
    {
        await using var host = await ClaimHost.StartAsync(
            """
            {
              "Kestrel": {
                "EndpointDefaults": { "ClientCertificateMode": "AllowCertificate" },
                "Endpoints": {
                  "A": { "Url": "https://127.0.0.1:0", "ClientCertificateMode": "NoCertificate" },
                  "B": { "Url": "https://127.0.0.1:0" }
                }
              }
            }
            """,
            kestrel => kestrel.ConfigureHttpsDefaults(ClaimHost.RequireAny));
        Assert.Equal(ClientCertificateMode.NoCertificate, await host.ObservedModeAsync(host.Ports[0]));
        Assert.Equal(ClientCertificateMode.RequireCertificate, await host.ObservedModeAsync(host.Ports[1]));
    }

    /// <summary>So a wrong spelling is worse than none: it looks like the last word, and the code's stays.</summary>
    [Fact]
    public async Task WrongSpelling_LeavesTheModeOfTheCode()
    {
        await using var host = await ClaimHost.StartAsync(
            """{ "Kestrel": { "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "ClientCertificateMode": "Require" } } } }""",
            kestrel => kestrel.ConfigureHttpsDefaults(https =>
            {
                ClaimHost.AcceptAny(https);
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            }));
        Assert.Equal(ClientCertificateMode.AllowCertificate, await host.ObservedModeAsync());
    }

    [Fact]
    public async Task WrongSpellingOnAnEndpoint_LeavesTheModeOfEndpointDefaults()
    {
        await using var host = await ClaimHost.StartAsync("""
            {
              "Kestrel": {
                "EndpointDefaults": { "ClientCertificateMode": "AllowCertificate" },
                "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "ClientCertificateMode": "Require" } }
              }
            }
            """);
        Assert.Equal(ClientCertificateMode.AllowCertificate, await host.ObservedModeAsync());
    }

    /// <summary>As an appsettings.Production.json or the environment does it.</summary>
    [Fact]
    public async Task LaterSource_CompletesTheEndpointKeyByKey()
    {
        await using var host = await ClaimHost.StartAsync(kestrel => kestrel.ConfigureHttpsDefaults(ClaimHost.AcceptAny), builder =>
        {
            builder.Configuration.AddJson("""{ "Kestrel": { "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "ClientCertificateMode": "Require" } } } }""");
            builder.Configuration.AddJson("""{ "Kestrel": { "Endpoints": { "A": { "ClientCertificateMode": "AllowCertificate" } } } }""");
        });
        Assert.Equal(ClientCertificateMode.AllowCertificate, await host.ObservedModeAsync());
    }

    [Fact]
    public async Task EndpointDefaults_HoldForAnEndpointOfCodeWhoseListenComesAfterTheSection()
    {
        await using var host = await ClaimHost.StartAsync(
            """{ "Kestrel": { "EndpointDefaults": { "ClientCertificateMode": "RequireCertificate" } } }""",
            kestrel => kestrel.Listen(listen => listen.UseHttps(ClaimHost.AcceptAny)));
        Assert.Equal(ClientCertificateMode.RequireCertificate, await host.ObservedModeAsync());
    }

    [Theory]
    [InlineData(true, ClientCertificateMode.RequireCertificate)]
    [InlineData(false, ClientCertificateMode.NoCertificate)]
    public async Task EndpointDefaultsOfASectionOfItsOwn_HoldOnlyForLaterListeners(bool sectionFirst, ClientCertificateMode expected)
    {
        var section = new ConfigurationBuilder().AddJson("""{ "EndpointDefaults": { "ClientCertificateMode": "RequireCertificate" } }""").Build();
        await using var host = await ClaimHost.StartAsync(kestrel =>
        {
            if (sectionFirst)
            {
                kestrel.Configure(section);
            }

            kestrel.Listen(listen => listen.UseHttps(ClaimHost.AcceptAny));
            if (!sectionFirst)
            {
                kestrel.Configure(section);
            }
        });
        Assert.Equal(expected, await host.ObservedModeAsync());
    }
}
