using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Verdicts;

/// <summary>The extension on options that a callback makes for each connection.</summary>
public class HandshakeCallbackTests
{
    private static readonly TestPki Pki = TestPki.Shared;

    [Fact]
    public void Without_a_callback_there_is_nothing_to_wrap() =>
        Assert.Throws<InvalidOperationException>(() => new TlsHandshakeCallbackOptions().UseClientCertificateResponses());

    [Fact]
    public async Task A7_Applied_twice_only_the_second_root_counts_and_the_callback_runs_once()
    {
        var calls = 0;
        await using var host = await StartAsync(
            _ => Interlocked.Increment(ref calls),
            options => options
                .UseClientCertificateResponses(tls => tls.TrustedRoots.Add(Pki.Other.Certificate))
                .UseClientCertificateResponses(tls => tls.TrustedRoots.Add(Pki.Root.Certificate)));
        using var second = TestClient.Create(host, Pki.Valid);
        Assert.Equal("200", await second.MatrixAnswerAsync());
        Assert.Equal(1, calls);
        using var first = TestClient.Create(host, Pki.Case(6));
        Assert.Equal("495 untrusted-issuer", await first.MatrixAnswerAsync());
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task A7_The_policy_of_the_connection_comes_before_the_roots_of_the_options()
    {
        await using var host = await StartAsync(
            tls => tls.CertificateChainPolicy = Pki.CreateChainPolicy(),
            options => options.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(Pki.Other.Certificate)));
        foreach (var protocol in Protocol.All)
        {
            using var nobody = TestClient.Create(host, null, protocol.Http, protocol.Tls);
            using var valid = TestClient.Create(host, Pki.Valid, protocol.Http, protocol.Tls);
            using var other = TestClient.Create(host, Pki.Case(6), protocol.Http, protocol.Tls);
            Assert.Equal("496", await nobody.MatrixAnswerAsync());
            Assert.Equal("200", await valid.MatrixAnswerAsync());
            Assert.Equal("495 untrusted-issuer", await other.MatrixAnswerAsync());
        }
    }

    [Fact]
    public Task A8_Verification_flags_of_the_callback_refuse_the_connection() => AssertRefusedAsync(
        "VerificationFlags",
        tls =>
        {
            tls.CertificateChainPolicy = Pki.CreateChainPolicy();
            tls.CertificateChainPolicy.VerificationFlags = X509VerificationFlags.AllFlags;
        },
        options => options.UseClientCertificateResponses());

    [Fact]
    public Task A12_A_connection_without_trust_is_refused() => AssertRefusedAsync(
        "No trust", _ => { }, options => options.UseClientCertificateResponses());

    [Fact]
    public Task A12_A_policy_without_roots_is_refused() => AssertRefusedAsync(
        "states no trust",
        tls => tls.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust },
        options => options.UseClientCertificateResponses());

    [Fact]
    public Task A12_A_validation_callback_of_its_own_is_refused() => AssertRefusedAsync(
        "RemoteCertificateValidationCallback",
        tls => tls.RemoteCertificateValidationCallback = (_, _, _, _) => true,
        options => options.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(Pki.Root.Certificate)));

    private static async Task AssertRefusedAsync(
        string named, Action<SslServerAuthenticationOptions> connection, Action<TlsHandshakeCallbackOptions> apply)
    {
        LogSink logs;
        await using (var host = await StartAsync(connection, apply))
        {
            logs = host.Logs;
            foreach (var certificate in new[] { null, Pki.Valid })
            {
                using var client = TestClient.Create(host, certificate);
                Assert.Equal(MatrixAnswers.None, await client.MatrixAnswerAsync("/"));
            }
        }

        Assert.Contains(logs.Entries, entry => entry.Exception is InvalidOperationException e && e.Message.Contains(named, StringComparison.Ordinal));
    }

    private static Task<TestHost> StartAsync(Action<SslServerAuthenticationOptions> connection, Action<TlsHandshakeCallbackOptions> apply) =>
        TestHost.StartAsync(HostSetup.Explained with
        {
            Listen = listen =>
            {
                var options = new TlsHandshakeCallbackOptions
                {
                    OnConnection = _ =>
                    {
                        var tls = new SslServerAuthenticationOptions
                        {
                            ServerCertificate = Pki.Server,
                            ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
                        };
                        connection(tls);
                        return new(tls);
                    },
                };
                apply(options);
                listen.UseHttps(options);
            },
        });
}
