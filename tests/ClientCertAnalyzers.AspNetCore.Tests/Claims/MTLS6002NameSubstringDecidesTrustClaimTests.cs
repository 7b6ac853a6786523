using System.Text.RegularExpressions;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS6002NameSubstringDecidesTrustClaimTests
{
    [Fact]
    public async Task SubjectWithTheTextInIt_IsLetIn()
    {
        await using var host = await Forgery.ServerThatAsks(certificate => certificate.Subject.Contains("MyClient"));
        Assert.Equal("200 CN=MyClient.evil", await host.SeesAsync(TestPki.SelfSigned("CN=MyClient.evil")));
        Assert.Equal(Refused, await host.SeesAsync(TestPki.SelfSigned("CN=other")));
    }

    [Fact]
    public void OtherSubstringTests_AreSatisfiedToo()
    {
        Assert.StartsWith("CN=MyClient", TestPki.SelfSigned("CN=MyClient.evil").Leaf.Subject, StringComparison.Ordinal);
        Assert.EndsWith("O=Shop", TestPki.SelfSigned("CN=evil, O=Shop").Leaf.Subject, StringComparison.Ordinal);
        Assert.True(TestPki.SelfSigned("O=MyClient, CN=evil").Leaf.Subject.IndexOf("MyClient", StringComparison.Ordinal) >= 0);
        Assert.Matches(new Regex("CN=MyClient"), TestPki.SelfSigned("CN=MyClient.evil").Leaf.Subject);
    }

    /// <summary>A value with a comma in it is quoted, but the text is still there.</summary>
    [Fact]
    public void ValueThatLooksLikeAName_IsInTheText() => Assert.Contains("CN=MyClient", TestPki.SelfSigned("O=\"x, CN=MyClient\"").Leaf.Subject, StringComparison.Ordinal);
}
