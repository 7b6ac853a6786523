using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using Microsoft.AspNetCore.Authentication.Certificate;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS4002RefusalOverwrittenClaimTests
{
    [Fact]
    public async Task LaterResult_Counts()
    {
        await using var accepts = await StartAsync(context => context.Fail("no"), context => context.Success());
        Assert.Equal(LetIn, await accepts.SeesAsync(accepts.Pki.Valid, "/members"));
        await using var refuses = await StartAsync(context => context.Success(), context => context.Fail("no"));
        Assert.Equal(SchemeHost.Forbidden, await refuses.SeesAsync(refuses.Pki.Valid, "/members"));
    }

    private static Task<TestHost> StartAsync(Action<CertificateValidatedContext> first, Action<CertificateValidatedContext> then) => SchemeHost.StartAsync(options =>
    {
        Chains.TrustRoot(options);
        options.Events = new CertificateAuthenticationEvents
        {
            OnCertificateValidated = context =>
            {
                first(context);
                then(context);
                return Task.CompletedTask;
            },
        };
    });
}
