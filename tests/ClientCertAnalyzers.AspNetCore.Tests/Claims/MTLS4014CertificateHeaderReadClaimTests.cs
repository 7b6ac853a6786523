using System.Security.Cryptography.X509Certificates;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ForwardingHost;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS4014CertificateHeaderReadClaimTests
{
    [Fact]
    public async Task ReadHeader_IsWhateverTheClientSends()
    {
        await using var host = await StartAsync(app => app.MapGet("/read", (HttpContext context) =>
        {
            using var certificate = Certificates.FromDer(Convert.FromBase64String(context.Request.Headers["X-ARR-ClientCert"].ToString()));
            using var chain = new X509Chain { ChainPolicy = ClaimHost.TrustPolicy() };
            return chain.Build(certificate) ? $"welcome, {certificate.Subject}" : "go away";
        }));
        Assert.Equal("200 welcome, CN=client", await host.SeesOverHttpAsync("/read", ("X-ARR-ClientCert", PublicCertificate)));
    }

    [Theory]
    [InlineData("X-SSL-Client-Verify", "SUCCESS")]
    [InlineData("X-SSL-Client-S-DN", "CN=client")]
    public async Task VerdictInAHeader_IsWhateverTheClientSends(string header, string value)
    {
        await using var host = await StartAsync(app => app.MapGet("/read", (HttpContext context) => context.Request.Headers[header] == value ? "welcome" : "go away"));
        Assert.Equal("200 go away", await host.SeesOverHttpAsync("/read"));
        Assert.Equal("200 welcome", await host.SeesOverHttpAsync("/read", (header, value)));
    }

    [Fact]
    public async Task GetClientCertificateAsync_ReturnsWhatIsForwarded()
    {
        await using var host = await StartAsync(
            app =>
            {
                app.UseWhen(context => context.Connection.LocalPort != 0, branch => branch.UseCertificateForwarding());
                app.MapGet("/ask", async (HttpContext context) => (await context.Connection.GetClientCertificateAsync())?.Subject ?? "nobody");
            },
            services => services.AddCertificateForwarding(options => options.CertificateHeader = "X-ARR-ClientCert"));
        Assert.Equal(ClaimClient.LetIn, await host.SeesOverHttpAsync("/ask", ("X-ARR-ClientCert", PublicCertificate)));
        Assert.Equal(ClaimClient.LetInAsNobody, await host.SeesOverHttpAsync("/ask"));
    }
}
