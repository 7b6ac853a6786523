using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS3008UnknownAuthorityAllowedClaimTests
{
    /// <summary>What <c>ExtraStore</c> holds makes no difference.</summary>
    [Fact]
    public void UnknownAuthorityAllowed_AcceptsAnyIssuer()
    {
        Assert.True(Chains.Build(Chains.Own, AllowUnknown).Answer);
        Assert.True(Chains.Build(Chains.Foreign, AllowUnknown).Answer);
        Assert.True(Chains.Build(Chains.SelfSigned, AllowUnknown).Answer);
        Assert.False(Chains.Build(Chains.Expired, AllowUnknown).Answer);
    }

    [Fact]
    public void AllFlags_AcceptsAnExpiredOneToo()
    {
        Assert.True(Chains.Build(Chains.Expired, AllFlags).Answer);
        Assert.True(Chains.Build(Chains.Foreign, AllFlags).Answer);
        Assert.True(Chains.Build(Chains.SelfSigned, AllFlags).Answer);
    }

    /// <summary>A signature that does not fit is never allowed, but anybody can make one that does.</summary>
    [Fact]
    public void AllFlags_RefusesOnlyABrokenSignature()
    {
        Assert.False(Chains.Build(Chains.Pki.Case(24)!.Leaf, AllFlags).Answer);
        var forger = CertificateAuthority.CreateRoot("Trusted root");
        Assert.True(Chains.Build(forger.Issue(new()), policy =>
        {
            policy.ExtraStore.Add(forger.Certificate);
            policy.VerificationFlags = X509VerificationFlags.AllFlags;
        }).Answer);
    }

    [Fact]
    public void ComparedRoot_RefusesForeignCertificates()
    {
        Assert.True(BuildsAndEndsInRoot(Chains.Own));
        Assert.False(BuildsAndEndsInRoot(Chains.Foreign));
        Assert.False(BuildsAndEndsInRoot(Chains.SelfSigned));
    }

    /// <summary>Why code that looks at the status is not reported.</summary>
    [Fact]
    public void Status_StillNamesTheUntrustedRoot()
    {
        Assert.True(Chains.Build(Chains.SelfSigned, AllowUnknown).Status.HasFlag(X509ChainStatusFlags.UntrustedRoot));
        Assert.NotEqual(X509ChainStatusFlags.NoError, Chains.Build(Chains.Foreign, AllowUnknown).Status);
    }

    /// <summary>What the fix writes.</summary>
    [Fact]
    public void IntermediateStaysInExtraStore_ChainIsBuilt()
    {
        var leaf = Chains.Pki.First.Issue(new());
        Assert.True(Chains.Build(leaf, policy =>
        {
            Chains.TrustRoot(policy);
            policy.ExtraStore.Add(Chains.Pki.First.Certificate);
        }).Answer);
        var (answer, status) = Chains.Build(leaf, policy =>
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.Add(Chains.Pki.First.Certificate);
            policy.RevocationMode = X509RevocationMode.NoCheck;
        });
        Assert.False(answer);
        Assert.True(status.HasFlag(X509ChainStatusFlags.PartialChain));
    }

    /// <summary>Why the fix says something about revocation.</summary>
    [Fact]
    public void DefaultRevocationMode_RefusesACaWithoutList()
    {
        var (answer, status) = Chains.Build(Chains.Own, policy =>
        {
            Chains.TrustRoot(policy);
            policy.RevocationMode = X509RevocationMode.Online;
        });
        Assert.False(answer);
        Assert.True(status.HasFlag(X509ChainStatusFlags.RevocationStatusUnknown));
        Assert.Equal(X509RevocationMode.Online, new X509ChainPolicy().RevocationMode);
    }

    private static bool BuildsAndEndsInRoot(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        AllowUnknown(chain.ChainPolicy);
        return chain.Build(certificate) && chain.ChainElements[^1].Certificate.RawData.SequenceEqual(Chains.Pki.Root.Certificate.RawData);
    }

    private static void AllowUnknown(X509ChainPolicy policy)
    {
        policy.ExtraStore.Add(Chains.Pki.Root.Certificate);
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
    }

    private static void AllFlags(X509ChainPolicy policy)
    {
        AllowUnknown(policy);
        policy.VerificationFlags = X509VerificationFlags.AllFlags;
    }
}
