using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using Microsoft.AspNetCore.Authentication.Certificate;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS4001EventFailsOpenClaimTests
{
    [Fact]
    public async Task EventWithoutAResult_LetsInWhomItDoesNotKnow()
    {
        await using var open = await StartAsync(context =>
        {
            if (IsKnown(context))
            {
                context.Success();
            }

            return Task.CompletedTask;
        });
        Assert.Equal(LetIn, await open.SeesAsync(open.Pki.Valid, "/members"));

        await using var closed = await StartAsync(context =>
        {
            if (IsKnown(context))
            {
                context.Success();
            }
            else
            {
                context.Fail("Client certificate is not authorized.");
            }

            return Task.CompletedTask;
        });
        Assert.Equal(SchemeHost.Forbidden, await closed.SeesAsync(closed.Pki.Valid, "/members"));
    }

    [Fact]
    public async Task ExceptionThatTheEventCatches_LetsIn()
    {
        await using var host = await StartAsync(context =>
        {
            try
            {
                if (!IsKnown(context))
                {
                    throw new InvalidOperationException();
                }
            }
            catch (InvalidOperationException)
            {
            }

            return Task.CompletedTask;
        });
        Assert.Equal(LetIn, await host.SeesAsync(host.Pki.Valid, "/members"));
    }

    /// <summary>Why an event that only refuses is not reported, and what else refuses.</summary>
    [Fact]
    public async Task RefusalNoResultAndException_LetNobodyIn()
    {
        await using var fails = await StartAsync(context => Refuse(() => context.Fail("no")));
        Assert.Equal(SchemeHost.Forbidden, await fails.SeesAsync(fails.Pki.Valid, "/members"));
        await using var leaves = await StartAsync(context => Refuse(context.NoResult));
        Assert.Equal(SchemeHost.Forbidden, await leaves.SeesAsync(leaves.Pki.Valid, "/members"));
        await using var throws = await StartAsync(_ => throw new InvalidOperationException());
        Assert.Equal("500", await throws.SeesAsync(throws.Pki.Valid, "/members"));
        await using var says = await StartAsync(_ => Task.CompletedTask);
        Assert.Equal(LetIn, await says.SeesAsync(says.Pki.Valid, "/members"));
    }

    private static Task Refuse(Action refuse)
    {
        refuse();
        return Task.CompletedTask;
    }

    /// <summary>Nobody is.</summary>
    private static bool IsKnown(CertificateValidatedContext context) => context.ClientCertificate.HasPrivateKey;

    private static Task<TestHost> StartAsync(Func<CertificateValidatedContext, Task> validated) => SchemeHost.StartAsync(options =>
    {
        Chains.TrustRoot(options);
        options.Events = new CertificateAuthenticationEvents { OnCertificateValidated = validated };
    });
}
