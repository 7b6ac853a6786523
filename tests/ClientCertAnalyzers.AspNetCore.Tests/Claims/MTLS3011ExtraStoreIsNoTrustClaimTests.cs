using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS3011ExtraStoreIsNoTrustClaimTests
{
    [Fact]
    public void RootInExtraStore_IsNotTrusted()
    {
        var (answer, status) = Chains.Build(Chains.Own, policy =>
        {
            policy.ExtraStore.Add(Chains.Pki.Root.Certificate);
            policy.RevocationMode = X509RevocationMode.NoCheck;
        });
        Assert.False(answer);
        Assert.Equal(X509ChainStatusFlags.UntrustedRoot, status);
    }

    [Fact]
    public void RootInCustomTrustStore_IsTrusted() => Assert.True(Chains.Build(Chains.Own, Chains.TrustRoot).Answer);
}
