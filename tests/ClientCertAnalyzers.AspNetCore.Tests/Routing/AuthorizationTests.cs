using System.Security.Claims;
using System.Text.Encodings.Web;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace ClientCertAnalyzers.AspNetCore.Tests.Routing;

/// <summary>The certificate comes before all authorization, which can neither lift nor hide it.</summary>
public class AuthorizationTests
{
    private const string User = "X-User";

    [Theory]
    [InlineData("/anonymous")]
    [InlineData("/anonymous-attribute")]
    [InlineData("/anonymous-group")]
    [InlineData("/anonymous-inside")]
    public async Task C4_AllowAnonymous_does_not_lift_the_requirement(string path)
    {
        await using var host = await StartAsync();
        Assert.Equal("496", await host.AnswerAsync(null, path));
        Assert.Equal("496", await host.AnswerAsync(null, path, (User, "admin")));
        Assert.Equal("495", await host.AnswerAsync(TestPki.SelfSigned(), path));
        Assert.Equal("200 CN=client", await host.AnswerAsync(host.Pki.Valid, path));
    }

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin-attribute")]
    public async Task C4_Certificate_comes_before_authorization(string path)
    {
        await using var host = await StartAsync();
        Assert.Equal("496", await host.AnswerAsync(null, path));
        Assert.Equal("496", await host.AnswerAsync(null, path, (User, "guest")));
        Assert.Equal("496", await host.AnswerAsync(null, path, (User, "admin")));
        Assert.Equal("495", await host.AnswerAsync(TestPki.SelfSigned(), path, (User, "admin")));
        Assert.Equal("401", await host.AnswerAsync(host.Pki.Valid, path));
        Assert.Equal("403", await host.AnswerAsync(host.Pki.Valid, path, (User, "guest")));
        Assert.Equal("200 CN=client", await host.AnswerAsync(host.Pki.Valid, path, (User, "admin")));
    }

    [Fact]
    public async Task C4_Fallback_policy_comes_after_the_certificate()
    {
        await using var host = await StartAsync();
        Assert.Equal("496", await host.AnswerAsync(null, "/fallback"));
        Assert.Equal("401", await host.AnswerAsync(host.Pki.Valid, "/fallback"));
        Assert.Equal("200 CN=client", await host.AnswerAsync(host.Pki.Valid, "/fallback", (User, "guest")));
        Assert.Equal("401", await host.AnswerAsync(null, "/open"));
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(new()
    {
        // So that the endpoints themselves refuse the invalid ones.
        Responses = options => options.RejectInvalidOnEveryRequest = false,
        Builder = builder =>
        {
            builder.Services.AddAuthentication("header").AddScheme<AuthenticationSchemeOptions, HeaderHandler>("header", null);
            builder.Services.AddAuthorizationBuilder()
                .AddPolicy("admin", policy => policy.RequireRole("admin"))
                .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        },
        App = app =>
        {
            app.MapGet("/anonymous", TestHost.Caller).RequireClientCertificate().AllowAnonymous();
            app.MapGet("/anonymous-attribute", [RequireClientCertificate, AllowAnonymous] (HttpContext context) => TestHost.Caller(context));
            app.MapGroup("/anonymous-group").AllowAnonymous().MapGet("", TestHost.Caller).RequireClientCertificate();
            app.MapGroup("/anonymous-inside").RequireClientCertificate().MapGet("", TestHost.Caller).AllowAnonymous();
            app.MapGet("/admin", TestHost.Caller).RequireAuthorization("admin").RequireClientCertificate();
            app.MapGet("/admin-attribute", [RequireClientCertificate, Authorize("admin")] (HttpContext context) => TestHost.Caller(context));
            app.MapGet("/fallback", TestHost.Caller).RequireClientCertificate();
            app.MapGet("/open", TestHost.Caller);
        },
    });

    /// <summary>Believes the header, which is the user's name and role.</summary>
    private sealed class HeaderHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers[User] is not [{ } user])
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            var identity = new ClaimsIdentity([new(ClaimTypes.Name, user), new(ClaimTypes.Role, user)], Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Scheme.Name)));
        }
    }
}
