using Microsoft.AspNetCore.Authentication.Certificate;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS4009NeverEnforcedClaimTests
{
    [Fact]
    public async Task EndpointWithoutAuthorization_AnswersCallersWhoHaveNotLoggedIn()
    {
        await using var host = await SchemeHost.StartAsync(Chains.TrustRoot);
        Assert.Equal(LetInAsNobody, await host.SeesAsync());
        Assert.Equal(LetInAsNobody, await host.SeesAsync(Pki.TestPki.SelfSigned()));
        Assert.Equal(LetIn, await host.SeesAsync(host.Pki.Valid));
        Assert.Equal(SchemeHost.Forbidden, await host.SeesAsync(path: "/members"));
        Assert.Equal(SchemeHost.Forbidden, await host.SeesAsync(Pki.TestPki.SelfSigned(), "/members"));
    }

    /// <summary>What the event refuses is answered too.</summary>
    [Fact]
    public async Task FailInTheEvent_RefusesNobodyByItself()
    {
        await using var host = await SchemeHost.StartAsync(options =>
        {
            Chains.TrustRoot(options);
            options.Events = new CertificateAuthenticationEvents
            {
                OnCertificateValidated = context =>
                {
                    context.Fail("no");
                    return Task.CompletedTask;
                },
            };
        });
        Assert.Equal(LetInAsNobody, await host.SeesAsync(host.Pki.Valid));
    }

    [Fact]
    public async Task FallbackPolicy_RefusesOnEveryEndpoint()
    {
        await using var host = await SchemeHost.StartAsync(Chains.TrustRoot, builder => builder.Services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy));
        Assert.Equal(SchemeHost.Forbidden, await host.SeesAsync());
        Assert.Equal(LetIn, await host.SeesAsync(host.Pki.Valid));
    }

    /// <summary>Why the fix adds UseAuthorization behind a UseAuthentication in the code, and nothing where there is none.</summary>
    [Theory]
    [InlineData(false, false, LetIn)]
    [InlineData(true, false, SchemeHost.Forbidden)]
    [InlineData(true, true, LetIn)]
    public async Task MiddlewareOfTheFramework_AuthorizesBeforeTheCodeAuthenticates(bool authentication, bool authorization, string answer)
    {
        await using var host = await Hosting.TestHost.StartAsync(new()
        {
            HasListener = false,
            HasResponses = false,
            Kestrel = kestrel => kestrel.Listen(listen => listen.UseHttps(ClaimHost.AllowAny)),
            Builder = builder =>
            {
                builder.Services.AddAuthentication(CertificateAuthenticationDefaults.AuthenticationScheme).AddCertificate(Chains.TrustRoot);
                builder.Services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);
            },
            App = app =>
            {
                if (authentication)
                {
                    app.UseAuthentication();
                }

                if (authorization)
                {
                    app.UseAuthorization();
                }

                app.MapGet("/", Hosting.TestHost.Caller);
            },
        });
        Assert.Equal(answer, await host.SeesAsync(host.Pki.Valid));
        Assert.Equal(SchemeHost.Forbidden, await host.SeesAsync());
    }
}
