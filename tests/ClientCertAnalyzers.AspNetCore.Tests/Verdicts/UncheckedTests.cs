using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Verdicts;

/// <summary>Something of the setup is missing, or was taken away afterwards: no certificate may count that nothing checked.</summary>
public class UncheckedTests
{
    private static readonly TestPki Pki = TestPki.Shared;

    [Fact]
    public async Task A2_Without_the_services_the_application_sees_no_invalid_certificate()
    {
        await using var host = await TestHost.StartAsync(new() { HasResponses = false, App = app => app.MapGet("/", TestHost.Caller) });
        using var invalid = TestClient.Create(host, TestPki.SelfSigned());
        using var valid = TestClient.Create(host, Pki.Valid);
        Assert.Equal("nobody", await invalid.GetStringAsync("/"));
        Assert.Equal("CN=client", await valid.GetStringAsync("/"));
    }

    [Fact]
    public async Task A3_AllowAnyClientCertificate_after_the_extension_rejects_every_certificate()
    {
        await using var host = await TestHost.StartAsync(HostSetup.Explained with
        {
            Https = https =>
            {
                https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(Pki.Root.Certificate));
                https.AllowAnyClientCertificate();
            },
        });
        await AssertUnverifiedAsync(host);
    }

    [Fact]
    public async Task A4_AllowAnyClientCertificate_without_the_extension_rejects_every_certificate()
    {
        await using var host = await TestHost.StartAsync(HostSetup.Explained with
        {
            Https = https =>
            {
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                https.AllowAnyClientCertificate();
            },
        });
        await AssertUnverifiedAsync(host);
    }

    [Fact]
    public async Task A4_A_certificate_that_only_Kestrel_checked_is_rejected_too()
    {
        await using var host = await TestHost.StartAsync(HostSetup.Explained with
        {
            Https = https =>
            {
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                https.OnAuthenticate = (_, tls) => tls.CertificateChainPolicy = Pki.CreateChainPolicy();
            },
        });
        using var valid = TestClient.Create(host, Pki.Valid);
        Assert.Equal("495 unverified", await valid.MatrixAnswerAsync());
    }

    [Fact]
    public async Task A5_OnAuthenticate_replaced_after_the_extension_lets_only_valid_certificates_through()
    {
        await using var host = await TestHost.StartAsync(HostSetup.Explained with
        {
            Https = https =>
            {
                https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(Pki.Root.Certificate));
                https.OnAuthenticate = (_, tls) => tls.CertificateChainPolicy = Pki.CreateChainPolicy();
            },
        });
        using var valid = TestClient.Create(host, Pki.Valid);
        Assert.Equal("CN=client", await valid.GetStringAsync("/api"));
        foreach (var protocol in Protocol.All)
        {
            using var invalid = TestClient.Create(host, TestPki.SelfSigned(), protocol.Http, protocol.Tls);
            Assert.Equal(MatrixAnswers.None, await invalid.MatrixAnswerAsync("/"));
        }
    }

    [Fact]
    public async Task A5_OnAuthenticate_replaced_without_a_chain_policy_lets_nobody_through()
    {
        await using var host = await TestHost.StartAsync(HostSetup.Explained with
        {
            Https = https =>
            {
                https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(Pki.Root.Certificate));
                https.OnAuthenticate = (_, _) => { };
            },
        });
        using var valid = TestClient.Create(host, Pki.Valid);
        Assert.Equal(MatrixAnswers.None, await valid.MatrixAnswerAsync());
    }

    private static async Task AssertUnverifiedAsync(TestHost host)
    {
        foreach (var protocol in Protocol.All)
        {
            using var nobody = TestClient.Create(host, null, protocol.Http, protocol.Tls);
            Assert.Equal("nobody", await nobody.GetStringAsync("/"));
            Assert.Equal("496", await nobody.MatrixAnswerAsync());
            foreach (var certificate in new[] { Pki.Valid, TestPki.SelfSigned(), Pki.Expired() })
            {
                using var client = TestClient.Create(host, certificate, protocol.Http, protocol.Tls);
                Assert.Equal("495 unverified", await client.MatrixAnswerAsync("/"));
                Assert.Equal("495 unverified", await client.MatrixAnswerAsync());
            }
        }

        Assert.Single(host.Logs.Ours(5));
    }
}
