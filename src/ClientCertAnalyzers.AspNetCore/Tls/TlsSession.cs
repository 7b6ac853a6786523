using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Revocation;
using Microsoft.AspNetCore.Http.Features;

namespace ClientCertAnalyzers.AspNetCore.Tls;

/// <summary>What is done to every connection before its handshake, after all code of the application.</summary>
internal static class TlsSession
{
    public static void Secure(SslServerAuthenticationOptions tls, X509ChainPolicy policy)
    {
        tls.CertificateChainPolicy = policy;
        // The endpoints of a process share TLS sessions, so one made where anybody is welcome would be resumed where certificates count. A
        // resumed session also loses the intermediates that the client sent, and one made without certificate is never asked for one.
        tls.AllowTlsResume = false;
    }

    /// <exception cref="InvalidOperationException">The connection has no TLS.</exception>
    public static void ShowVerdicts(IFeatureCollection connection, RevocationListFiles? revocationLists)
    {
        var feature = new TlsVerdictFeature(connection.GetRequiredFeature<ITlsConnectionFeature>(), revocationLists);
        connection.Set<ITlsConnectionFeature>(feature);
        connection.Set<IClientCertificateVerdictFeature>(feature);
    }
}
