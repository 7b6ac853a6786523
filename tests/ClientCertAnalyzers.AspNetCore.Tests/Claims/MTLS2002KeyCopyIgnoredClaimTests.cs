using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS2002KeyCopyIgnoredClaimTests
{
    [Fact]
    public async Task OnlyTheCopyHasTheKey()
    {
        await using var host = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(ClaimHost.AllowAny)));
        using var key = TestPki.Shared.Valid.Leaf.GetECDsaPrivateKey() as AsymmetricAlgorithm ?? TestPki.Shared.Valid.Leaf.GetRSAPrivateKey()!;
        var certificate = KeylessClients.PublicPart();

        var copy = certificate.WithKey(key);

        Assert.False(certificate.HasPrivateKey);
        Assert.True(copy.HasPrivateKey);
        Assert.Equal(LetInAsNobody, await host.SeesAsync(KeylessClients.Handler(h => h.ClientCertificates.Add(certificate))));
        Assert.Equal(LetIn, await host.SeesAsync(KeylessClients.Handler(h => h.ClientCertificates.Add(copy))));
    }

    /// <summary>Why a call whose result nobody takes may be meant.</summary>
    [Fact]
    public void KeyOfAnotherCertificate_Throws()
    {
        using var other = TestPki.SelfSigned().Leaf;
        using var key = other.GetECDsaPrivateKey() as AsymmetricAlgorithm ?? other.GetRSAPrivateKey()!;
        Assert.ThrowsAny<ArgumentException>(() => KeylessClients.PublicPart().WithKey(key));
    }
}
