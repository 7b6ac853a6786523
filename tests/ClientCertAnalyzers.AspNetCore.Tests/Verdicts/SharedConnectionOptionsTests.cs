using System.Net;
using System.Net.Security;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Verdicts;

/// <summary>What the extension put on the options of a connection must not open a connection that it does not watch.</summary>
public class SharedConnectionOptionsTests
{
    private static readonly TestPki Pki = TestPki.Shared;

    [Fact]
    public async Task A5_OnConnection_replaced_after_the_extension_makes_every_certificate_unverified()
    {
        await using var host = await TestHost.StartAsync(HostSetup.Explained with
        {
            Listen = listen =>
            {
                var options = Returning(new() { ServerCertificate = Pki.Server });
                options.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(Pki.Root.Certificate));
                options.OnConnection = Returning(new()
                {
                    ServerCertificate = Pki.Server,
                    ClientCertificateRequired = true,
                    RemoteCertificateValidationCallback = (_, _, _, _) => true,
                }).OnConnection;
                listen.UseHttps(options);
            },
        });
        foreach (var certificate in new[] { Pki.Valid, TestPki.SelfSigned() })
        {
            using var client = TestClient.Create(host, certificate);
            Assert.Equal("495 unverified", await client.MatrixAnswerAsync("/"));
        }
    }

    [Fact]
    public async Task A12_Options_shared_with_an_endpoint_without_the_extension_let_nobody_in_there()
    {
        var shared = new SslServerAuthenticationOptions { ServerCertificate = Pki.Server };
        await using var host = await TestHost.StartAsync(HostSetup.Explained with
        {
            Listen = listen => listen.UseHttps(Returning(shared).UseClientCertificateResponses(tls => tls.TrustedRoots.Add(Pki.Root.Certificate))),
            Kestrel = kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Returning(shared))),
        });
        await AssertAnswersAsync(host, host.Ports[0], "200", "495 self-signed");
        await AssertAnswersAsync(host, host.Ports[1], "495 unverified", MatrixAnswers.None);
        await AssertAnswersAsync(host, host.Ports[0], "200", "495 self-signed");
    }

    private static async Task AssertAnswersAsync(TestHost host, int port, string toValid, string toInvalid)
    {
        using var valid = TestClient.Create(host, Pki.Valid, port: port);
        using var invalid = TestClient.Create(host, TestPki.SelfSigned(), port: port);
        Assert.Equal(toValid, await valid.MatrixAnswerAsync());
        Assert.Equal(toInvalid, await invalid.MatrixAnswerAsync());
    }

    private static TlsHandshakeCallbackOptions Returning(SslServerAuthenticationOptions tls) => new() { OnConnection = _ => new(tls) };
}
