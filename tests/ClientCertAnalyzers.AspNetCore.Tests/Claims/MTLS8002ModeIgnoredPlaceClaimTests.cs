using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

/// <summary>In which places of the settings the mode counts, and what counts more.</summary>
public class MTLS8002ModeIgnoredPlaceClaimTests
{
    [Theory]
    [InlineData("ClientCertificateMode")]
    [InlineData("Endpoints:A:ClientCertificateMode")]
    [InlineData("Kestrel:ClientCertificateMode")]
    [InlineData("Kestrel:Certificates:Default:ClientCertificateMode")]
    [InlineData("Kestrel:Defaults:ClientCertificateMode")]
    [InlineData("Kestrel:HttpsDefaults:ClientCertificateMode")]
    [InlineData("Kestrel:Limits:ClientCertificateMode")]
    [InlineData("Kestrel:Sni:*:ClientCertificateMode")]
    [InlineData("Kestrel:EndpointDefaults:Certificate:ClientCertificateMode")]
    [InlineData("Kestrel:EndpointDefaults:Https:ClientCertificateMode")]
    [InlineData("Kestrel:EndpointDefaults:Sni:*:ClientCertificateMode")]
    [InlineData("Kestrel:Endpoint:A:ClientCertificateMode")]
    [InlineData("Kestrel:Endpoints:A:Certificate:ClientCertificateMode")]
    [InlineData("Kestrel:Endpoints:A:Https:ClientCertificateMode")]
    [InlineData("Kestrel:Endpoints:A:Sni:*:Certificate:ClientCertificateMode")]
    [InlineData("Kestrel:Endpoints:A:ClientCertificate:Mode")]
    [InlineData("Kestrel:Endpoints:A:ClientCertificateModes")]
    public async Task OtherPlace_IsIgnored(string place)
    {
        await using var host = await StartAsync(place);
        Assert.Equal(ClientCertificateMode.NoCertificate, await host.ObservedModeAsync());
        Assert.DoesNotContain(host.Logs.Entries, entry => entry.Level >= LogLevel.Warning && entry.Category.Contains("Kestrel"));
    }

    [Theory]
    [InlineData("Kestrel:EndpointDefaults:ClientCertificateMode")]
    [InlineData("Kestrel:Endpoints:A:ClientCertificateMode")]
    [InlineData("Kestrel:Endpoints:A:Sni:*:ClientCertificateMode")]
    [InlineData("Kestrel:Endpoints:A:Sni:localhost:ClientCertificateMode")]
    [InlineData("kestrel:endpoints:a:clientcertificatemode")]
    public async Task EndpointDefaultsEndpointAndSni_AreTheRightPlaces(string place)
    {
        await using var host = await StartAsync(place);
        Assert.Equal(ClientCertificateMode.RequireCertificate, await host.ObservedModeAsync());
    }

    /// <summary>The one wrong place that does not pass in silence: it looks like an endpoint of that name.</summary>
    [Fact]
    public async Task BesideTheEndpoints_StartFails()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync("Kestrel:Endpoints:ClientCertificateMode"));
        Assert.Equal("The endpoint ClientCertificateMode is missing the required 'Url' parameter.", exception.Message);
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

    [Fact]
    public async Task WrongSpellingOnTheEndpoint_LeavesTheModeOfTheCode()
    {
        await using var host = await ClaimHost.StartAsync(
            """{ "Kestrel": { "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "ClientCertificateMode": "Require" } } } }""",
            kestrel => kestrel.ConfigureHttpsDefaults(ClaimHost.AllowAny));
        Assert.Equal(ClientCertificateMode.AllowCertificate, await host.ObservedModeAsync());
    }

    [Fact]
    public async Task WrongSpellingOnTheEndpoint_LeavesTheModeOfEndpointDefaults()
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
    [Theory]
    [InlineData("AllowCertificate", ClientCertificateMode.AllowCertificate)]
    [InlineData("Allow", ClientCertificateMode.NoCertificate)]
    public async Task LaterSource_ReplacesTheModeAlone(string mode, ClientCertificateMode expected)
    {
        await using var host = await ClaimHost.StartAsync(kestrel => kestrel.ConfigureHttpsDefaults(ClaimHost.AcceptAny), builder => builder.Configuration
            .AddJson("""{ "Kestrel": { "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "ClientCertificateMode": "RequireCertificate" } } } }""")
            .AddJson($$"""{ "Kestrel": { "Endpoints": { "A": { "ClientCertificateMode": "{{mode}}" } } } }"""));
        Assert.Equal(expected, await host.ObservedModeAsync());
    }

    [Fact]
    public async Task EndpointDefaults_HoldForEndpointsOfTheCodeToo()
    {
        await using var host = await ClaimHost.StartAsync(
            """{ "Kestrel": { "EndpointDefaults": { "ClientCertificateMode": "RequireCertificate" } } }""",
            kestrel =>
            {
                kestrel.ConfigureHttpsDefaults(ClaimHost.AcceptAny);
                kestrel.Listen(listen => listen.UseHttps());
            });
        Assert.Equal(ClientCertificateMode.RequireCertificate, await host.ObservedModeAsync());
    }

    /// <summary>The builder hands the section "Kestrel" over before any code of the application runs. Who does that himself may come too late.</summary>
    [Theory]
    [InlineData(true, ClientCertificateMode.RequireCertificate)]
    [InlineData(false, ClientCertificateMode.NoCertificate)]
    public async Task EndpointDefaultsOfAnotherSection_HoldOnlyForLaterListeners(bool sectionFirst, ClientCertificateMode expected)
    {
        var section = new ConfigurationBuilder().AddJson("""{ "EndpointDefaults": { "ClientCertificateMode": "RequireCertificate" } }""").Build();
        await using var host = await ClaimHost.StartAsync(kestrel =>
        {
            if (sectionFirst)
            {
                kestrel.Configure(section);
            }

            kestrel.Listen(listen => listen.UseHttps(ClaimHost.AcceptAny));
            kestrel.Configure(section);
        });
        Assert.Equal(expected, await host.ObservedModeAsync());
    }

    /// <summary>Code that speaks of an endpoint by its name has the last word, about the mode and about the protocols.</summary>
    [Fact]
    public async Task CodeForTheEndpoint_BeatsItsSettings()
    {
        await using var host = await ClaimHost.StartAsync(
            """{ "Kestrel": { "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "ClientCertificateMode": "RequireCertificate" } } } }""",
            kestrel =>
            {
                kestrel.ConfigureHttpsDefaults(ClaimHost.AcceptAny);
                kestrel.ConfigurationLoader!.Endpoint("A", endpoint => endpoint.HttpsOptions.ClientCertificateMode = ClientCertificateMode.AllowCertificate);
            });
        Assert.Equal(ClientCertificateMode.AllowCertificate, await host.ObservedModeAsync());
    }

    /// <summary>There is one section only: who hands over his own takes the place of "Kestrel".</summary>
    [Fact]
    public async Task AnotherSection_TakesThePlaceOfKestrel()
    {
        var section = new ConfigurationBuilder().AddJson("""{ "Endpoints": { "A": { "Url": "https://127.0.0.1:0" } } }""").Build();
        await using var host = await ClaimHost.StartAsync(
            """{ "Kestrel": { "Endpoints": { "Plain": { "Url": "http://127.0.0.1:0", "ClientCertificateMode": "RequireCertificate" } } } }""",
            kestrel =>
            {
                kestrel.ConfigureHttpsDefaults(ClaimHost.AllowAny);
                kestrel.Configure(section);
            });
        Assert.Single(host.Ports);
        Assert.Equal(ClientCertificateMode.AllowCertificate, await host.ObservedModeAsync());
    }

    /// <summary>A key with colons is the same place as objects in objects.</summary>
    private static Task<TestHost> StartAsync(string place) => ClaimHost.StartAsync($$"""
        {
          "Kestrel:Endpoints:A:Url": "https://127.0.0.1:0",
          "{{place}}": "RequireCertificate"
        }
        """);
}
