using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using Microsoft.AspNetCore.Authentication.Certificate;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

/// <summary>Plain Kestrel with ASP.NET Core's certificate authentication behind it. "/" names who has logged in, "/members" is for those alone.</summary>
internal static class SchemeHost
{
    public const string Forbidden = "403";

    /// <param name="scheme">The options of the scheme.</param>
    /// <param name="builder">What else the application has.</param>
    /// <param name="app">Before the endpoints.</param>
    /// <param name="https">In place of a listener that takes any certificate, so that the scheme alone decides.</param>
    public static Task<TestHost> StartAsync(
        Action<CertificateAuthenticationOptions>? scheme, Action<WebApplicationBuilder>? builder = null, Action<WebApplication>? app = null, Action<HttpsConnectionAdapterOptions>? https = null) =>
        TestHost.StartAsync(new()
        {
            HasListener = false,
            HasResponses = false,
            Kestrel = kestrel => kestrel.Listen(listen => listen.UseHttps(https ?? ClaimHost.AllowAny)),
            Builder = host =>
            {
                host.Services.AddAuthorization();
                var authentication = host.Services.AddAuthentication(CertificateAuthenticationDefaults.AuthenticationScheme);
                if (scheme is not null)
                {
                    authentication.AddCertificate(scheme);
                }

                builder?.Invoke(host);
            },
            App = host =>
            {
                app?.Invoke(host);
                host.UseAuthentication();
                host.UseAuthorization();
                host.MapGet("/", User);
                host.MapGet("/members", User).RequireAuthorization();
            },
        });

    private static string User(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true } ? context.User.FindFirst(System.Security.Claims.ClaimTypes.X500DistinguishedName)?.Value ?? "somebody" : "nobody";
}
