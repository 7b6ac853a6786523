using System.Security.Cryptography.X509Certificates;

namespace SecureApi;

/// <summary>Who may call, among all that our CA issued a certificate to.</summary>
internal static class Callers
{
    /// <summary>403 for everybody else. The certificate itself was judged before: only a valid one gets here.</summary>
    public static RouteGroupBuilder AllowOnly(this RouteGroupBuilder endpoints, IReadOnlyCollection<string> callers) =>
        endpoints.AddEndpointFilter(async (context, next) =>
            context.HttpContext.Connection.ClientCertificate is { } certificate && callers.Any(name => IsIssuedTo(certificate, name))
                ? await next(context)
                : Results.StatusCode(StatusCodes.Status403Forbidden));

    private static bool IsIssuedTo(X509Certificate2 certificate, string name) =>
        certificate.MatchesHostname(name, allowWildcards: false, allowCommonName: false);
}
