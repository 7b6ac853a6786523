using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3008UnknownAuthorityAllowedFixTests
{
    [Fact]
    public Task Root_in_the_extra_store_IsFixed() => FixAsync(
        """
                using var chain = new X509Chain();
                // Issued by ourselves.
                chain.ChainPolicy.ExtraStore.Add(ca);
                chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
                // No machine knows our CA.
                {|MTLS3008:chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority|}; // yet
                return chain.Build(cert);
        """,
        """
                using var chain = new X509Chain();
                // Issued by ourselves.
                chain.ChainPolicy.CustomTrustStore.Add(ca);
                chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
                // No machine knows our CA.
                // Only a root in CustomTrustStore is trusted; intermediates belong in ExtraStore.
                chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust; // yet
                return chain.Build(cert);
        """,
        "Trust only 'ca' (CustomRootTrust)");

    [Fact]
    public Task Intermediates_stay_and_revocation_is_decided_IsFixed() => FixAsync(
        """
                using var chain = new X509Chain();
                var policy = chain.ChainPolicy;
                policy.ExtraStore.Add(ca);
                policy.ExtraStore.Add(intermediate);
                policy.ExtraStore.AddRange(more);
                {|MTLS3008:policy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid | X509VerificationFlags.AllowUnknownCertificateAuthority|};
                if (!chain.Build(cert))
                {
                    return false;
                }

                return true;
        """,
        """
                using var chain = new X509Chain();
                var policy = chain.ChainPolicy;
                policy.CustomTrustStore.Add(ca);
                policy.ExtraStore.Add(intermediate);
                policy.ExtraStore.AddRange(more);
                // Only a root in CustomTrustStore is trusted; intermediates belong in ExtraStore.
                policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                // Online refuses the certificates of a CA that publishes no revocation list; NoCheck is for such a CA.
                policy.RevocationMode = X509RevocationMode.Online;
                policy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
                if (!chain.Build(cert))
                {
                    return false;
                }

                return true;
        """,
        "Trust only 'ca' (CustomRootTrust)");

    [Fact]
    public Task Another_one_is_the_root_IsFixed() => FixAsync(
        """
                var chain = new X509Chain();
                chain.ChainPolicy.ExtraStore.Add(intermediate);
                chain.ChainPolicy.ExtraStore.Add(ca);
                chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
                {|MTLS3008:chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllFlags|};
                return chain.Build(cert);
        """,
        """
                var chain = new X509Chain();
                chain.ChainPolicy.ExtraStore.Add(intermediate);
                chain.ChainPolicy.CustomTrustStore.Add(ca);
                chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
                // Only a root in CustomTrustStore is trusted; intermediates belong in ExtraStore.
                chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllFlags & ~X509VerificationFlags.AllowUnknownCertificateAuthority;
                return chain.Build(cert);
        """,
        "Trust only 'ca' (CustomRootTrust)");

    [Fact]
    public Task Initializer_on_several_lines_IsFixed() => FixAsync(
        """
                using var chain = new X509Chain
                {
                    ChainPolicy =
                    {
                        ExtraStore = { ca },
                        // Ours.
                        {|MTLS3008:VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority|},
                    },
                };
                return chain.Build(cert);
        """,
        """
                using var chain = new X509Chain
                {
                    ChainPolicy =
                    {
                        CustomTrustStore = { ca },
                        // Only a root in CustomTrustStore is trusted; intermediates belong in ExtraStore.
                        TrustMode = X509ChainTrustMode.CustomRootTrust,
                        // Ours.
                        // Online refuses the certificates of a CA that publishes no revocation list; NoCheck is for such a CA.
                        RevocationMode = X509RevocationMode.Online,
                    },
                };
                return chain.Build(cert);
        """,
        "Trust only 'ca' (CustomRootTrust)");

    [Fact]
    public Task Initializer_on_one_line_IsFixed() => FixAsync(
        """
                using var chain = new X509Chain { ChainPolicy = { {|MTLS3008:VerificationFlags = X509VerificationFlags.AllFlags|}, ExtraStore = { ca } } };
                return chain.Build(cert);
        """,
        """
                using var chain = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.Online, VerificationFlags = X509VerificationFlags.AllFlags & ~X509VerificationFlags.AllowUnknownCertificateAuthority, CustomTrustStore = { ca } } };
                return chain.Build(cert);
        """,
        "Trust only 'ca' (CustomRootTrust)");

    [Fact]
    public Task No_root_at_hand_IsFixed() => FixAsync(
        """
                var chain = new X509Chain();
                {|MTLS3008:chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority|};
                return chain.Build(cert);
        """,
        """
                var chain = new X509Chain();
                // Only a root in CustomTrustStore is trusted; intermediates belong in ExtraStore.
                chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                // Name the file that holds the certificate of your CA.
                chain.ChainPolicy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile("ca.crt"));
                // Online refuses the certificates of a CA that publishes no revocation list; NoCheck is for such a CA.
                chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
                return chain.Build(cert);
        """,
        MTLS3008UnknownAuthorityAllowedFix.AnyTitle);

    /// <summary>To trust what the peer has sent would let everybody in again.</summary>
    [Fact]
    public Task Certificate_of_the_peer_is_no_root_IsFixed() => FixAsync(
        """
                var chain = new X509Chain();
                chain.ChainPolicy.ExtraStore.Add(cert);
                chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
                foreach (var one in more)
                {
                    chain.ChainPolicy.ExtraStore.Add(one);
                }

                {|MTLS3008:chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority|};
                return chain.Build(cert);
        """,
        """
                var chain = new X509Chain();
                chain.ChainPolicy.ExtraStore.Add(cert);
                chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
                foreach (var one in more)
                {
                    chain.ChainPolicy.ExtraStore.Add(one);
                }

                // Only a root in CustomTrustStore is trusted; intermediates belong in ExtraStore.
                chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                // Name the file that holds the certificate of your CA.
                chain.ChainPolicy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile("ca.crt"));
                return chain.Build(cert);
        """,
        MTLS3008UnknownAuthorityAllowedFix.AnyTitle);

    [Theory]
    [InlineData("return {|#1:chain.Build(cert)|};", "return chain.Build(cert) && chain.ChainElements[chain.ChainElements.Count - 1].Certificate.RawData.SequenceEqual(ca.RawData);")]
    [InlineData("return !{|#1:chain.Build(cert)|};", "return !(chain.Build(cert) && chain.ChainElements[chain.ChainElements.Count - 1].Certificate.RawData.SequenceEqual(ca.RawData));")]
    [InlineData("if ({|#1:chain.Build(cert)|}) { return true; } return false;", "if (chain.Build(cert) && chain.ChainElements[chain.ChainElements.Count - 1].Certificate.RawData.SequenceEqual(ca.RawData)) { return true; } return false;")]
    public Task Old_framework_IsFixed(string use, string fixedUse)
    {
        const string Start = "        var chain = new X509Chain();\n        chain.ChainPolicy.ExtraStore.Add(ca);\n        ";
        const string Flags = "chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority";
        return FixAsync(
            Start + "{|MTLS3008:" + Flags + "|};\n        " + use.Replace("{|#1:", "").Replace("|}", ""),
            Start + Flags + ";\n        " + fixedUse,
            "Compare the root with 'ca' after Build",
            "using System.Linq;\n",
            test => test.Target(RestoredReferences.NetFramework));
    }

    [Fact]
    public void Fix_is_for_one_at_a_time() => Assert.Null(new MTLS3008UnknownAuthorityAllowedFix().GetFixAllProvider());

    private static Task FixAsync(
        string bad, string good, string title, string import = "", Action<CSharpCodeFixTest<UnknownAuthorityAnalyzer, MTLS3008UnknownAuthorityAllowedFix, DefaultVerifier>>? configure = null) =>
        Verify.FixAsync(Frame(bad, ""), Frame(good, import), title, configure);

    private static string Frame(string statements, string import) => $$"""
        {{import}}using System.Security.Cryptography.X509Certificates;

        class C
        {
            bool M(X509Certificate2 cert, X509Certificate2 ca, X509Certificate2 intermediate, X509Certificate2Collection more)
            {
        {{statements}}
            }
        }
        """;
}
