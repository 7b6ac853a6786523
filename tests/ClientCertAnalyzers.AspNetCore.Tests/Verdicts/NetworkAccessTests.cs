using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Verdicts;

/// <summary>Nobody can make the server fetch something by writing an address into a certificate.</summary>
public sealed class NetworkAccessTests : IAsyncLifetime
{
    private static readonly TestPki Pki = TestPki.Shared;

    // Under a name of its own: the one test that downloads it must not leave it for others to find.
    private readonly CertificateAuthority _hidden = Pki.Root.CreateIntermediate($"Intermediate {Guid.NewGuid():N}");
    private LocalServer _issuers = null!;

    public async Task InitializeAsync() => _issuers = await LocalServer.StartAsync(() => _hidden.Certificate.RawData);

    public async Task DisposeAsync() => await _issuers.DisposeAsync();

    [Fact]
    public async Task A9_Plain_Kestrel_downloads_the_issuer()
    {
        await using var host = await TestHost.StartAsync(new()
        {
            Https = https =>
            {
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                https.OnAuthenticate = (_, tls) => tls.CertificateChainPolicy = Pki.CreateChainPolicy();
            },
        });
        using var client = TestClient.Create(host, LeafOnly());
        await client.MatrixAnswerAsync();
        Assert.NotEqual(0, _issuers.Connections);
    }

    [Fact]
    public async Task A9_Allowing_downloads_has_no_effect()
    {
        await using var host = await TestHost.StartAsync(HostSetup.Explained with
        {
            Https = https =>
            {
                https.OnAuthenticate = (_, tls) => tls.CertificateChainPolicy = PolicyThatDownloads();
                https.UseClientCertificateResponses(tls =>
                {
                    tls.TrustedRoots.Add(Pki.Root.Certificate);
                    tls.ConfigureChainPolicy = policy => policy.DisableCertificateDownloads = false;
                });
            },
        });
        await AssertIgnoredAsync(host, LeafOnly());
    }

    [Fact]
    public async Task A9_Allowing_downloads_in_a_callback_has_no_effect()
    {
        await using var host = await TestHost.StartAsync(HostSetup.Explained with
        {
            Listen = listen =>
            {
                var options = new TlsHandshakeCallbackOptions
                {
                    OnConnection = _ => new(new System.Net.Security.SslServerAuthenticationOptions
                    {
                        ServerCertificate = Pki.Server,
                        CertificateChainPolicy = PolicyThatDownloads(),
                    }),
                };
                listen.UseHttps(options.UseClientCertificateResponses());
            },
        });
        await AssertIgnoredAsync(host, LeafOnly());
    }

    [Fact]
    public async Task A15_Addresses_in_an_untrusted_certificate_are_not_used()
    {
        await using var host = await StartOnlineAsync();
        await AssertIgnoredAsync(host, new(Pki.Other.Issue(WithAddresses())));
        await AssertIgnoredAsync(host, new(Pki.Other.Issue(WithAddresses()), Pki.Other.Certificate));
        var unknown = CertificateAuthority.CreateRoot("Unknown").CreateIntermediate("Unknown intermediate", distributionPoint: _issuers.Address);
        await AssertIgnoredAsync(host, new(unknown.Issue(WithAddresses()), unknown.Certificate));
    }

    /// <summary>Anybody can name a trusted issuer.</summary>
    [Fact]
    public async Task A15_Addresses_in_a_forged_certificate_are_not_used()
    {
        await using var host = await StartOnlineAsync();
        var forger = CertificateAuthority.CreateRoot("Trusted root");
        await AssertIgnoredAsync(host, new(forger.Issue(WithAddresses())));
        var intermediate = forger.CreateIntermediate("Forged intermediate", distributionPoint: _issuers.Address);
        await AssertIgnoredAsync(host, new(intermediate.Issue(WithAddresses()), intermediate.Certificate));
    }

    /// <summary>A client that plays CA with its own valid certificate.</summary>
    [Fact]
    public async Task A15_Addresses_in_a_certificate_that_a_client_issued_are_not_used()
    {
        await using var host = await StartOnlineAsync();
        var client = Pki.Root.Issue(new() { Subject = "CN=client as CA" });
        var request = WithAddresses() with { Signer = _ => X509SignatureGenerator.CreateForECDsa(client.GetECDsaPrivateKey()!) };
        using var issued = request.ToRequest().Create(client.SubjectName, request.Signer(null!), request.NotBefore, request.NotAfter, [1]);
        await AssertIgnoredAsync(host, new(issued.WithKey(request.Key), client));
    }

    [Fact]
    public async Task A16_An_intermediate_that_was_not_sent_is_missing_each_time()
    {
        await using var host = await TestHost.StartAsync(HostSetup.Explained);
        var certificate = LeafOnly();
        await AssertIgnoredAsync(host, certificate);
        await AssertIgnoredAsync(host, certificate);
    }

    private static X509ChainPolicy PolicyThatDownloads()
    {
        var policy = Pki.CreateChainPolicy();
        policy.DisableCertificateDownloads = false;
        return policy;
    }

    private static Task<TestHost> StartOnlineAsync() => TestHost.StartAsync(HostSetup.Explained with
    {
        Tls = tls => tls.RevocationMode = X509RevocationMode.Online,
    });

    private LeafRequest WithAddresses() => new() { IssuerAddress = _issuers.Address, DistributionPoint = _issuers.Address };

    private ClientCertificate LeafOnly() => new(_hidden.Issue(new() { IssuerAddress = _issuers.Address }));

    private async Task AssertIgnoredAsync(TestHost host, ClientCertificate certificate)
    {
        foreach (var protocol in Protocol.All)
        {
            using var client = TestClient.Create(host, certificate, protocol.Http, protocol.Tls);
            Assert.Matches("495 (untrusted-issuer|bad-signature|wrong-usage)", await client.MatrixAnswerAsync());
        }

        Assert.Equal(0, _issuers.Connections);
    }
}
