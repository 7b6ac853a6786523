using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Parity;

/// <summary>The framework's own switches for revocation, which SslStream ignores once it has a chain policy.</summary>
[Collection(MatrixCollection.Name)]
public class RevocationSettingTests(MatrixServers servers)
{
    [Fact]
    public async Task A10_CheckCertificateRevocation_alone_means_online()
    {
        await using var host = await TestHost.StartAsync(HostSetup.Explained with
        {
            Pki = servers.Pki,
            Https = https =>
            {
                https.CheckCertificateRevocation = true;
                https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(servers.Pki.Root.Certificate));
            },
        });
        await AssertColumnAsync(host, Column.Online);
    }

    [Fact]
    public async Task A10_CertificateRevocationCheckMode_of_a_connection_counts_too()
    {
        await using var host = await TestHost.StartAsync(HostSetup.Explained with
        {
            Pki = servers.Pki,
            Listen = listen =>
            {
                var options = new TlsHandshakeCallbackOptions
                {
                    OnConnection = _ => new(new SslServerAuthenticationOptions
                    {
                        ServerCertificate = servers.Pki.Server,
                        CertificateRevocationCheckMode = X509RevocationMode.Online,
                    }),
                };
                listen.UseHttps(options.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(servers.Pki.Root.Certificate)));
            },
        });
        await AssertColumnAsync(host, Column.Online);
    }

    [Fact]
    public async Task A10_CheckCertificateRevocation_does_not_replace_the_files()
    {
        await using var host = await TestHost.StartAsync(HostSetup.Explained with
        {
            Pki = servers.Pki,
            Https = https =>
            {
                https.CheckCertificateRevocation = true;
                https.UseClientCertificateResponses(tls =>
                {
                    tls.TrustedRoots.Add(servers.Pki.Root.Certificate);
                    tls.RevocationListFiles.Add(servers.RevocationLists);
                });
            },
        });
        await AssertColumnAsync(host, Column.Files);
    }

    private async Task AssertColumnAsync(TestHost host, Column column)
    {
        foreach (var row in AcceptanceMatrix.Rows.Where(row => !AcceptanceMatrix.WeakRows.Contains(row.Number)))
        {
            using var client = TestClient.Create(host, servers.Client(row.Number));
            Assert.Equal((row.Client, row.Expected(column)), (row.Client, await client.MatrixAnswerAsync()));
        }
    }
}
