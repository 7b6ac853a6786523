using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS2003AutomaticConflictClaimTests
{
    [Fact]
    public void ListOfAnAutomaticHandler_Throws()
    {
        using var handler = new HttpClientHandler { ClientCertificateOptions = ClientCertificateOption.Automatic };
        var exception = Assert.Throws<InvalidOperationException>(() => handler.ClientCertificates.Count);
        Assert.Equal("The ClientCertificateOptions property must be set to 'Manual' to use this property.", exception.Message);
        Assert.Throws<InvalidOperationException>(() => new HttpClientHandler { ClientCertificateOptions = ClientCertificateOption.Automatic, ClientCertificates = { Given } });
    }

    [Fact]
    public async Task CertificateAddedBefore_IsDropped()
    {
        await using var host = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(ClaimHost.AllowAny)));

        Assert.Equal("200 CN=given", await host.SeesAsync(KeylessClients.Handler(h => h.ClientCertificates.Add(Given))));
        // The store of the user decides; another test may have put something into it.
        Assert.DoesNotContain("given", await host.SeesAsync(KeylessClients.Handler(h =>
        {
            h.ClientCertificates.Add(Given);
            h.ClientCertificateOptions = ClientCertificateOption.Automatic;
        })));
        Assert.DoesNotContain("given", await host.SeesAsync(KeylessClients.Handler(h => h.ClientCertificateOptions = ClientCertificateOption.Automatic)));
    }

    [Fact]
    public async Task ManualAgain_BringsItBack()
    {
        await using var host = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(ClaimHost.AllowAny)));
        Assert.Equal("200 CN=given", await host.SeesAsync(KeylessClients.Handler(h =>
        {
            h.ClientCertificates.Add(Given);
            h.ClientCertificateOptions = ClientCertificateOption.Automatic;
            h.ClientCertificateOptions = ClientCertificateOption.Manual;
        })));
    }

    [Fact]
    public void Manual_IsTheDefault() => Assert.Equal(ClientCertificateOption.Manual, new HttpClientHandler().ClientCertificateOptions);

    private static X509Certificate2 Given { get; } = TestPki.SelfSigned("CN=given").Leaf;
}
