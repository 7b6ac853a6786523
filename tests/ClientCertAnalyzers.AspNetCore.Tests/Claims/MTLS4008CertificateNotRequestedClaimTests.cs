using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS4008CertificateNotRequestedClaimTests
{
    /// <summary>The client has a certificate and would send it.</summary>
    [Fact]
    public async Task ListenerThatDoesNotAsk_LeavesEverybodyAnonymous()
    {
        await using var silent = await SchemeHost.StartAsync(Chains.TrustRoot, https: ClaimHost.AcceptAny);
        Assert.Equal(LetInAsNobody, await silent.SeesAsync(silent.Pki.Valid));
        Assert.Equal(SchemeHost.Forbidden, await silent.SeesAsync(silent.Pki.Valid, "/members"));

        await using var asking = await SchemeHost.StartAsync(Chains.TrustRoot);
        Assert.Equal(LetIn, await asking.SeesAsync(asking.Pki.Valid, "/members"));
    }
}
