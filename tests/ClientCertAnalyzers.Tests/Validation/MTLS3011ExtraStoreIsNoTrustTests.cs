using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3011ExtraStoreIsNoTrustTests
{
    private const string Add = "{|MTLS3011:policy.ExtraStore.Add(ca)|}; ";

    private const string Quiet = "policy.ExtraStore.Add(ca); ";

    [Theory]
    [InlineData(Add + "return chain.Build(cert);")]
    [InlineData(Add + "policy.RevocationMode = NoCheck; return chain.Build(cert);")]
    [InlineData(Add + "if (!chain.Build(cert)) { log.LogWarning(\"{n}\", chain.ChainStatus.Length); return false; } return true;")]
    [InlineData(Add + "if (!chain.Build(cert)) { throw new AuthenticationException(chain.ChainStatus[0].StatusInformation); }")]
    [InlineData(Add + "chain.Build(cert); return true;")]
    [InlineData(Add + "var ok = chain.Build(cert); return ok;")]
    [InlineData(Add + "return chain.Build(cert) && cert.NotAfter > DateTime.Now;")]
    [InlineData(Add + "policy.ApplicationPolicy.Add(new Oid(\"1.3.6.1.5.5.7.3.2\")); return chain.Build(cert);")]
    [InlineData(Add + "policy.VerificationFlags = IgnoreWrongUsage; return chain.Build(cert);")]
    [InlineData(Add + "policy.VerificationFlags |= IgnoreNotTimeValid; return chain.Build(cert);")]
    [InlineData("policy.TrustMode = X509ChainTrustMode.System; " + Add + "return chain.Build(cert);")]
    [InlineData("{|MTLS3011:policy.ExtraStore.Add(X509CertificateLoader.LoadCertificateFromFile(\"ca.crt\"))|}; return chain.Build(cert);")]
    [InlineData("{|MTLS3011:policy.ExtraStore.Add(Root)|}; return chain.Build(cert);")]
    [InlineData("{|MTLS3011:policy.ExtraStore.Add(new X509Certificate2(ca))|}; return chain.Build(cert);")]
    [InlineData("var root = ca; {|MTLS3011:policy.ExtraStore.Add(root)|}; return chain.Build(cert);")]
    public Task One_certificate_without_trust_Reports(string statements) => VerifyAsync(ChainFrame.OnPolicy(statements, "", "static readonly X509Certificate2 Root = null!;"));

    [Theory]
    [InlineData("using var chain = new X509Chain { ChainPolicy = { {|MTLS3011:ExtraStore = { ca }|} } }; return chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain { ChainPolicy = new() { {|MTLS3011:ExtraStore = { ca }|}, RevocationMode = NoCheck } }; return chain.Build(cert);")]
    [InlineData("var policy = new X509ChainPolicy { {|MTLS3011:ExtraStore = { ca }|} }; var chain = new X509Chain { ChainPolicy = policy }; return chain.Build(cert);")]
    [InlineData("var chain = X509Chain.Create(); {|MTLS3011:chain.ChainPolicy.ExtraStore.Add(ca)|}; return chain.Build(cert);")]
    [InlineData("serverCb = (c, ch, e) => { using var own = new X509Chain(); {|MTLS3011:own.ChainPolicy.ExtraStore.Add(ca)|}; return own.Build(c); };")]
    [InlineData("if (flag) { using var chain = new X509Chain(); {|MTLS3011:chain.ChainPolicy.ExtraStore.Add(ca)|}; return chain.Build(cert); }")]
    [InlineData("foreach (var one in list) { using var chain = new X509Chain(); {|MTLS3011:chain.ChainPolicy.ExtraStore.Add(ca)|}; if (!chain.Build(one)) { return false; } } return true;")]
    public Task Other_shapes_Reports(string statements) => VerifyAsync(ChainFrame.Around(statements));

    [Theory]
    [InlineData("policy.TrustMode = CustomRootTrust; policy.CustomTrustStore.Add(ca); return chain.Build(cert);")]
    [InlineData("policy.TrustMode = CustomRootTrust; policy.CustomTrustStore.Add(ca); policy.ExtraStore.Add(cert); return chain.Build(cert);")]
    [InlineData(Quiet + "policy.TrustMode = CustomRootTrust; return chain.Build(cert);")]
    [InlineData(Quiet + "policy.TrustMode = flag ? CustomRootTrust : X509ChainTrustMode.System; return chain.Build(cert);")]
    [InlineData(Quiet + "if (flag) { policy.TrustMode = CustomRootTrust; } return chain.Build(cert);")]
    [InlineData(Quiet + "policy.VerificationFlags = AllowUnknownCertificateAuthority; return chain.Build(cert);")]
    [InlineData(Quiet + "policy.VerificationFlags = flag ? AllFlags : NoFlag; return chain.Build(cert);")]
    [InlineData(Quiet + "policy.ExtraStore.Add(roots[0]); return chain.Build(cert);")]
    [InlineData(Quiet + "policy.ExtraStore.AddRange(roots); return chain.Build(cert);")]
    [InlineData("policy.ExtraStore.AddRange(roots); return chain.Build(cert);")]
    [InlineData("policy.ExtraStore.Add(roots[0]); return chain.Build(cert);")]
    [InlineData("policy.ExtraStore.Add(list[0]); return chain.Build(cert);")]
    [InlineData("foreach (var one in list) { policy.ExtraStore.Add(one); } return chain.Build(cert);")]
    [InlineData("policy.ExtraStore.Add(cert); return chain.Build(cert);")]
    [InlineData("if (flag) { policy.ExtraStore.Add(ca); } return chain.Build(cert);")]
    [InlineData(Quiet + "chain.Build(cert); return chain.ChainElements.Count == 2;")]
    [InlineData(Quiet + "return chain.Build(cert) || chain.ChainStatus.All(s => s.Status == X509ChainStatusFlags.PartialChain);")]
    [InlineData(Quiet + "chain.Build(cert); foreach (var element in chain.ChainElements) { list.Add(element.Certificate); }")]
    [InlineData(Quiet + "if (!chain.Build(cert)) { return chain.ChainStatus.All(s => s.Status == X509ChainStatusFlags.UntrustedRoot) && chain.ChainElements[1].Certificate.Equals(ca); } return true;")]
    [InlineData(Quiet + "return chain.Build(cert) || chain.ChainStatus.Any(s => s.Status == X509ChainStatusFlags.UntrustedRoot);")]
    [InlineData(Quiet + "return chain.Build(cert) && cert.Thumbprint == ca.Thumbprint;")]
    [InlineData(Quiet + "Console.WriteLine(chain.Build(cert));")]
    [InlineData(Quiet + "Prepare(policy); return chain.Build(cert);")]
    [InlineData("Prepare(policy); " + Quiet + "return chain.Build(cert);")]
    [InlineData("if (policy.ExtraStore.Count > 0) { return chain.Build(cert); }")]
    [InlineData("return chain.Build(cert);")]
    public Task Trust_set_or_chain_looked_at_IsSilent(string statements) => VerifyAsync(ChainFrame.OnPolicy(statements, "", "static void Prepare(X509ChainPolicy policy) => policy.TrustMode = CustomRootTrust;"));

    [Theory]
    [InlineData("serverCb = (c, ch, e) => { ch!.ChainPolicy.ExtraStore.Add(ca); return ch.Build(c); };")]
    [InlineData("serverCb = (c, ch, e) => { using var own = new X509Chain(); own.ChainPolicy.ExtraStore.Add(ch!.ChainElements[0].Certificate); return own.Build(c); };")]
    [InlineData("sockets.SslOptions.CertificateChainPolicy = new() { ExtraStore = { ca } };")]
    [InlineData("field.ChainPolicy.ExtraStore.Add(ca); return field.Build(cert);")]
    [InlineData("var policy = Given(); policy.ExtraStore.Add(ca); var chain = new X509Chain { ChainPolicy = policy }; return chain.Build(cert);")]
    [InlineData("var store = new Own(); store.ExtraStore.Add(ca);")]
    [InlineData("var own = new X509Chain(); own.ChainPolicy.ExtraStore.Insert(0, ca); return own.Build(cert);")]
    [InlineData("_ = nameof(X509ChainPolicy.ExtraStore);")]
    public Task Chains_of_others_IsSilent(string statements) =>
        VerifyAsync(ChainFrame.Around(statements, "X509Chain field = new(); static X509ChainPolicy Given() => new() { TrustMode = CustomRootTrust }; class Own { public List<X509Certificate2> ExtraStore = []; }"));

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync(ChainFrame.OnPolicy(Quiet), test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true")));

    [Fact]
    public Task Types_of_the_same_name_IsSilent() => VerifyAsync(
        """
        namespace System.Security.Cryptography.X509Certificates;

        public class X509ChainPolicy { public System.Collections.Generic.List<object> ExtraStore { get; } = []; }

        public class X509Chain { public X509ChainPolicy ChainPolicy { get; } = new(); public bool Build(object certificate) => true; }

        class C { bool M(object ca) { var chain = new X509Chain(); chain.ChainPolicy.ExtraStore.Add(ca); return chain.Build(this); } }
        """,
        test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Old_frameworks_IsSilent() => VerifyAsync(
        "using System.Security.Cryptography.X509Certificates; class C { bool M(X509Certificate2 cert, X509Certificate2 ca) { var chain = new X509Chain(); chain.ChainPolicy.ExtraStore.Add(ca); return chain.Build(cert); } }",
        test => test.Target(RestoredReferences.NetFramework));

    [Theory]
    [InlineData("policy.ExtraStore.Add(; return chain.Build(cert);")]
    [InlineData("policy.ExtraStore. return chain.Build(cert);")]
    [InlineData("policy.ExtraStore.Add(); return chain.Build(cert);")]
    public Task Half_typed_code_IsSilent(string statements) => VerifyAsync(ChainFrame.OnPolicy(statements, ""), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Statement_IsFixed() => FixAsync(
        """
                using var chain = new X509Chain();
                // Our CA.
                {|MTLS3011:chain.ChainPolicy.ExtraStore.Add(ca)|}; // from the vault
                return chain.Build(cert);
        """,
        """
                using var chain = new X509Chain();
                // Our CA.
                // Only a root in CustomTrustStore is trusted; intermediates belong in ExtraStore.
                chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                // Online refuses the certificates of a CA that publishes no revocation list; NoCheck is for such a CA.
                chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
                chain.ChainPolicy.CustomTrustStore.Add(ca); // from the vault
                return chain.Build(cert);
        """);

    [Fact]
    public Task Initializer_IsFixed() => FixAsync(
        """
                using var chain = new X509Chain
                {
                    ChainPolicy =
                    {
                        RevocationMode = X509RevocationMode.NoCheck,
                        {|MTLS3011:ExtraStore = { ca }|},
                    },
                };
                return chain.Build(cert);
        """,
        """
                using var chain = new X509Chain
                {
                    ChainPolicy =
                    {
                        RevocationMode = X509RevocationMode.NoCheck,
                        // Only a root in CustomTrustStore is trusted; intermediates belong in ExtraStore.
                        TrustMode = X509ChainTrustMode.CustomRootTrust,
                        CustomTrustStore = { ca },
                    },
                };
                return chain.Build(cert);
        """);

    [Fact]
    public Task Policy_in_a_variable_IsFixed() => FixAsync(
        """
                var chain = new X509Chain();
                var policy = chain.ChainPolicy;
                policy.RevocationMode = X509RevocationMode.Online;
                if (cert.Version > 1)
                    return false;
                {|MTLS3011:policy.ExtraStore.Add(ca)|};
                return chain.Build(cert);
        """,
        """
                var chain = new X509Chain();
                var policy = chain.ChainPolicy;
                policy.RevocationMode = X509RevocationMode.Online;
                if (cert.Version > 1)
                    return false;
                // Only a root in CustomTrustStore is trusted; intermediates belong in ExtraStore.
                policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                policy.CustomTrustStore.Add(ca);
                return chain.Build(cert);
        """);

    [Fact]
    public Task Initializer_on_one_line_IsFixed() => FixAsync(
        """
                using var chain = new X509Chain { ChainPolicy = { {|MTLS3011:ExtraStore = { ca }|} } };
                return chain.Build(cert);
        """,
        """
                using var chain = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.Online, CustomTrustStore = { ca } } };
                return chain.Build(cert);
        """);

    [Fact]
    public Task Policy_of_its_own_IsFixed() => FixAsync(
        """
                var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck };
                {|MTLS3011:policy.ExtraStore.Add(ca)|};
                using var chain = new X509Chain { ChainPolicy = policy };
                return chain.Build(cert);
        """,
        """
                var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck };
                // Only a root in CustomTrustStore is trusted; intermediates belong in ExtraStore.
                policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                policy.CustomTrustStore.Add(ca);
                using var chain = new X509Chain { ChainPolicy = policy };
                return chain.Build(cert);
        """);

    [Fact]
    public void Fix_is_for_one_at_a_time() => Assert.Null(new MTLS3011ExtraStoreIsNoTrustFix().GetFixAllProvider());

    private static Task FixAsync(string bad, string good) => Verify.FixAsync<MTLS3011ExtraStoreIsNoTrustAnalyzer, MTLS3011ExtraStoreIsNoTrustFix>(Frame(bad), Frame(good), "Trust only 'ca' (CustomRootTrust)");

    private static string Frame(string statements) => $$"""
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            bool M(X509Certificate2 cert, X509Certificate2 ca)
            {
        {{statements}}
            }
        }
        """;

    private static Task VerifyAsync(string source, Action<CSharpAnalyzerTest<MTLS3011ExtraStoreIsNoTrustAnalyzer, DefaultVerifier>>? configure = null) => Verify.DiagnosticsAsync<MTLS3011ExtraStoreIsNoTrustAnalyzer>(source, test =>
    {
        test.CompilerDiagnostics = CompilerDiagnostics.Errors;
        configure?.Invoke(test);
    });
}
