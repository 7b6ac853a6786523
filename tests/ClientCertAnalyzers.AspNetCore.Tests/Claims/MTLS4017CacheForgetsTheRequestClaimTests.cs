using Microsoft.AspNetCore.Authentication.Certificate;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS4017CacheForgetsTheRequestClaimTests
{
    /// <summary>The event lets nobody in but on one path. With the cache, whoever has been there once is let in on the others.</summary>
    [Theory]
    [InlineData(false, SchemeHost.Forbidden)]
    [InlineData(true, LetIn)]
    public async Task AnswerForOnePath_HoldsForTheOthers(bool cached, string answer)
    {
        await using var host = await SchemeHost.StartAsync(
            options =>
            {
                Chains.TrustRoot(options);
                options.Events = new CertificateAuthenticationEvents
                {
                    OnCertificateValidated = context =>
                    {
                        if (context.HttpContext.Request.Path == "/members")
                        {
                            context.Fail("not here");
                        }

                        return Task.CompletedTask;
                    },
                };
            },
            builder =>
            {
                if (cached)
                {
                    builder.Services.AddAuthentication().AddCertificateCache();
                }
            });
        Assert.Equal(LetIn, await host.SeesAsync(Chains.Pki.Valid));
        Assert.Equal(answer, await host.SeesAsync(Chains.Pki.Valid, "/members"));
    }

#if NET10_0_OR_GREATER
    /// <summary>Why two schemes are not reported. Of the package for .NET 8 nothing is said.</summary>
    [Fact]
    public async Task AnswerOfOneScheme_DoesNotHoldForTheOther()
    {
        await using var host = await SchemeHost.StartAsync(
            Chains.TrustRoot,
            builder => builder.Services.AddAuthentication()
                .AddCertificate("strict", options =>
                {
                    Chains.TrustRoot(options);
                    options.Events = new CertificateAuthenticationEvents
                    {
                        OnCertificateValidated = context =>
                        {
                            context.Fail("nobody");
                            return Task.CompletedTask;
                        },
                    };
                })
                .AddCertificateCache(),
            app => app.MapGet("/strict", Hosting.TestHost.Caller).RequireAuthorization(policy => policy.AddAuthenticationSchemes("strict").RequireAuthenticatedUser()));
        Assert.Equal(LetIn, await host.SeesAsync(Chains.Pki.Valid));
        Assert.Equal(SchemeHost.Forbidden, await host.SeesAsync(Chains.Pki.Valid, "/strict"));
        Assert.Equal(LetIn, await host.SeesAsync(Chains.Pki.Valid));
    }
#endif
}
