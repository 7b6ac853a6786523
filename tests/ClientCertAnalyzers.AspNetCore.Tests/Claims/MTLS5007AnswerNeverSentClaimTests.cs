using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS5007AnswerNeverSentClaimTests
{
    [Fact]
    public async Task RequiredCertificate_NoRequestWithoutOneComes()
    {
        await using var host = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(ClaimHost.RequireAny)));
        Assert.Equal(Refused, await host.SeesAsync());
        Assert.Equal(LetIn, await host.SeesAsync(host.Pki.Valid));
    }

    /// <summary>With and without a certificate that is required.</summary>
    [Theory]
    [InlineData(ClientCertificateMode.AllowCertificate)]
    [InlineData(ClientCertificateMode.RequireCertificate)]
    public async Task CertificateThatKestrelRefuses_ComesToNoApplication(ClientCertificateMode mode)
    {
        await using var host = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = ClaimHost.Server;
            https.ClientCertificateMode = mode;
        })));
        Assert.Equal(Refused, await host.SeesAsync(new ClientCertificate(Chains.Foreign, [])));
        Assert.Equal(Refused, await host.SeesAsync(TestPki.SelfSigned()));
    }
}
