using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Verdicts;

/// <summary>Options that contradict themselves, that weaken the check, or that are given twice.</summary>
public class ConfigurationTests
{
    private static readonly TestPki Pki = TestPki.Shared;

    [Fact]
    public Task A6_RequireCertificate_before_the_extension_throws() => AssertRefusedAsync(
        "AllowCertificate",
        https =>
        {
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(Pki.Root.Certificate));
        });

    [Fact]
    public async Task A7_Applied_twice_only_the_second_root_counts_and_callbacks_run_once()
    {
        int validations = 0, authentications = 0;
        await using var host = await TestHost.StartAsync(HostSetup.Explained with
        {
            Https = https =>
            {
                https.ClientCertificateValidation = (_, _, _) => Interlocked.Increment(ref validations) > 0;
                https.OnAuthenticate = (_, _) => Interlocked.Increment(ref authentications);
                https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(Pki.Other.Certificate));
                https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(Pki.Root.Certificate));
            },
        });
        using var second = TestClient.Create(host, Pki.Valid);
        Assert.Equal("200", await second.MatrixAnswerAsync());
        Assert.Equal((1, 1), (validations, authentications));
        using var first = TestClient.Create(host, Pki.Case(6));
        Assert.Equal("495 untrusted-issuer", await first.MatrixAnswerAsync());
        Assert.Equal((1, 2), (validations, authentications));
    }

    [Fact]
    public async Task A7_Defaults_and_the_endpoint_both_apply_it_and_the_endpoint_counts()
    {
        await using var host = await TestHost.StartAsync(HostSetup.Explained with
        {
            Builder = builder =>
            {
                HostSetup.Explained.Builder!(builder);
                builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.ConfigureHttpsDefaults(
                    https => https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(Pki.Other.Certificate))));
            },
        });
        using var valid = TestClient.Create(host, Pki.Valid);
        using var other = TestClient.Create(host, Pki.Case(6));
        Assert.Equal("200", await valid.MatrixAnswerAsync());
        Assert.Equal("495 untrusted-issuer", await other.MatrixAnswerAsync());
    }

    [Fact]
    public Task A8_No_trust_throws() => AssertRefusedAsync("TrustedRoots", https => https.UseClientCertificateResponses(_ => { }));

    [Fact]
    public Task A8_Roots_and_the_machine_store_throw() => AssertRefusedAsync(
        "exclude each other",
        https => https.UseClientCertificateResponses(tls =>
        {
            tls.TrustedRoots.Add(Pki.Root.Certificate);
            tls.TrustMachineStore = true;
        }));

    [Theory]
    [InlineData(X509VerificationFlags.AllFlags)]
    [InlineData(X509VerificationFlags.AllowUnknownCertificateAuthority)]
    [InlineData(X509VerificationFlags.IgnoreNotTimeValid)]
    [InlineData(X509VerificationFlags.IgnoreWrongUsage)]
    public Task A8_Verification_flags_that_switch_checks_off_throw(X509VerificationFlags flags) => AssertRefusedAsync(
        "VerificationFlags",
        https => https.UseClientCertificateResponses(tls =>
        {
            tls.TrustedRoots.Add(Pki.Root.Certificate);
            tls.ConfigureChainPolicy = policy => policy.VerificationFlags = flags;
        }));

    [Fact]
    public Task A8_A_chain_policy_that_loses_its_roots_throws() => AssertRefusedAsync(
        "no trust",
        https => https.UseClientCertificateResponses(tls =>
        {
            tls.TrustedRoots.Add(Pki.Root.Certificate);
            tls.ConfigureChainPolicy = policy => policy.TrustMode = X509ChainTrustMode.System;
        }));

    [Fact]
    public async Task A8_A_chain_policy_from_OnAuthenticate_has_no_effect()
    {
        await using var host = await TestHost.StartAsync(HostSetup.Explained with
        {
            Https = https =>
            {
                https.OnAuthenticate = (_, tls) => tls.CertificateChainPolicy = new() { VerificationFlags = X509VerificationFlags.AllFlags };
                https.UseClientCertificateResponses(tls => tls.TrustedRoots.Add(Pki.Root.Certificate));
            },
        });
        using var valid = TestClient.Create(host, Pki.Valid);
        using var expired = TestClient.Create(host, Pki.Expired());
        using var selfSigned = TestClient.Create(host, TestPki.SelfSigned());
        Assert.Equal("200", await valid.MatrixAnswerAsync());
        Assert.Equal("495 expired", await expired.MatrixAnswerAsync());
        Assert.Equal("495 self-signed", await selfSigned.MatrixAnswerAsync());
    }

    private static async Task AssertRefusedAsync(string named, Action<HttpsConnectionAdapterOptions> https)
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => TestHost.StartAsync(new() { Https = https }));
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }
}
