using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS3009CustomRootCancelledClaimTests
{
    [Fact]
    public void CustomRootAlone_DecidesWhoIsTrusted()
    {
        Assert.True(Chains.Build(Chains.Own, Chains.TrustRoot).Answer);
        Assert.False(Chains.Build(Chains.Foreign, Chains.TrustRoot).Answer);
        Assert.False(Chains.Build(Chains.SelfSigned, Chains.TrustRoot).Answer);
    }

    [Theory]
    [InlineData(X509VerificationFlags.AllowUnknownCertificateAuthority)]
    [InlineData(X509VerificationFlags.AllFlags)]
    public void WithTheFlag_AnyCertificateWillDo(X509VerificationFlags flags)
    {
        Assert.True(Chains.Build(Chains.Foreign, policy => Lax(policy, flags)).Answer);
        Assert.True(Chains.Build(Chains.SelfSigned, policy => Lax(policy, flags)).Answer);
    }

    [Fact]
    public void OtherFlags_LeaveTheRootInPlace()
    {
        const X509VerificationFlags Others = X509VerificationFlags.AllFlags & ~X509VerificationFlags.AllowUnknownCertificateAuthority;
        Assert.False(Chains.Build(Chains.Foreign, policy => Lax(policy, Others)).Answer);
        Assert.False(Chains.Build(Chains.SelfSigned, policy => Lax(policy, Others)).Answer);
        Assert.True(Chains.Build(Chains.Expired, policy => Lax(policy, Others)).Answer);
    }

    [Theory]
    [InlineData(X509VerificationFlags.NoFlag, Refused)]
    [InlineData(X509VerificationFlags.AllowUnknownCertificateAuthority, LetIn)]
    public async Task PolicyOfAServer_LetsForeignClientsInWithTheFlag(X509VerificationFlags flags, string answer)
    {
        await using var host = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(new TlsHandshakeCallbackOptions
        {
            OnConnection = _ =>
            {
                var policy = new X509ChainPolicy();
                Lax(policy, flags);
                return new(new SslServerAuthenticationOptions { ServerCertificate = ClaimHost.Server, ClientCertificateRequired = true, CertificateChainPolicy = policy });
            },
        })));
        Assert.Equal(LetIn, await host.SeesAsync(host.Pki.Valid));
        Assert.Equal(answer, await host.SeesAsync(TestPki.SelfSigned()));
        Assert.Equal(answer, await host.SeesAsync(new ClientCertificate(Chains.Foreign)));
    }

    private static void Lax(X509ChainPolicy policy, X509VerificationFlags flags)
    {
        Chains.TrustRoot(policy);
        policy.VerificationFlags = flags;
    }
}
