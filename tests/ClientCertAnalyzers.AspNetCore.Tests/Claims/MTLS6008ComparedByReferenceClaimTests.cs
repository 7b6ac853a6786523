using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS6008ComparedByReferenceClaimTests
{
    private static readonly X509Certificate2 Known = TestPki.Shared.Valid.Leaf;

    [Fact]
    public void ReloadedCertificate_IsAnotherObject()
    {
        var reloaded = Certificates.FromDer(Known.RawData);
        Assert.False(reloaded == Known);
        Assert.False(new X509Certificate2(Known) == Known);
        Assert.True(reloaded.RawDataMemory.Span.SequenceEqual(Known.RawDataMemory.Span));
    }

    [Fact]
    public async Task ReceivedCertificate_IsNeverTheKnownOne()
    {
        await using var byReference = await Forgery.ServerThatAsks(certificate => certificate == Known);
        Assert.Equal(Refused, await byReference.SeesAsync(TestPki.Shared.Valid));

        await using var byRawData = await Forgery.ServerThatAsks(certificate => certificate.RawDataMemory.Span.SequenceEqual(Known.RawDataMemory.Span));
        Assert.Equal(LetIn, await byRawData.SeesAsync(TestPki.Shared.Valid));
    }
}
