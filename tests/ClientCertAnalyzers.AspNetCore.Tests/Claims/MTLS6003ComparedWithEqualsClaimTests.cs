using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS6003ComparedWithEqualsClaimTests
{
    private static readonly X509Certificate2 Known = TestPki.Shared.Valid.Leaf;

    private static readonly X509Certificate2 Forged = Forgery.Of(Known, "CN=somebody else").Leaf;

    [Fact]
    public void ForgedCertificate_IsEqual()
    {
        Assert.NotEqual(Known.Subject, Forged.Subject);
        Assert.NotEqual(Known.GetPublicKeyString(), Forged.GetPublicKeyString());
        Assert.True(Known.Equals(Forged));
        Assert.True(Known.Equals((object)Forged));
        Assert.True(object.Equals(Known, Forged));
        Assert.True(EqualityComparer<X509Certificate2>.Default.Equals(Known, Forged));
    }

    [Fact]
    public void ForgedCertificate_IsFoundInCollectionsAndLists()
    {
        List<X509Certificate2> list = [Known];
        X509Certificate2[] array = [Known];
        bool[] found =
        [
            new X509Certificate2Collection(Known).Contains(Forged),
            new X509CertificateCollection(new X509Certificate[] { Known }).Contains(Forged),
            list.Contains(Forged),
            array.AsEnumerable().Contains(Forged),
            list.Remove(Forged),
        ];
        Assert.All(found, Assert.True);
        Assert.Equal(0, new X509Certificate2Collection(Known).IndexOf(Forged));
        Assert.Equal(0, Array.IndexOf(array, Forged));
    }

    /// <summary>They ask for the hash code first, which is made from the thumbprint.</summary>
    [Fact]
    public void ForgedCertificate_IsNotFoundInSets()
    {
        Assert.DoesNotContain(Forged, new HashSet<X509Certificate2> { Known });
        Assert.False(new Dictionary<X509Certificate2, int> { [Known] = 1 }.ContainsKey(Forged));
    }

    [Fact]
    public void RawData_TellsThemApart()
    {
        Assert.False(Known.RawDataMemory.Span.SequenceEqual(Forged.RawDataMemory.Span));
        Assert.True(Known.RawDataMemory.Span.SequenceEqual(Certificates.FromDer(Known.RawData).RawDataMemory.Span));
    }

    /// <summary>Where a chain may end in any root, the comparison of the root is all that is left, and Equals is satisfied with a forged one.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ForgedRoot_PassesAChainThatMayEndAnywhere(bool knowsTheRoot)
    {
        var root = TestPki.Shared.Root.Certificate;
        var (forged, leaf) = Forgery.RootOf(root);
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        chain.ChainPolicy.ExtraStore.Add(forged);
        if (knowsTheRoot)
        {
            chain.ChainPolicy.ExtraStore.Add(root);
        }

        Assert.True(chain.Build(leaf));
        var end = chain.ChainElements[^1].Certificate;
        Assert.True(root.Equals(end));
        Assert.False(root.RawDataMemory.Span.SequenceEqual(end.RawDataMemory.Span));
    }

    [Fact]
    public async Task Server_LetsTheForgerIn()
    {
        await using var byEquals = await Forgery.ServerThatAsks(certificate => Known.Equals(certificate));
        Assert.Equal("200 CN=somebody else", await byEquals.SeesAsync(Forgery.Of(Known, "CN=somebody else")));

        await using var byRawData = await Forgery.ServerThatAsks(certificate => Known.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span));
        Assert.Equal(Refused, await byRawData.SeesAsync(Forgery.Of(Known)));
        Assert.Equal(LetIn, await byRawData.SeesAsync(TestPki.Shared.Valid));
    }
}
