using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ForwardingHost;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS4011MiddlewareOrderClaimTests
{
    private static readonly (string, string) Certificate = (DefaultHeader, PublicCertificate);
    private static readonly (string, string) Https = ("X-Forwarded-Proto", "https");

    private static readonly ForwardedHeadersOptions Scheme = new() { ForwardedHeaders = ForwardedHeaders.XForwardedProto };

    [Fact]
    public async Task RightOrder_AuthenticatesTheForwardedCertificate()
    {
        await using var host = await StartAsync(
            app =>
            {
                app.UseForwardedHeaders(Scheme);
                app.UseCertificateForwarding();
                app.UseAuthentication();
            },
            Register);
        Assert.Equal("200 user Certificate", await host.SeesOverHttpAsync("/user", Certificate, Https));
    }

    [Fact]
    public async Task ForwardingBehindAuthentication_IsTooLate()
    {
        await using var host = await StartAsync(
            app =>
            {
                app.UseForwardedHeaders(Scheme);
                app.UseAuthentication();
                app.UseCertificateForwarding();
            },
            Register);
        Assert.Equal(ClaimClient.LetInAsNobody, await host.SeesOverHttpAsync("/user", Certificate, Https));
        // The certificate is there: only nobody has looked at it.
        Assert.Equal(ClaimClient.LetIn, await host.SeesOverHttpAsync("/", Certificate, Https));
    }

    [Fact]
    public async Task ForwardedHeadersBehindAuthentication_AreTooLate()
    {
        await using var host = await StartAsync(
            app =>
            {
                app.UseCertificateForwarding();
                app.UseAuthentication();
                app.UseForwardedHeaders(Scheme);
            },
            Register);
        Assert.Equal(ClaimClient.LetInAsNobody, await host.SeesOverHttpAsync("/user", Certificate, Https));
    }

    /// <summary>Without a call of its own, WebApplication puts authentication in front of everything.</summary>
    [Fact]
    public async Task ForwardingWithoutACallOfAuthentication_IsTooLate()
    {
        await using var host = await StartAsync(
            app =>
            {
                app.UseForwardedHeaders(Scheme);
                app.UseCertificateForwarding();
            },
            Register);
        Assert.Equal(ClaimClient.LetInAsNobody, await host.SeesOverHttpAsync("/user", Certificate, Https));
    }

    /// <summary>A second authentication in the same request returns what the first one found.</summary>
    [Fact]
    public async Task AuthenticationAgainInABranch_ComesTooLateToo()
    {
        await using var host = await StartAsync(
            app =>
            {
                app.UseForwardedHeaders(Scheme);
                app.UseAuthentication();
                app.UseWhen(_ => true, branch =>
                {
                    branch.UseCertificateForwarding();
                    branch.UseAuthentication();
                });
            },
            Register);
        Assert.Equal(ClaimClient.LetInAsNobody, await host.SeesOverHttpAsync("/user", Certificate, Https));
    }

    [Theory]
    [InlineData(true, "200 secret")]
    [InlineData(false, "403")]
    public async Task AuthorizationBeforeAuthentication_KnowsNobody(bool rightOrder, string answer)
    {
        await using var host = await StartAsync(
            app =>
            {
                app.UseRouting();
                if (rightOrder)
                {
                    app.UseAuthentication();
                    app.UseAuthorization();
                }
                else
                {
                    app.UseAuthorization();
                    app.UseAuthentication();
                }

                app.MapGet("/secret", () => "secret").RequireAuthorization();
            },
            services =>
            {
                Register(services);
                services.AddAuthorization();
            },
            ClaimHost.AllowAny);
        Assert.Equal(answer, await host.SeesAsync(host.Pki.Valid, "/secret", HttpVersion.Version11));
    }

    private static void Register(IServiceCollection services)
    {
        Authenticate(services);
        services.AddCertificateForwarding(_ => { });
    }
}
