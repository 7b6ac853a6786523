using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ClientCertAnalyzers.AspNetCore.Testing.Hosting;

internal static class TestEndpoint
{
    public static void UseTestCertificates(
        this ListenOptions listen, TestCertificateAuthority authority, TemporaryFile revocationLists, Action<ClientCertificateTlsOptions>? configure) =>
        listen.UseHttps(https =>
        {
            https.ServerCertificate = authority.IssueServer();
            https.UseClientCertificateResponses(tls =>
            {
                tls.TrustedRoots.Add(authority.Root);
                configure?.Invoke(tls);
                // Not both: that is an error.
                if (tls.RevocationMode == X509RevocationMode.NoCheck && tls.RevocationListFiles.Count == 0)
                {
                    tls.RevocationListFiles.Add(revocationLists.Path);
                }
            });
        });
}
