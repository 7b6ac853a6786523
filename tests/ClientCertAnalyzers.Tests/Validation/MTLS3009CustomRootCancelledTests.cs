using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3009CustomRootCancelledTests
{
    private const string Custom = "policy.TrustMode = CustomRootTrust; policy.CustomTrustStore.Add(ca); ";

    private const string Flag = "{|MTLS3009:policy.VerificationFlags = AllowUnknownCertificateAuthority|};";

    [Theory]
    [InlineData(Custom + Flag)]
    [InlineData(Flag + Custom)]
    [InlineData(Custom + "{|MTLS3009:policy.VerificationFlags = AllFlags|};")]
    [InlineData(Custom + "{|MTLS3009:policy.VerificationFlags = IgnoreNotTimeValid | AllowUnknownCertificateAuthority|};")]
    [InlineData(Custom + "{|MTLS3009:policy.VerificationFlags |= AllowUnknownCertificateAuthority|};")]
    [InlineData(Custom + "policy.VerificationFlags = IgnoreNotTimeValid; {|MTLS3009:policy.VerificationFlags |= AllowUnknownCertificateAuthority|};")]
    [InlineData(Custom + "{|MTLS3009:policy.VerificationFlags = (X509VerificationFlags)16|};")]
    [InlineData(Custom + "{|MTLS3009:policy.VerificationFlags = AllFlags & ~IgnoreNotTimeValid|};")]
    [InlineData(Custom + "const X509VerificationFlags Lax = AllFlags; {|MTLS3009:policy.VerificationFlags = Lax|};")]
    [InlineData(Custom + "var lax = AllowUnknownCertificateAuthority | IgnoreNotTimeValid; {|MTLS3009:policy.VerificationFlags = lax|};")]
    [InlineData(Custom + Flag + " policy.RevocationMode = NoCheck;")]
    [InlineData("policy.TrustMode = X509ChainTrustMode.System; " + Custom + Flag)]
    [InlineData(Custom + Flag + " if (!chain.Build(cert)) { log.LogWarning(\"{s}\", chain.ChainStatus.Length); return false; } return true;")]
    [InlineData(Custom + Flag + " var ok = chain.Build(cert); log.LogInformation(\"{ok}\", ok); return ok;")]
    [InlineData(Custom + Flag + " chain.Build(cert); return true;")]
    [InlineData(Custom + Flag + " _ = chain.Build(cert);")]
    [InlineData(Custom + Flag + " if (!chain.Build(cert)) throw new AuthenticationException(chain.ChainStatus[0].StatusInformation);")]
    [InlineData(Custom + Flag + " foreach (var element in chain.ChainElements) { log.LogDebug(\"{s}\", element.Certificate.Subject); }")]
    public Task Flag_beside_a_custom_root_Reports(string statements) => VerifyAsync(ChainFrame.OnPolicy(statements));

    [Theory]
    [InlineData("using var chain = new X509Chain(); chain.ChainPolicy.TrustMode = CustomRootTrust; {|MTLS3009:chain.ChainPolicy.VerificationFlags = AllFlags|}; return chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain { ChainPolicy = { TrustMode = CustomRootTrust, CustomTrustStore = { ca }, {|MTLS3009:VerificationFlags = AllFlags|} } }; return chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain { ChainPolicy = new X509ChainPolicy { TrustMode = CustomRootTrust, {|MTLS3009:VerificationFlags = AllFlags|} } }; return chain.Build(cert);")]
    [InlineData("var chain = X509Chain.Create(); chain.ChainPolicy = new() { TrustMode = CustomRootTrust, {|MTLS3009:VerificationFlags = AllFlags|} }; return chain.Build(cert);")]
    [InlineData("var policy = new X509ChainPolicy { TrustMode = CustomRootTrust }; {|MTLS3009:policy.VerificationFlags = AllFlags|}; var chain = new X509Chain(); chain.ChainPolicy = policy; return chain.Build(cert);")]
    [InlineData("var policy = new X509ChainPolicy { {|MTLS3009:VerificationFlags = AllFlags|} }; var chain = new X509Chain { ChainPolicy = policy }; chain.ChainPolicy.TrustMode = CustomRootTrust; return chain.Build(cert);")]
    [InlineData("serverCb = (c, ch, e) => { ch!.ChainPolicy.TrustMode = CustomRootTrust; {|MTLS3009:ch.ChainPolicy.VerificationFlags = AllFlags|}; return ch.Build(c); };")]
    [InlineData("var policy = new X509ChainPolicy { TrustMode = CustomRootTrust, {|MTLS3009:VerificationFlags = AllFlags|} }; serverCb = (c, ch, e) => { using var own = new X509Chain { ChainPolicy = policy }; return own.Build(c); };")]
    [InlineData("ssl.CertificateChainPolicy = new X509ChainPolicy { TrustMode = CustomRootTrust, CustomTrustStore = { ca }, {|MTLS3009:VerificationFlags = AllowUnknownCertificateAuthority|} };")]
    [InlineData("sockets.SslOptions.CertificateChainPolicy = new() { TrustMode = CustomRootTrust, {|MTLS3009:VerificationFlags = AllowUnknownCertificateAuthority|} };")]
    [InlineData("var policy = new X509ChainPolicy { {|MTLS3009:VerificationFlags = AllFlags|} }; server.CertificateChainPolicy = policy; policy.TrustMode = CustomRootTrust;")]
    [InlineData("var own = new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = new() { TrustMode = CustomRootTrust, {|MTLS3009:VerificationFlags = AllFlags|} } } }; return new HttpClient(own) is null;")]
    public Task Every_way_to_the_policy_Reports(string statements) => VerifyAsync(ChainFrame.Around(statements));

    [Theory]
    [InlineData("policy.TrustMode = CustomRootTrust; policy.CustomTrustStore.Add(ca);")]
    [InlineData(Custom + "policy.VerificationFlags = NoFlag;")]
    [InlineData(Custom + "policy.VerificationFlags = IgnoreNotTimeValid | IgnoreEndRevocationUnknown;")]
    [InlineData(Custom + "policy.VerificationFlags = AllFlags & ~AllowUnknownCertificateAuthority;")]
    [InlineData(Custom + "policy.VerificationFlags &= AllFlags;")]
    [InlineData(Custom + "policy.VerificationFlags = AllFlags; policy.VerificationFlags = NoFlag;")]
    [InlineData(Custom + "policy.VerificationFlags = AllFlags; policy.VerificationFlags &= ~AllowUnknownCertificateAuthority;")]
    [InlineData(Custom + "policy.VerificationFlags = AllFlags; if (flag) { policy.VerificationFlags = NoFlag; }")]
    [InlineData(Custom + "if (cert.Version == 1) { policy.VerificationFlags = AllFlags; }")]
    [InlineData(Custom + "policy.VerificationFlags = flag ? AllFlags : NoFlag;")]
    [InlineData(Custom + "policy.VerificationFlags = AllFlags; Harden(policy);")]
    [InlineData(Custom + "policy.VerificationFlags = AllFlags; policy.Reset();")]
    [InlineData(Custom + "var before = policy.VerificationFlags; if (before == AllFlags) { return false; }")]
    [InlineData(Custom + "if (chain.Build(cert)) { return true; } policy.VerificationFlags = AllFlags; chain.Build(cert); foreach (var element in chain.ChainElements) { list.Add(element.Certificate); } return false;")]
    public Task Other_flags_and_flags_taken_back_IsSilent(string statements) =>
        VerifyAsync(ChainFrame.OnPolicy(statements, members: "static void Harden(X509ChainPolicy policy) => policy.VerificationFlags = NoFlag;"));

    [Theory]
    [InlineData("return chain.Build(cert) && chain.ChainElements[^1].Certificate.RawData.SequenceEqual(ca.RawData);")]
    [InlineData("return chain.Build(cert) && chain.ChainElements[chain.ChainElements.Count - 1].Certificate.Thumbprint == ca.Thumbprint;")]
    [InlineData("if (!chain.Build(cert)) { return false; } var root = chain.ChainElements.Last().Certificate; return root.Equals(ca);")]
    [InlineData("return chain.Build(cert) && chain.ChainElements.Any(element => element.Certificate.Thumbprint == ca.Thumbprint);")]
    [InlineData("if (chain.Build(cert)) { foreach (var element in chain.ChainElements) { if (element.Certificate.Equals(ca)) { return true; } } }")]
    [InlineData("return chain.Build(cert) && EndsIn(chain);")]
    [InlineData("return chain.Build(cert) && !chain.ChainStatus.Any(status => status.Status.HasFlag(X509ChainStatusFlags.UntrustedRoot));")]
    [InlineData("return chain.Build(cert) && cert.GetCertHashString(HashAlgorithmName.SHA256) == \"AB12\";")]
    [InlineData("chain.Build(cert); return chain.ChainElements.Count == 2;")]
    [InlineData("return chain.Build(cert) && chain.ChainStatus.Length == 0;")]
    [InlineData("return chain.Build(cert) && !chain.ChainStatus.Any();")]
    [InlineData("chain.Build(cert); return chain.ChainStatus.Length == 0;")]
    [InlineData("if (!chain.Build(cert) || chain.ChainStatus.Any(s => s.Status != X509ChainStatusFlags.NotTimeValid)) { return false; } return true;")]
    [InlineData("log.LogInformation(\"{ok}\", chain.Build(cert));")]
    [InlineData("if (!chain.Build(cert)) { log.LogWarning(\"no chain\"); }")]
    [InlineData("")]
    public Task Root_compared_later_or_chain_only_looked_at_IsSilent(string use) => VerifyAsync(ChainFrame.OnPolicy(
        Custom + "policy.VerificationFlags = AllowUnknownCertificateAuthority; ", use, "static bool EndsIn(X509Chain chain) => chain.ChainElements.Count == 2;"));

    [Theory]
    [InlineData("ssl.CertificateChainPolicy = new() { TrustMode = CustomRootTrust, VerificationFlags = AllFlags }; ssl.RemoteCertificateValidationCallback = (_, c, ch, e) => e == None && ch!.ChainElements.Count == 2;")]
    [InlineData("field.ChainPolicy.TrustMode = CustomRootTrust; field.ChainPolicy.VerificationFlags = AllFlags; return field.Build(cert);")]
    [InlineData("var policy = new X509ChainPolicy { TrustMode = CustomRootTrust, VerificationFlags = AllFlags }; Keep(policy);")]
    [InlineData("var own = Given(); own.ChainPolicy = new() { TrustMode = CustomRootTrust }; own.ChainPolicy = new() { VerificationFlags = AllFlags }; return own.Build(cert);")]
    [InlineData("bool Check(X509Chain given) { given.ChainPolicy.TrustMode = CustomRootTrust; given.ChainPolicy.VerificationFlags = AllFlags; return given.Build(cert); } return Check(field);")]
    [InlineData("_ = nameof(X509ChainPolicy.VerificationFlags);")]
    public Task Chains_of_others_IsSilent(string statements) =>
        VerifyAsync(ChainFrame.Around(statements, "X509Chain field = new(); static X509Chain Given() => new(); static void Keep(X509ChainPolicy policy) { }"));

    [Theory]
    [InlineData("if (env.IsDevelopment()) { using var chain = new X509Chain(); chain.ChainPolicy.TrustMode = CustomRootTrust; {|#0:chain.ChainPolicy.VerificationFlags = AllFlags|}; return chain.Build(cert); }")]
    [InlineData("#if DEBUG\nusing var chain = new X509Chain(); chain.ChainPolicy.TrustMode = CustomRootTrust; {|#0:chain.ChainPolicy.VerificationFlags = AllFlags|}; return chain.Build(cert);\n#endif")]
    [InlineData("if (new Settings().Insecure) { using var chain = new X509Chain(); chain.ChainPolicy.TrustMode = CustomRootTrust; {|#0:chain.ChainPolicy.VerificationFlags = AllFlags|}; return chain.Build(cert); }")]
    public Task Guarded_code_Reports_info(string statements) => VerifyAsync("#define DEBUG\n" + ChainFrame.Around(statements, "class Settings { public bool Insecure { get; set; } }"), test =>
    {
        test.ExpectedDiagnostics.Add(new DiagnosticResult("MTLS3009", DiagnosticSeverity.Info).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
        test.CompilerDiagnostics = CompilerDiagnostics.Errors;
    });

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync(ChainFrame.OnPolicy(Custom + "policy.VerificationFlags = AllFlags;"), test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true")));

    [Fact]
    public Task Types_of_the_same_name_IsSilent() => VerifyAsync(
        """
        namespace System.Security.Cryptography.X509Certificates;

        public enum X509VerificationFlags { NoFlag, AllowUnknownCertificateAuthority = 16 }

        public class X509ChainPolicy { public X509VerificationFlags VerificationFlags { get; set; } public int TrustMode { get; set; } }

        public class X509Chain { public X509ChainPolicy ChainPolicy { get; } = new(); public bool Build(object certificate) => true; }

        class C
        {
            bool M()
            {
                var chain = new X509Chain();
                chain.ChainPolicy.TrustMode = 1;
                chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
                return chain.Build(chain);
            }
        }
        """,
        test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("policy.VerificationFlags = ;")]
    [InlineData("policy.VerificationFlags = AllFlags | ;")]
    [InlineData("policy.VerificationFlags")]
    [InlineData("new X509ChainPolicy { VerificationFlags = AllFlags")]
    [InlineData(".VerificationFlags = AllFlags;")]
    public Task Half_typed_code_IsSilent(string statements) => VerifyAsync(ChainFrame.OnPolicy(Custom + statements, ""), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("{|MTLS3009:policy.VerificationFlags = IgnoreNotTimeValid | AllowUnknownCertificateAuthority|};", "policy.VerificationFlags = IgnoreNotTimeValid;")]
    [InlineData("{|MTLS3009:policy.VerificationFlags = AllowUnknownCertificateAuthority | IgnoreNotTimeValid|};", "policy.VerificationFlags = IgnoreNotTimeValid;")]
    [InlineData("{|MTLS3009:policy.VerificationFlags = IgnoreNotTimeValid | AllowUnknownCertificateAuthority | IgnoreEndRevocationUnknown|};", "policy.VerificationFlags = IgnoreNotTimeValid | IgnoreEndRevocationUnknown;")]
    [InlineData("{|MTLS3009:policy.VerificationFlags = AllFlags|};", "policy.VerificationFlags = AllFlags & ~X509VerificationFlags.AllowUnknownCertificateAuthority;")]
    [InlineData("{|MTLS3009:policy.VerificationFlags = AllFlags ^ IgnoreNotTimeValid|};", "policy.VerificationFlags = (AllFlags ^ IgnoreNotTimeValid) & ~X509VerificationFlags.AllowUnknownCertificateAuthority;")]
    [InlineData("{|MTLS3009:policy.VerificationFlags |= IgnoreNotTimeValid | AllowUnknownCertificateAuthority|};", "policy.VerificationFlags |= IgnoreNotTimeValid;")]
    public Task Other_flags_stay_IsFixed(string bad, string good) => FixAsync(ChainFrame.OnPolicy(Custom + bad), ChainFrame.OnPolicy(Custom + good));

    [Fact]
    public Task Each_assignment_IsFixed() => FixAsync(
        """
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            bool One(X509Certificate2 cert, X509Certificate2 ca)
            {
                using var chain = new X509Chain();
                chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                chain.ChainPolicy.CustomTrustStore.Add(ca);
                // The partner's certificates are old.
                {|MTLS3009:chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority|};
                return chain.Build(cert);
            }

            bool Two(X509Certificate2 cert, X509Certificate2 ca)
            {
                using var chain = new X509Chain
                {
                    ChainPolicy =
                    {
                        TrustMode = X509ChainTrustMode.CustomRootTrust,
                        {|MTLS3009:VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority|},
                        CustomTrustStore = { ca },
                    },
                };
                return chain.Build(cert);
            }

            void Three(System.Net.Security.SslClientAuthenticationOptions ssl, X509Certificate2 ca) => ssl.CertificateChainPolicy = new()
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { ca },
                {|MTLS3009:VerificationFlags = X509VerificationFlags.AllFlags|}, // for now
            };
        }
        """,
        """
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            bool One(X509Certificate2 cert, X509Certificate2 ca)
            {
                using var chain = new X509Chain();
                chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                chain.ChainPolicy.CustomTrustStore.Add(ca);
                // The partner's certificates are old.
                return chain.Build(cert);
            }

            bool Two(X509Certificate2 cert, X509Certificate2 ca)
            {
                using var chain = new X509Chain
                {
                    ChainPolicy =
                    {
                        TrustMode = X509ChainTrustMode.CustomRootTrust,
                        CustomTrustStore = { ca },
                    },
                };
                return chain.Build(cert);
            }

            void Three(System.Net.Security.SslClientAuthenticationOptions ssl, X509Certificate2 ca) => ssl.CertificateChainPolicy = new()
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { ca },
                VerificationFlags = X509VerificationFlags.AllFlags & ~X509VerificationFlags.AllowUnknownCertificateAuthority, // for now
            };
        }
        """);

    private static Task VerifyAsync(string source, Action<CSharpAnalyzerTest<UnknownAuthorityAnalyzer, DefaultVerifier>>? configure = null) => Verify.DiagnosticsAsync(source, configure);

    private static Task FixAsync(string bad, string good) => Verify.FixAsync<UnknownAuthorityAnalyzer, MTLS3009CustomRootCancelledFix>(bad, good, FlagRemoval.Title);
}
