using Microsoft.AspNetCore.HttpOverrides;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ForwardingHost;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS4019ForwardedOverHttpClaimTests
{
    [Theory]
    [InlineData(false, ClaimClient.LetInAsNobody)]
    [InlineData(true, "200 user Certificate")]
    public async Task Handler_WantsHttps(bool forwardsScheme, string answer)
    {
        await using var host = await StartAsync(
            app =>
            {
                if (forwardsScheme)
                {
                    app.UseForwardedHeaders(new() { ForwardedHeaders = ForwardedHeaders.XForwardedProto });
                }

                app.UseCertificateForwarding();
                app.UseAuthentication();
            },
            services =>
            {
                Authenticate(services);
                services.AddCertificateForwarding(_ => { });
            });
        Assert.Equal(answer, await host.SeesOverHttpAsync("/user", (DefaultHeader, PublicCertificate), ("X-Forwarded-Proto", "https")));
        // The application sees the certificate all the while.
        Assert.Equal(ClaimClient.LetIn, await host.SeesOverHttpAsync("/", (DefaultHeader, PublicCertificate)));
    }
}
