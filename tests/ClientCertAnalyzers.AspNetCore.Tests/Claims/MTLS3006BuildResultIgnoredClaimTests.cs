namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS3006BuildResultIgnoredClaimTests
{
    /// <summary>The answer is all that there is: no exception comes for those who do not look at it.</summary>
    [Fact]
    public void BuildAndVerify_ThrowNothingForABadCertificate()
    {
        Assert.False(Chains.Build(Chains.SelfSigned, Chains.TrustRoot).Answer);
        Assert.False(Chains.Build(Chains.Expired, Chains.TrustRoot).Answer);
        Assert.False(Chains.SelfSigned.Verify());
        Assert.False(Chains.Expired.Verify());
    }
}
