using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS2011ValidOnlyMisusedClaimTests
{
    [Fact]
    public void True_DropsSelfSignedCertificatesAndThoseOfAPrivateCa()
    {
        foreach (var certificate in new[] { TestPki.SelfSigned().Leaf, TestPki.Shared.Valid.Leaf })
        {
            Assert.Empty(Find(certificate, validOnly: true));
            Assert.Single(Find(certificate, validOnly: false));
        }
    }

    [Fact]
    public void False_ReturnsExpiredOnesAndTheSearchByTimeDropsThem()
    {
        var (expired, valid) = (TestPki.Shared.Expired().Leaf, TestPki.Shared.Valid.Leaf);
        var both = new X509Certificate2Collection { expired, valid }.Find(X509FindType.FindBySubjectDistinguishedName, "CN=client", validOnly: false);

        Assert.Equal([expired, valid], both);
        Assert.Equal([valid], both.Find(X509FindType.FindByTimeValid, DateTime.Now, validOnly: false));
    }

    [Fact]
    public async Task Expired_IsSentWithoutComplaint()
    {
        await using var host = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(ClaimHost.AllowAny)));

        Assert.Equal(LetIn, await host.SeesAsync(KeylessClients.Handler(h => h.ClientCertificates.Add(TestPki.Shared.Expired().Leaf))));
        Assert.Equal(LetIn, await host.SeesAsync(KeylessClients.Sockets(ssl => ssl.ClientCertificates = [TestPki.Shared.Expired().Leaf])));
    }

    private static X509Certificate2Collection Find(X509Certificate2 certificate, bool validOnly) =>
        new X509Certificate2Collection(certificate).Find(X509FindType.FindByThumbprint, certificate.Thumbprint, validOnly);
}
