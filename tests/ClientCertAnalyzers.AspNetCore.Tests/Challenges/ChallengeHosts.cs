using System.Security.Claims;
using System.Security.Cryptography.X509Certificates;
using System.Text.Encodings.Web;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Certificate;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace ClientCertAnalyzers.AspNetCore.Tests.Challenges;

/// <summary>Another way to authenticate: whoever sends the header is known. Its challenge is a 401.</summary>
internal sealed class HeaderHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        Request.Headers.TryGetValue("X-User", out var user)
            ? AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, user.ToString())], Scheme.Name)), Scheme.Name))
            : AuthenticateResult.NoResult());
}

/// <summary>Hosts with authentication by certificate and by header, and an endpoint "/api" that a policy protects.</summary>
internal static class ChallengeHosts
{
    public const string Certificate = "Certificate";
    public const string Header = "Header";

    /// <param name="policy">Of the endpoint; its default asks for a user that the default scheme knows.</param>
    /// <param name="defaults">Of authentication; the certificate scheme for everything by default.</param>
    /// <param name="isAllowed">What the certificate handler thinks of a valid certificate.</param>
    /// <param name="responses">For rejections.</param>
    /// <param name="services">In place of the one call that this is all about.</param>
    public static Task<TestHost> StartAsync(
        Action<AuthorizationPolicyBuilder>? policy = null,
        Action<AuthenticationOptions>? defaults = null,
        bool isAllowed = true,
        Action<ClientCertificateResponseOptions>? responses = null,
        Action<IServiceCollection>? services = null) => TestHost.StartAsync(new HostSetup
        {
            Responses = responses,
            Builder = builder =>
            {
                var authentication = builder.Services.AddAuthentication(defaults ?? (options => options.DefaultScheme = Certificate));
                authentication.AddScheme<AuthenticationSchemeOptions, HeaderHandler>(Header, null);
                authentication.AddCertificate(Certificate, options =>
                {
                    options.ChainTrustValidationMode = X509ChainTrustMode.CustomRootTrust;
                    options.CustomTrustStore = [TestPki.Shared.Root.Certificate];
                    options.RevocationMode = X509RevocationMode.NoCheck;
                    options.Events = new() { OnCertificateValidated = context => Decide(context, isAllowed) };
                });
                if (services is null)
                {
                    builder.Services.AddAuthorization();
                    builder.Services.AddClientCertificateChallengeResponses();
                }

                services?.Invoke(builder.Services);
            },
            App = app =>
            {
                app.MapGet("/", TestHost.Caller);
                app.MapGet("/api", (HttpContext context) => context.User.Identity?.Name).RequireAuthorization(policy ?? (user => user.RequireAuthenticatedUser()));
            },
        }.WithReasons());

    private static Task Decide(CertificateValidatedContext context, bool isAllowed)
    {
        if (isAllowed)
        {
            context.Success();
        }
        else
        {
            context.Fail("Not on the list.");
        }

        return Task.CompletedTask;
    }
}
