using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Microsoft.AspNetCore.Authentication.Certificate;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

/// <summary>Chains as the snippets of the rule pages build them, without TLS.</summary>
internal static class Chains
{
    public static readonly TestPki Pki = TestPki.Shared;

    /// <summary>A client certificate that the root of the tests has issued.</summary>
    public static X509Certificate2 Own { get; } = Pki.Valid.Leaf;

    /// <summary>One of another CA.</summary>
    public static X509Certificate2 Foreign { get; } = Pki.Other.Issue(new());

    public static X509Certificate2 SelfSigned { get; } = TestPki.SelfSigned().Leaf;

    public static X509Certificate2 Expired { get; } = Pki.Expired().Leaf;

    /// <summary>What <c>Build</c> says, and why.</summary>
    public static (bool Answer, X509ChainStatusFlags Status) Build(X509Certificate2 certificate, Action<X509ChainPolicy> configure)
    {
        using var chain = new X509Chain();
        configure(chain.ChainPolicy);
        var answer = chain.Build(certificate);
        return (answer, chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status));
    }

    public static void TrustRoot(CertificateAuthenticationOptions options)
    {
        options.ChainTrustValidationMode = X509ChainTrustMode.CustomRootTrust;
        options.CustomTrustStore = [Pki.Root.Certificate];
        options.RevocationMode = X509RevocationMode.NoCheck;
    }

    /// <summary>Trusts the root of the tests alone, without a question about revocation.</summary>
    public static void TrustRoot(X509ChainPolicy policy)
    {
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.Add(Pki.Root.Certificate);
        policy.RevocationMode = X509RevocationMode.NoCheck;
    }
}
