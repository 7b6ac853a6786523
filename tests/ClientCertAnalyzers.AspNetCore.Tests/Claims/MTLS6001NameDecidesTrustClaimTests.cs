using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS6001NameDecidesTrustClaimTests
{
    [Fact]
    public async Task ForgedIssuer_IsLetIn()
    {
        var server = ClaimHost.Server;
        await using var host = await Forgery.ServerThatAsks(certificate => certificate.Issuer == server.Issuer);
        Assert.Equal(LetIn, await host.SeesAsync(Forgery.From(server.IssuerName)));
        Assert.Equal(Refused, await host.SeesAsync(TestPki.SelfSigned()));
    }

    [Fact]
    public async Task ForgedSubject_IsLetIn()
    {
        await using var host = await Forgery.ServerThatAsks(certificate => certificate.Subject == "CN=client");
        Assert.Equal(LetIn, await host.SeesAsync(TestPki.SelfSigned("CN=client")));
        Assert.Equal(Refused, await host.SeesAsync(TestPki.SelfSigned("CN=other")));
    }

    [Fact]
    public void ForgedIssuer_HasTheSameTextAndBytes()
    {
        var forged = Forgery.From(ClaimHost.Server.IssuerName).Leaf;
        Assert.Equal(ClaimHost.Server.Issuer, forged.Issuer);
        Assert.Equal(ClaimHost.Server.IssuerName.RawData, forged.IssuerName.RawData);
        using var chain = new System.Security.Cryptography.X509Certificates.X509Chain { ChainPolicy = ClaimHost.TrustPolicy() };
        Assert.False(chain.Build(forged));
    }
}
