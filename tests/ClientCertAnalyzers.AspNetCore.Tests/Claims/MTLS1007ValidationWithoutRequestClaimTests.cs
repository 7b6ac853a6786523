using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS1007ValidationWithoutRequestClaimTests
{
    private int _calls;

    [Fact]
    public async Task ValidationAlone_IsNeverInvokedAndEverybodyIsServed()
    {
        await using var host = await StartAsync(https => https.ClientCertificateValidation = RefuseAll);
        await AssertNobodyIsAskedAsync(host);
        Assert.Equal(0, _calls);
    }

    [Fact]
    public async Task ValidationInStatedModeNoCertificate_IsNeverInvokedEither()
    {
        await using var host = await StartAsync(https =>
        {
            https.ClientCertificateMode = ClientCertificateMode.NoCertificate;
            https.ClientCertificateValidation = RefuseAll;
        });
        await AssertNobodyIsAskedAsync(host);
        Assert.Equal(0, _calls);
    }

    [Fact]
    public async Task AllowAnyClientCertificateAlone_AsksNobody()
    {
        await using var host = await StartAsync(https => https.AllowAnyClientCertificate());
        await AssertNobodyIsAskedAsync(host);
    }

    [Fact]
    public async Task CheckCertificateRevocationAlone_AsksNobody()
    {
        await using var host = await StartAsync(https => https.CheckCertificateRevocation = true);
        await AssertNobodyIsAskedAsync(host);
    }

    [Fact]
    public async Task AllowAnyClientCertificateInModeAllow_AsksAndTakesAny()
    {
        await using var host = await StartAsync(https =>
        {
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.AllowAnyClientCertificate();
        });
        Assert.Equal(LetIn, await host.SeesAsync(TestPki.SelfSigned()));
        Assert.Equal(LetInAsNobody, await host.SeesAsync());
    }

    [Fact]
    public async Task CheckCertificateRevocationInModeAllow_Counts()
    {
        foreach (var (check, answer) in new[] { (false, LetIn), (true, Refused) })
        {
            // Its list cannot be had, which matters only to somebody who looks for one.
            await using var host = await StartAsync(https =>
            {
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                https.CheckCertificateRevocation = check;
                https.OnAuthenticate = (_, tls) =>
                {
                    tls.CertificateChainPolicy = ClaimHost.TrustPolicy();
                    tls.CertificateChainPolicy.RevocationMode = tls.CertificateRevocationCheckMode;
                };
            });
            Assert.Equal(answer, await host.SeesAsync(host.Pki.Case(18)));
        }
    }

    [Theory]
    [InlineData(ClientCertificateMode.AllowCertificate)]
    [InlineData(ClientCertificateMode.RequireCertificate)]
    [InlineData(ClientCertificateMode.DelayCertificate)]
    public async Task ValidationInAnyOtherMode_Decides(ClientCertificateMode mode)
    {
        await using var host = await StartAsync(https =>
        {
            https.ClientCertificateMode = mode;
            https.ClientCertificateValidation = (certificate, _, _) =>
            {
                Interlocked.Increment(ref _calls);
                return certificate.Equals(TestPki.Shared.Valid.Leaf);
            };
        });
        Assert.Equal(LetIn, await host.AsksOverHttp11Async());
        Assert.Equal(1, _calls);

        // More than once, because HttpClient tries again.
        Assert.Equal(Refused, await host.SeesAsync(TestPki.SelfSigned(), "/ask", protocols: SslProtocols.Tls12));
        Assert.NotEqual(1, _calls);
    }

    private static async Task AssertNobodyIsAskedAsync(TestHost host)
    {
        Assert.Equal(ClientCertificateMode.NoCertificate, await host.ObservedModeAsync());
        Assert.Equal(LetInAsNobody, await host.SeesAsync(TestPki.SelfSigned()));
    }

    private static Task<TestHost> StartAsync(Action<HttpsConnectionAdapterOptions> configure) => ClaimHost.StartAsync(kestrel =>
    {
        kestrel.ConfigureHttpsDefaults(configure);
        kestrel.Listen(listen => listen.UseHttps(ClaimHost.Server));
    });

    private bool RefuseAll(X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors) => Interlocked.Increment(ref _calls) < 0;
}
