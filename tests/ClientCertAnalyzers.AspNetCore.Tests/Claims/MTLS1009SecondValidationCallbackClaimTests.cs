using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS1009SecondValidationCallbackClaimTests
{
    private int _calls;

    [Theory]
    [InlineData(ClientCertificateMode.AllowCertificate)]
    [InlineData(ClientCertificateMode.RequireCertificate)]
    [InlineData(ClientCertificateMode.DelayCertificate)]
    public async Task SecondCallback_MakesEachHandshakeThrow(ClientCertificateMode mode)
    {
        await using var host = await StartAsync(mode, (_, tls) => tls.RemoteCertificateValidationCallback = AcceptAll);
        Assert.Equal(Refused, await host.SeesAsync());
        Assert.Equal(Refused, await host.SeesAsync(host.Pki.Valid));
        foreach (var protocol in Protocol.All)
        {
            Assert.Equal(Refused, await host.SeesAsync(host.Pki.Valid, version: protocol.Http, protocols: protocol.Tls));
        }

        Assert.Equal(0, _calls);
    }

    [Fact]
    public async Task SecondCallback_ClientSeesAClosedConnection()
    {
        await using var host = await StartAsync(ClientCertificateMode.AllowCertificate, (_, tls) => tls.RemoteCertificateValidationCallback = AcceptAll);
        foreach (var protocol in Protocol.All)
        {
            using var client = TestClient.Create(host, version: protocol.Http, protocols: protocol.Tls, resume: false);
            var exception = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/"));
            // No alert, which would be an AuthenticationException.
            Assert.IsType<IOException>(exception.InnerException);
        }
    }

    /// <summary>A handshake that a client spoils is logged at Debug. This one is the server's own fault.</summary>
    [Fact]
    public async Task SecondCallback_IsLoggedAsAnError()
    {
        await using var host = await StartAsync(ClientCertificateMode.AllowCertificate, (_, tls) => tls.RemoteCertificateValidationCallback = AcceptAll);
        Assert.Equal(Refused, await host.SeesAsync());
        Assert.Contains(host.Logs.Entries, entry => entry is
        {
            Category: "Microsoft.AspNetCore.Server.Kestrel",
            Level: LogLevel.Error,
            Exception: InvalidOperationException { Message: "The 'RemoteCertificateValidationCallback' option was already set in the SslStream constructor." },
        });
    }

    /// <summary>Where the settings name hosts, Kestrel's callback is one of the options: nothing throws, and the second decides in its place.</summary>
    [Theory]
    [InlineData(true, LetInAsNobody, LetIn)]
    [InlineData(false, Refused, Refused)]
    public async Task SecondCallbackOnAnEndpointWithSni_ReplacesTheFirst(bool accept, string withoutCertificate, string withCertificate)
    {
        const string Settings = """
            { "Kestrel": { "Endpoints": { "A": { "Url": "https://127.0.0.1:0", "ClientCertificateMode": "RequireCertificate", "Sni": { "*": { } } } } } }
            """;
        await using (var first = await ClaimHost.StartAsync(Settings))
        {
            Assert.Equal(ClientCertificateMode.RequireCertificate, await first.ObservedModeAsync());
        }

        await using var host = await ClaimHost.StartAsync(Settings, kestrel => kestrel.ConfigureHttpsDefaults(https =>
        {
            ClaimHost.AcceptAny(https);
            https.OnAuthenticate = (_, tls) => tls.RemoteCertificateValidationCallback = (_, _, _, _) => accept;
        }));
        Assert.Equal(withoutCertificate, await host.SeesAsync());
        Assert.Equal(withCertificate, await host.SeesAsync(host.Pki.Valid));
    }

    [Theory]
    [InlineData(ClientCertificateMode.AllowCertificate, LetInAsNobody)]
    [InlineData(ClientCertificateMode.RequireCertificate, Refused)]
    public async Task ClientCertificateValidation_IsAskedOnlyAboutACertificateThatWasSent(ClientCertificateMode mode, string withoutCertificate)
    {
        await using var host = await StartAsync(mode, onAuthenticate: null, https => https.ClientCertificateValidation = (_, _, _) => AcceptAll());
        Assert.Equal(withoutCertificate, await host.SeesAsync());
        Assert.Equal(0, _calls);
        Assert.Equal(LetIn, await host.SeesAsync(host.Pki.Valid));
        Assert.Equal(1, _calls);
    }

    [Fact]
    public async Task ChainPolicy_TrustsItsCaAndNoOther()
    {
        await using var host = await StartAsync(ClientCertificateMode.AllowCertificate, (_, tls) => tls.CertificateChainPolicy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { TestPki.Shared.Root.Certificate },
            RevocationMode = X509RevocationMode.NoCheck,
        });
        Assert.Equal(LetIn, await host.SeesAsync(host.Pki.Valid));
        Assert.Equal(LetInAsNobody, await host.SeesAsync());
        Assert.Equal(Refused, await host.SeesAsync(host.Pki.Case(6)));
        Assert.Equal(Refused, await host.SeesAsync(host.Pki.Case(9)));
    }

    [Fact]
    public async Task ChainPolicyWithDefaultRevocationMode_RefusesACaWithoutList()
    {
        await using var host = await StartAsync(ClientCertificateMode.AllowCertificate, (_, tls) => tls.CertificateChainPolicy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { TestPki.Shared.Root.Certificate },
        });
        Assert.Equal(Refused, await host.SeesAsync(host.Pki.Valid));
        Assert.Equal(LetInAsNobody, await host.SeesAsync());
    }

    [Fact]
    public async Task ModeNoCertificateWithOwnRequest_TakesTheCallback()
    {
        await using var host = await StartAsync(ClientCertificateMode.NoCertificate, (_, tls) =>
        {
            tls.ClientCertificateRequired = true;
            tls.RemoteCertificateValidationCallback = AcceptAll;
        });
        Assert.Equal(LetIn, await host.SeesAsync(host.Pki.Valid));
        Assert.Equal(1, _calls);
    }

    /// <summary>What somebody in a hurry makes of the error: the callback runs, and there is never a certificate to look at.</summary>
    [Fact]
    public async Task ModeNoCertificateWithoutOwnRequest_AsksNobody()
    {
        await using var host = await StartAsync(ClientCertificateMode.NoCertificate, (_, tls) =>
            tls.RemoteCertificateValidationCallback = (_, certificate, _, _) => AcceptAll() && certificate is null);
        Assert.Equal(ClientCertificateMode.NoCertificate, await host.ObservedModeAsync());
        Assert.Equal(3, _calls);
    }

    private bool AcceptAll() => Interlocked.Increment(ref _calls) > 0;

    private bool AcceptAll(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => AcceptAll();

    private static Task<TestHost> StartAsync(
        ClientCertificateMode mode,
        Action<ConnectionContext, SslServerAuthenticationOptions>? onAuthenticate,
        Action<HttpsConnectionAdapterOptions>? configure = null) => ClaimHost.StartAsync(kestrel =>
        {
            kestrel.ConfigureHttpsDefaults(https =>
            {
                https.ClientCertificateMode = mode;
                https.OnAuthenticate = onAuthenticate;
                configure?.Invoke(https);
            });
            kestrel.Listen(listen => listen.UseHttps(ClaimHost.Server));
        });
}
