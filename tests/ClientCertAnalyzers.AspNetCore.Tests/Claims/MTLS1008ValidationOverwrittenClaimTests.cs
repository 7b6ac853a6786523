using System.Net.Security;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS1008ValidationOverwrittenClaimTests
{
    /// <summary>More than one for a client that is refused: HttpClient tries again.</summary>
    private int _calls;

    [Fact]
    public async Task AllowAnyBelowTheCheck_LetsSelfSignedInAndTheCheckNeverRuns()
    {
        await using var host = await StartAsync(https =>
        {
            Check(https);
            https.AllowAnyClientCertificate();
        });
        Assert.Equal(LetIn, await host.SeesAsync(TestPki.SelfSigned()));
        Assert.Equal(0, _calls);
    }

    [Fact]
    public async Task AllowAnyAboveTheCheck_HasNoEffect()
    {
        await using var host = await StartAsync(https =>
        {
            https.AllowAnyClientCertificate();
            Check(https);
        });
        Assert.Equal(Refused, await host.SeesAsync(TestPki.SelfSigned()));
        Assert.NotEqual(0, _calls);
    }

    [Fact]
    public async Task CheckAlone_RefusesSelfSigned()
    {
        await using var host = await StartAsync(Check);
        Assert.Equal(Refused, await host.SeesAsync(TestPki.SelfSigned()));
        Assert.NotEqual(0, _calls);
        Assert.Equal(LetIn, await host.SeesAsync(host.Pki.Valid));
    }

    [Fact]
    public void AllowAny_WritesACallbackThatAcceptsEverything()
    {
        var https = new HttpsConnectionAdapterOptions();
        Check(https);
        https.AllowAnyClientCertificate();
        Assert.True(https.ClientCertificateValidation!(TestPki.Shared.Valid.Leaf, null, SslPolicyErrors.RemoteCertificateChainErrors));
        Assert.Equal(0, _calls);
    }

    private void Check(HttpsConnectionAdapterOptions https) => https.ClientCertificateValidation = (_, _, errors) =>
    {
        Interlocked.Increment(ref _calls);
        return errors == SslPolicyErrors.None;
    };

    private static Task<TestHost> StartAsync(Action<HttpsConnectionAdapterOptions> configure) => ClaimHost.StartAsync(kestrel =>
    {
        kestrel.ConfigureHttpsDefaults(https =>
        {
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.OnAuthenticate = (_, tls) => tls.CertificateChainPolicy = ClaimHost.TrustPolicy();
            configure(https);
        });
        kestrel.Listen(listen => listen.UseHttps(ClaimHost.Server));
    });
}
