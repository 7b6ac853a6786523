using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Tls;

/// <summary>A5 and A8: no code of the application makes the chain check weaker than the options say.</summary>
public class ForeignPolicyTests
{
    private readonly TestPki _pki = TestPki.Shared;

    [Fact]
    public async Task A5_A_chain_built_with_other_roots_is_refused()
    {
        // OnAuthenticate replaced: the policy with our roots is gone, and that code's own one accepts strangers.
        await using var host = await HostAsync(https => https.OnAuthenticate = (_, tls) => tls.CertificateChainPolicy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { _pki.Other.Certificate },
            RevocationMode = X509RevocationMode.NoCheck,
        });
        await Assert.ThrowsAsync<HttpRequestException>(() => host.AnswerAsync(_pki.Case(6), "/"));
        Assert.Equal("496", await host.AnswerAsync());
    }

    [Fact]
    public async Task A5_A_chain_built_without_checks_is_refused()
    {
        await using var host = await HostAsync(https =>
        {
            var ours = https.OnAuthenticate!;
            https.OnAuthenticate = (connection, tls) =>
            {
                ours(connection, tls);
                tls.CertificateChainPolicy!.VerificationFlags = X509VerificationFlags.AllFlags;
            };
        });
        await Assert.ThrowsAsync<HttpRequestException>(() => host.AnswerAsync(_pki.Case(6), "/"));
        await Assert.ThrowsAsync<HttpRequestException>(() => host.AnswerAsync(TestPki.SelfSigned(), "/"));
    }

    [Fact]
    public async Task A5_Code_around_ours_that_changes_nothing_of_the_policy_does_no_harm()
    {
        await using var host = await HostAsync(https =>
        {
            var ours = https.OnAuthenticate!;
            https.OnAuthenticate = (connection, tls) => ours(connection, tls);
        });
        Assert.Equal("200 CN=client", await host.AnswerAsync(_pki.Valid));
        await Assert.ThrowsAsync<HttpRequestException>(() => host.AnswerAsync(_pki.Expired(), "/"));
    }

    [Fact]
    public async Task A8_A_policy_with_a_time_of_its_own_is_refused()
    {
        // Set to the present by somebody who means well, it would accept for ever what expires after the start.
        await Assert.ThrowsAsync<InvalidOperationException>(() => TestHost.StartAsync(new HostSetup
        {
            Tls = tls => tls.ConfigureChainPolicy = policy => policy.VerificationTime = DateTime.Now.AddDays(-5),
        }));
    }

    [Fact]
    public async Task A8_A_callback_whose_policy_has_a_time_of_its_own_is_refused()
    {
        await using var host = await CallbackHostAsync(new()
        {
            OnConnection = _ => new(new SslServerAuthenticationOptions
            {
                ServerCertificate = _pki.Server,
                CertificateChainPolicy = new()
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { _pki.Root.Certificate },
                    RevocationMode = X509RevocationMode.NoCheck,
                    VerificationTime = DateTime.Now.AddDays(-5),
                },
            }),
        });
        await Assert.ThrowsAsync<HttpRequestException>(() => host.AnswerAsync(_pki.Expired(), "/"));
        await Assert.ThrowsAsync<HttpRequestException>(() => host.AnswerAsync());
    }

    [Fact]
    public async Task A12_A_callback_around_ours_that_switches_checks_off_proves_nothing()
    {
        var options = new TlsHandshakeCallbackOptions
        {
            OnConnection = _ => new(new SslServerAuthenticationOptions { ServerCertificate = _pki.Server }),
        };
        await using var host = await CallbackHostAsync(options, () =>
        {
            var ours = options.OnConnection;
            options.OnConnection = async context =>
            {
                var tls = await ours(context);
                tls.CertificateChainPolicy!.VerificationFlags = X509VerificationFlags.AllFlags;
                return tls;
            };
        });
        Assert.Equal("495 unverified", await host.AnswerAsync(_pki.Case(6), "/"));
        Assert.Equal("495 unverified", await host.AnswerAsync(TestPki.SelfSigned(), "/"));
        Assert.Equal("496", await host.AnswerAsync());
    }

    private Task<TestHost> CallbackHostAsync(TlsHandshakeCallbackOptions options, Action? afterwards = null) => TestHost.StartAsync(new HostSetup
    {
        Listen = listen =>
        {
            options.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(_pki.Root.Certificate));
            afterwards?.Invoke();
            listen.UseHttps(options);
        },
    }.WithReasons());

    private Task<TestHost> HostAsync(Action<HttpsConnectionAdapterOptions> afterwards) => TestHost.StartAsync(new HostSetup
    {
        Https = https =>
        {
            https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(_pki.Root.Certificate));
            afterwards(https);
        },
    }.WithReasons());
}
