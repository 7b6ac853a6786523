using System.Net;
using System.Security.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS1004DefaultsConfiguredTwiceClaimTests
{
    [Fact]
    public async Task TwoCalls_FirstNeverRunsAndNobodyIsAsked()
    {
        var runs = 0;
        await using var host = await ClaimHost.StartAsync(kestrel =>
        {
            kestrel.ConfigureHttpsDefaults(https =>
            {
                runs++;
                ClaimHost.RequireAny(https);
            });
            kestrel.ConfigureHttpsDefaults(https => https.SslProtocols = SslProtocols.Tls12);
            kestrel.Listen(listen => listen.UseHttps(ClaimHost.Server));
        });
        Assert.Equal(ClientCertificateMode.NoCertificate, await host.ObservedModeAsync());
        Assert.Equal(Refused, await host.SeesAsync(protocols: SslProtocols.Tls13));
        Assert.Equal(0, runs);
        Assert.DoesNotContain(host.Logs.Entries, entry => entry.Level >= LogLevel.Warning && entry.Category.Contains("Kestrel"));
    }

    [Fact]
    public async Task OneCallForBoth_CertificateIsRequired()
    {
        await using var host = await ClaimHost.StartAsync(kestrel =>
        {
            kestrel.ConfigureHttpsDefaults(https =>
            {
                ClaimHost.RequireAny(https);
                https.SslProtocols = SslProtocols.Tls12;
            });
            kestrel.Listen(listen => listen.UseHttps(ClaimHost.Server));
        });
        Assert.Equal(ClientCertificateMode.RequireCertificate, await host.ObservedModeAsync());
        Assert.Equal(Refused, await host.SeesAsync(host.Pki.Valid, protocols: SslProtocols.Tls13));
    }

    [Theory]
    [InlineData(true, ClientCertificateMode.NoCertificate)]
    [InlineData(false, ClientCertificateMode.RequireCertificate)]
    public async Task CallsInTwoRegistrations_ReplaceEachOtherToo(bool secondCall, ClientCertificateMode expected)
    {
        await using var host = await ClaimHost.StartAsync(_ => { }, builder =>
        {
            builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.ConfigureHttpsDefaults(ClaimHost.RequireAny));
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                if (secondCall)
                {
                    kestrel.ConfigureHttpsDefaults(https => https.SslProtocols = SslProtocols.Tls12);
                }

                kestrel.Listen(listen => listen.UseHttps(ClaimHost.Server));
            });
        });
        Assert.Equal(expected, await host.ObservedModeAsync());
    }

    [Theory]
    [InlineData(true, LetInAsNobody)]
    [InlineData(false, Refused)]
    public async Task EndpointDefaultsTwice_FirstNeverRuns(bool secondCall, string http2)
    {
        await using var host = await ClaimHost.StartAsync(kestrel =>
        {
            kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http1);
            if (secondCall)
            {
                kestrel.ConfigureEndpointDefaults(listen => listen.UseConnectionLogging());
            }

            kestrel.Listen(listen => listen.UseHttps(ClaimHost.Server));
        });
        Assert.Equal(http2, await host.SeesAsync(version: HttpVersion.Version20));
        Assert.Equal(LetInAsNobody, await host.SeesAsync());
    }

    [Fact]
    public async Task ListenerBetweenTwoCalls_TakesTheFirst()
    {
        await using var host = await ClaimHost.StartAsync(kestrel =>
        {
            kestrel.ConfigureHttpsDefaults(ClaimHost.RequireAny);
            kestrel.Listen(listen => listen.UseHttps());
            kestrel.ConfigureHttpsDefaults(ClaimHost.AcceptAny);
            kestrel.Listen(listen => listen.UseHttps());
        });
        Assert.Equal(ClientCertificateMode.RequireCertificate, await host.ObservedModeAsync(host.Ports[0]));
        Assert.Equal(ClientCertificateMode.NoCertificate, await host.ObservedModeAsync(host.Ports[1]));
    }
}
