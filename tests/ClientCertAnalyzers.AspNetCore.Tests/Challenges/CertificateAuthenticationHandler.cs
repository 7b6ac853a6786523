using System.Security.Claims;
using System.Security.Cryptography.X509Certificates;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Options;

#pragma warning disable IDE0130 // The library knows the handler by this name.
namespace Microsoft.AspNetCore.Authentication.Certificate;
#pragma warning restore IDE0130

internal sealed class CertificateAuthenticationOptions : AuthenticationSchemeOptions
{
    /// <summary>What the handler itself thinks of a certificate that the server took.</summary>
    public Func<X509Certificate2, bool> IsAllowed { get; set; } = _ => true;
}

/// <summary>Stands for the handler of the package that is no part of the shared framework: same name, and a challenge that is a 403.</summary>
internal class CertificateAuthenticationHandler(IOptionsMonitor<CertificateAuthenticationOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<CertificateAuthenticationOptions>(options, loggers, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (await Context.Connection.GetClientCertificateAsync() is not { } certificate)
        {
            return AuthenticateResult.NoResult();
        }

        return Options.IsAllowed(certificate)
            ? AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, certificate.Subject)], Scheme.Name)), Scheme.Name))
            : AuthenticateResult.Fail("Client certificate failed validation.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => HandleForbiddenAsync(properties);
}
