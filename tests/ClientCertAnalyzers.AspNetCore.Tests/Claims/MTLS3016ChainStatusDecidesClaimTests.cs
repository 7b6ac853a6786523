using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

/// <summary>The list of what is wrong, and the answer, are two things.</summary>
public class MTLS3016ChainStatusDecidesClaimTests
{
    [Fact]
    public void ChainThatWasNotBuilt_HasAnEmptyStatus()
    {
        using var chain = new X509Chain();
        Assert.Empty(chain.ChainStatus);
        chain.ChainPolicy.CustomTrustStore.Add(Chains.Pki.Root.Certificate);
        Assert.Throws<CryptographicException>(() => chain.Build(Chains.SelfSigned));
        Assert.Empty(chain.ChainStatus);
    }

    [Fact]
    public void ErrorThatAFlagAllows_StaysInTheStatus()
    {
        var (answer, status) = Chains.Build(Chains.Expired, policy =>
        {
            Chains.TrustRoot(policy);
            policy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        });
        Assert.True(answer);
        Assert.Equal(X509ChainStatusFlags.NotTimeValid, status);
    }

    [Fact]
    public void Reset_EmptiesTheStatus()
    {
        using var chain = new X509Chain();
        Chains.TrustRoot(chain.ChainPolicy);
        Assert.False(chain.Build(Chains.SelfSigned));
        Assert.NotEmpty(chain.ChainStatus);
        chain.Reset();
        Assert.Empty(chain.ChainStatus);
    }
}
