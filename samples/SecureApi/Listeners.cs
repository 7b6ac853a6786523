using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace SecureApi;

/// <summary>One listener that asks for a certificate and refuses bad ones; each endpoint decides whether it needs one.</summary>
internal static class Listeners
{
    /// <summary>The status that says "a certificate is required here"; the framework has no name for it.</summary>
    private const int SslCertificateRequired = 496;

    public static void ListenMutualTls(this KestrelServerOptions kestrel, Certificates certificates) =>
        kestrel.ListenLocalhost(7443, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = certificates.Service;
            // Not RequireCertificate: the health probe has none.
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            // Only our own root counts, for client certificates, and Kestrel refuses whatever has an error against this policy.
            https.OnAuthenticate = (_, tls) => tls.CertificateChainPolicy = certificates.TrustOnlyRoot(Certificates.ClientAuthentication);
        }));

    /// <summary>Without a certificate 496, with one of somebody else 403. The certificate was validated in the handshake.</summary>
    public static void RequireClientCertificate(this RouteGroupBuilder endpoints, IReadOnlyCollection<string> callers) =>
        endpoints.AddEndpointFilter(async (context, next) => context.HttpContext.Connection.ClientCertificate switch
        {
            null => Results.StatusCode(SslCertificateRequired),
            var certificate when callers.Any(name => IsIssuedTo(certificate, name)) => await next(context),
            _ => Results.StatusCode(StatusCodes.Status403Forbidden),
        });

    private static bool IsIssuedTo(X509Certificate2 certificate, string name) =>
        certificate.MatchesHostname(name, allowWildcards: false, allowCommonName: false);
}
