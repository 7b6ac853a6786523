using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ForwardingHost;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS4012ForwardingIncompleteClaimTests
{
    [Fact]
    public async Task UseWithoutAdd_BelievesTheDefaultHeaderOfAnybody()
    {
        await using var host = await StartAsync(app => app.UseCertificateForwarding());
        Assert.Equal(ClaimClient.LetInAsNobody, await host.SeesOverHttpAsync("/"));
        Assert.Equal(ClaimClient.LetIn, await host.SeesOverHttpAsync("/", (DefaultHeader, PublicCertificate)));
    }

    [Fact]
    public async Task UseWithoutAdd_MakesAnAuthenticatedUser()
    {
        await using var host = await StartAsync(
            app =>
            {
                // As behind a proxy that ends TLS; certificate authentication wants HTTPS.
                app.Use((context, next) =>
                {
                    context.Request.Scheme = "https";
                    return next(context);
                });
                app.UseCertificateForwarding();
                app.UseAuthentication();
            },
            Authenticate);
        Assert.Equal(ClaimClient.LetInAsNobody, await host.SeesOverHttpAsync("/user"));
        Assert.Equal("200 user Certificate", await host.SeesOverHttpAsync("/user", (DefaultHeader, PublicCertificate)));
    }

    [Fact]
    public async Task AddWithoutUse_IgnoresTheHeader()
    {
        await using var host = await StartAsync(_ => { }, services => services.AddCertificateForwarding(options => options.CertificateHeader = "X-SSL-CERT"));
        Assert.Equal(ClaimClient.LetInAsNobody, await host.SeesOverHttpAsync("/", ("X-SSL-CERT", PublicCertificate), (DefaultHeader, PublicCertificate)));
    }

    [Fact]
    public async Task Both_ReadTheNamedHeaderOnly()
    {
        await using var host = await StartAsync(
            app => app.UseCertificateForwarding(), services => services.AddCertificateForwarding(options => options.CertificateHeader = "X-SSL-CERT"));
        Assert.Equal(ClaimClient.LetIn, await host.SeesOverHttpAsync("/", ("X-SSL-CERT", PublicCertificate)));
        Assert.Equal(ClaimClient.LetInAsNobody, await host.SeesOverHttpAsync("/", (DefaultHeader, PublicCertificate)));
    }
}
