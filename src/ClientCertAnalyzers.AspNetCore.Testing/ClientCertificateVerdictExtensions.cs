using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Testing.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ClientCertAnalyzers.AspNetCore.Testing;

/// <summary>For tests with <c>TestServer</c>, which has no TLS.</summary>
public static class ClientCertificateVerdictExtensions
{
    /// <summary>States what the handshake would have found. Only before the service sees the request: in <c>TestServer.SendAsync</c>.</summary>
    /// <param name="context">The request.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="certificate">What the client sent. The application sees it only when the verdict is valid. Default: none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> or <paramref name="verdict"/> is <see langword="null"/>.</exception>
    public static void SetClientCertificateVerdict(this HttpContext context, ClientCertificateVerdict verdict, X509Certificate2? certificate = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(verdict);
        var stated = new StatedVerdict(verdict, certificate);
        context.Features.Set<IClientCertificateVerdictFeature>(stated);
        context.Features.Set<ITlsConnectionFeature>(stated);
    }
}
