using System.Security.Claims;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Authentication.Certificate;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS4004FailedEventAcceptsClaimTests
{
    private const string LetIn = "200 somebody";

    /// <summary>The certificate is of a foreign CA, the client's own work, refused by the other event, or the other event throws.</summary>
    [Fact]
    public async Task Success_TurnsEveryFailureIntoALogin()
    {
        await using var careless = await StartAsync(Accept, _ => Task.CompletedTask);
        Assert.Equal(LetIn, await careless.SeesAsync(new ClientCertificate(Chains.Foreign, []), "/members"));
        Assert.Equal(LetIn, await careless.SeesAsync(TestPki.SelfSigned(), "/members"));
        await using var refusing = await StartAsync(Accept, context =>
        {
            context.Fail("no");
            return Task.CompletedTask;
        });
        Assert.Equal(LetIn, await refusing.SeesAsync(refusing.Pki.Valid, "/members"));
        await using var throwing = await StartAsync(Accept, _ => throw new InvalidOperationException());
        Assert.Equal(LetIn, await throwing.SeesAsync(throwing.Pki.Valid, "/members"));
    }

    [Fact]
    public async Task NoResult_LeavesTheFailureAsItIs()
    {
        await using var host = await StartAsync(_ => Task.CompletedTask, _ => Task.CompletedTask);
        Assert.Equal(SchemeHost.Forbidden, await host.SeesAsync(new ClientCertificate(Chains.Foreign, []), "/members"));
    }

    private static Task Accept(CertificateAuthenticationFailedContext context)
    {
        context.Principal = new ClaimsPrincipal(new ClaimsIdentity(context.Scheme.Name));
        context.Success();
        return Task.CompletedTask;
    }

    private static Task<TestHost> StartAsync(Func<CertificateAuthenticationFailedContext, Task> failed, Func<CertificateValidatedContext, Task> validated) => SchemeHost.StartAsync(options =>
    {
        Chains.TrustRoot(options);
        options.Events = new CertificateAuthenticationEvents { OnAuthenticationFailed = failed, OnCertificateValidated = validated };
    });
}
