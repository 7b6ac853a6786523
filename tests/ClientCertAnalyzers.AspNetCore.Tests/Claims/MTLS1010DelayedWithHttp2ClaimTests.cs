using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS1010DelayedWithHttp2ClaimTests
{
    private static readonly TlsHandshakeCallbackOptions DelayingCallback = new()
    {
        OnConnection = context =>
        {
            context.AllowDelayedClientCertificateNegotation = true;
            return new(new SslServerAuthenticationOptions { ServerCertificate = ClaimHost.Server, CertificateChainPolicy = ClaimHost.TrustPolicy() });
        },
    };

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task DefaultProtocols_GiveNullOverHttp2AndWorkOverHttp11(SslProtocols protocols)
    {
        await using var host = await ClaimHost.StartAsync(kestrel =>
        {
            kestrel.ConfigureHttpsDefaults(ClaimHost.DelayAny);
            kestrel.Listen(listen => listen.UseHttps(ClaimHost.Server));
        });
        Assert.Equal(LetInAsNobody, await host.AsksOverHttp2Async(protocols));
        Assert.Equal(LetIn, await host.AsksOverHttp11Async());
        Assert.DoesNotContain(host.Logs.Entries, entry => entry.Level >= LogLevel.Warning && entry.Category.Contains("Kestrel"));
    }

    [Fact]
    public async Task StatedHttp1AndHttp2_GivesNullOverHttp2()
    {
        await using var host = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen =>
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            listen.UseHttps(ClaimHost.DelayAny);
        }));
        Assert.Equal(LetInAsNobody, await host.AsksOverHttp2Async());
        Assert.Equal(LetIn, await host.AsksOverHttp11Async());
    }

    [Fact]
    public async Task OnlyHttp2_NeverGivesACertificate()
    {
        await using var host = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.UseHttps(ClaimHost.DelayAny);
        }));
        Assert.Equal(LetInAsNobody, await host.AsksOverHttp2Async());
        Assert.Equal(Refused, await host.AsksOverHttp11Async());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OnlyHttp1_WorksWhereverItIsSaid(bool beforeUseHttps)
    {
        await using var host = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen =>
        {
            listen.Protocols = beforeUseHttps ? HttpProtocols.Http1 : listen.Protocols;
            listen.UseHttps(ClaimHost.DelayAny);
            listen.Protocols = HttpProtocols.Http1;
        }));
        Assert.Equal(Refused, await host.AsksOverHttp2Async());
        Assert.Equal(ClientCertificateMode.DelayCertificate, await host.ObservedModeAsync());
    }

    [Fact]
    public async Task EndpointDefaults_HoldForListenersThatComeLater()
    {
        await using var host = await ClaimHost.StartAsync(kestrel =>
        {
            kestrel.Listen(listen => listen.UseHttps(ClaimHost.DelayAny));
            kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(listen => listen.UseHttps(ClaimHost.DelayAny));
        });
        Assert.Equal(LetInAsNobody, await host.SeesAsync(host.Pki.Valid, "/ask", HttpVersion.Version20, port: host.Ports[0]));
        Assert.Equal(Refused, await host.SeesAsync(host.Pki.Valid, "/ask", HttpVersion.Version20, port: host.Ports[1]));
        Assert.Equal(LetIn, await host.AsksOverHttp11Async(host.Ports[1]));
    }

    /// <summary>The way out that keeps HTTP/2.</summary>
    [Fact]
    public async Task AllowCertificate_WorksOverHttp2()
    {
        await using var host = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(ClaimHost.AllowAny)));
        Assert.Equal(LetIn, await host.AsksOverHttp2Async());
        Assert.Equal(LetIn, await host.AsksOverHttp11Async());
    }

    [Fact]
    public async Task HandshakeCallbackThatAllowsDelay_GivesNullOverHttp2AndWorksOverHttp11()
    {
        await using var bad = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(DelayingCallback)));
        Assert.Equal(LetInAsNobody, await bad.AsksOverHttp2Async());
        Assert.Equal(ClientCertificateMode.DelayCertificate, await bad.ObservedModeAsync());

        await using var good = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.UseHttps(DelayingCallback);
        }));
        Assert.Equal(Refused, await good.AsksOverHttp2Async());
        Assert.Equal(ClientCertificateMode.DelayCertificate, await good.ObservedModeAsync());
    }

    /// <summary>Code that offers clients HTTP/1.1 alone in the handshake needs no Protocols.</summary>
    [Fact]
    public async Task ApplicationProtocolsOfTheHandshake_KeepClientsToHttp11()
    {
        await using var host = await ClaimHost.StartAsync(kestrel =>
        {
            kestrel.Listen(listen => listen.UseHttps(https =>
            {
                ClaimHost.DelayAny(https);
                https.OnAuthenticate = (_, server) => server.ApplicationProtocols = [SslApplicationProtocol.Http11];
            }));
            kestrel.Listen(listen => listen.UseHttps(new TlsHandshakeCallbackOptions
            {
                OnConnection = async context =>
                {
                    var server = await DelayingCallback.OnConnection(context);
                    server.ApplicationProtocols = [SslApplicationProtocol.Http11];
                    return server;
                },
            }));
        });
        foreach (var port in host.Ports)
        {
            Assert.Equal(Refused, await host.SeesAsync(host.Pki.Valid, "/ask", HttpVersion.Version20, port: port));
            Assert.Equal(LetIn, await host.AsksOverHttp11Async(port));
        }
    }
}
