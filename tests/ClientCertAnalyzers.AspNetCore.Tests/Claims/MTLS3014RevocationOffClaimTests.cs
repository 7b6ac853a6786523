using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

/// <summary>And MTLS3015: the modes differ in where they look for the revocation list.</summary>
public class MTLS3014RevocationOffClaimTests
{
    [Fact]
    public async Task RevokedCertificate_PassesWithNoCheckAlone()
    {
        TestPki? pki = null;
        await using var server = await LocalServer.StartAsync(() => pki!.Root.CreateRevocationList());
        pki = new TestPki(server.Address);
        var (revoked, good) = (pki.Case(17)!.Leaf, pki.Case(16)!.Leaf);

        Assert.Equal((true, X509ChainStatusFlags.NoError), Build(pki, revoked, X509RevocationMode.NoCheck));
        // Nothing has fetched the list yet.
        var (offline, status) = Build(pki, good, X509RevocationMode.Offline);
        Assert.False(offline);
        Assert.True(status.HasFlag(X509ChainStatusFlags.RevocationStatusUnknown));

        Assert.Equal((false, X509ChainStatusFlags.Revoked), Build(pki, revoked, X509RevocationMode.Online));
        Assert.True(Build(pki, good, X509RevocationMode.Online).Answer);
        Assert.True(Build(pki, good, X509RevocationMode.Offline).Answer);
    }

    /// <summary>Why <c>NoCheck</c> is not reported beside a root of one's own.</summary>
    [Fact]
    public void CaWithoutList_PassesWithNoCheckAlone()
    {
        Assert.True(Build(Chains.Pki, Chains.Own, X509RevocationMode.NoCheck).Answer);
        foreach (var mode in new[] { X509RevocationMode.Online, X509RevocationMode.Offline })
        {
            var (answer, status) = Build(Chains.Pki, Chains.Own, mode);
            Assert.False(answer);
            Assert.True(status.HasFlag(X509ChainStatusFlags.RevocationStatusUnknown));
        }
    }

    private static (bool Answer, X509ChainStatusFlags Status) Build(TestPki pki, X509Certificate2 certificate, X509RevocationMode mode) => Chains.Build(certificate, policy =>
    {
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.Add(pki.Root.Certificate);
        policy.RevocationMode = mode;
        policy.RevocationFlag = X509RevocationFlag.EndCertificateOnly;
    });
}
