using System.Net.Security;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS1006DefaultsNotInheritedClaimTests
{
    [Fact]
    public async Task OptionsObject_StartsFromNothing() =>
        Assert.Equal(ClientCertificateMode.NoCertificate, await ModeAsync(listen =>
            listen.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = ClaimHost.Server })));

    [Fact]
    public async Task HandshakeCallback_StartsFromNothing() =>
        Assert.Equal(ClientCertificateMode.NoCertificate, await ModeAsync(listen => listen.UseHttps(new TlsHandshakeCallbackOptions
        {
            OnConnection = _ => new(new SslServerAuthenticationOptions { ServerCertificate = ClaimHost.Server }),
        })));

    [Fact]
    public async Task OptionsSelectionCallback_StartsFromNothing() =>
        Assert.Equal(ClientCertificateMode.NoCertificate, await ModeAsync(listen =>
            listen.UseHttps((_, _, _, _) => new(new SslServerAuthenticationOptions { ServerCertificate = ClaimHost.Server }), state: null!)));

    [Fact]
    public async Task OtherOverloads_TakeTheDefaults()
    {
        Assert.Equal(ClientCertificateMode.RequireCertificate, await ModeAsync(listen => listen.UseHttps()));
        Assert.Equal(ClientCertificateMode.RequireCertificate, await ModeAsync(listen => listen.UseHttps(ClaimHost.Server)));
        Assert.Equal(ClientCertificateMode.RequireCertificate, await ModeAsync(listen => listen.UseHttps(https => https.ServerCertificate = ClaimHost.Server)));
        Assert.Equal(ClientCertificateMode.RequireCertificate, await ModeAsync(listen => listen.UseHttps(ClaimHost.Server, _ => { })));
    }

    [Fact]
    public async Task OptionsObjectWithModeOfItsOwn_Asks() =>
        Assert.Equal(ClientCertificateMode.AllowCertificate, await ModeAsync(listen => listen.UseHttps(new HttpsConnectionAdapterOptions
        {
            ServerCertificate = ClaimHost.Server,
            ClientCertificateMode = ClientCertificateMode.AllowCertificate,
            ClientCertificateValidation = (_, _, _) => true,
        })));

    [Fact]
    public async Task HandshakeCallbackThatAsks_Asks() =>
        Assert.Equal(ClientCertificateMode.RequireCertificate, await ModeAsync(listen => listen.UseHttps(new TlsHandshakeCallbackOptions
        {
            OnConnection = _ => new(new SslServerAuthenticationOptions
            {
                ServerCertificate = ClaimHost.Server,
                ClientCertificateRequired = true,
                CertificateChainPolicy = ClaimHost.TrustPolicy(),
            }),
        })));

    /// <summary>The defaults of the settings are inherited by the same overloads as those of the code.</summary>
    [Fact]
    public async Task OptionsObject_IgnoresTheDefaultsOfTheSettingsToo()
    {
        await using var host = await ClaimHost.StartAsync(
            """{ "Kestrel": { "EndpointDefaults": { "ClientCertificateMode": "RequireCertificate" } } }""",
            kestrel =>
            {
                kestrel.Listen(listen => listen.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = ClaimHost.Server }));
                kestrel.Listen(listen => listen.UseHttps(ClaimHost.AcceptAny));
            });
        Assert.Equal(ClientCertificateMode.NoCertificate, await host.ObservedModeAsync(host.Ports[0]));
        Assert.Equal(ClientCertificateMode.RequireCertificate, await host.ObservedModeAsync(host.Ports[1]));
    }

    /// <summary>Of one endpoint, under defaults that require a certificate.</summary>
    private static async Task<ClientCertificateMode> ModeAsync(Action<ListenOptions> listen)
    {
        await using var host = await ClaimHost.StartAsync(kestrel =>
        {
            kestrel.ConfigureHttpsDefaults(ClaimHost.RequireAny);
            kestrel.Listen(listen);
        });
        return await host.ObservedModeAsync();
    }
}
