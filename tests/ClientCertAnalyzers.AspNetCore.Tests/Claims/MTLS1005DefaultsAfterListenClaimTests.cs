using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS1005DefaultsAfterListenClaimTests
{
    private const string EndpointInSettings = """{ "Endpoints": { "A": { "Url": "https://127.0.0.1:0" } } }""";

    [Fact]
    public async Task DefaultsAfterListen_DoNotReachTheEndpoint()
    {
        await using var bad = await ClaimHost.StartAsync(kestrel =>
        {
            kestrel.Listen(listen => listen.UseHttps(ClaimHost.Server));
            kestrel.ConfigureHttpsDefaults(ClaimHost.RequireAny);
        });
        Assert.Equal(ClientCertificateMode.NoCertificate, await bad.ObservedModeAsync());

        await using var good = await ClaimHost.StartAsync(kestrel =>
        {
            kestrel.ConfigureHttpsDefaults(ClaimHost.RequireAny);
            kestrel.Listen(listen => listen.UseHttps(ClaimHost.Server));
        });
        Assert.Equal(ClientCertificateMode.RequireCertificate, await good.ObservedModeAsync());
    }

    [Fact]
    public async Task OptionsLambda_TakesTheDefaultsAtTheSameMoment()
    {
        await using var bad = await ClaimHost.StartAsync(kestrel =>
        {
            kestrel.Listen(listen => listen.UseHttps(https => https.ServerCertificate = ClaimHost.Server));
            kestrel.ConfigureHttpsDefaults(ClaimHost.RequireAny);
        });
        Assert.Equal(ClientCertificateMode.NoCertificate, await bad.ObservedModeAsync());

        await using var good = await ClaimHost.StartAsync(kestrel =>
        {
            kestrel.ConfigureHttpsDefaults(ClaimHost.RequireAny);
            kestrel.Listen(listen => listen.UseHttps(https => https.ServerCertificate = ClaimHost.Server));
        });
        Assert.Equal(ClientCertificateMode.RequireCertificate, await good.ObservedModeAsync());
    }

    [Theory]
    [InlineData(true, ClientCertificateMode.RequireCertificate)]
    [InlineData(false, ClientCertificateMode.NoCertificate)]
    public async Task RegistrationsRunInTheirOrder(bool defaultsFirst, ClientCertificateMode expected)
    {
        Action<KestrelServerOptions> listen = kestrel => kestrel.Listen(endpoint => endpoint.UseHttps(ClaimHost.Server));
        Action<KestrelServerOptions> defaults = kestrel => kestrel.ConfigureHttpsDefaults(ClaimHost.RequireAny);
        await using var host = await ClaimHost.StartAsync(_ => { }, builder =>
        {
            builder.WebHost.ConfigureKestrel(defaultsFirst ? defaults : listen);
            builder.Services.Configure(defaultsFirst ? listen : defaults);
        });
        Assert.Equal(expected, await host.ObservedModeAsync());
    }

    [Fact]
    public async Task EndpointFromTheConfiguration_GetsDefaultsThatAreSetLater()
    {
        var section = new ConfigurationBuilder().AddJson(EndpointInSettings).Build();
        await using var host = await ClaimHost.StartAsync(kestrel =>
        {
            kestrel.Configure(section);
            kestrel.ConfigureHttpsDefaults(ClaimHost.RequireAny);
        });
        Assert.Equal(ClientCertificateMode.RequireCertificate, await host.ObservedModeAsync());
    }

    /// <summary>The exception to that: who loads them at once has them there and then.</summary>
    [Fact]
    public async Task EndpointFromTheConfigurationLoadedAtOnce_DoesNotGetThem()
    {
        var section = new ConfigurationBuilder().AddJson(EndpointInSettings).Build();
        await using var host = await ClaimHost.StartAsync(kestrel =>
        {
            kestrel.ConfigureHttpsDefaults(ClaimHost.AcceptAny);
            kestrel.Configure(section).Load();
            kestrel.ConfigureHttpsDefaults(ClaimHost.RequireAny);
        });
        Assert.Equal(ClientCertificateMode.NoCertificate, await host.ObservedModeAsync());
    }

    [Fact]
    public async Task EndpointOfTheConfigurationLoader_IsCreatedLaterTooAndGetsThem()
    {
        await using var host = await ClaimHost.StartAsync(kestrel =>
        {
            kestrel.Configure().Endpoint(IPAddress.Loopback, 0, listen => listen.UseHttps(ClaimHost.Server));
            kestrel.ConfigureHttpsDefaults(ClaimHost.RequireAny);
        });
        Assert.Equal(ClientCertificateMode.RequireCertificate, await host.ObservedModeAsync());
    }
}
