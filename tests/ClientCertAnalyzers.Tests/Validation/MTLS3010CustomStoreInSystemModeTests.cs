using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3010CustomStoreInSystemModeTests
{
    [Theory]
    [InlineData("using var chain = new X509Chain(); chain.ChainPolicy = new() { {|MTLS3010:CustomTrustStore = { ca }|} }; chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain(); {|MTLS3010:chain.ChainPolicy.CustomTrustStore.Add(ca)|}; return chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain(); {|MTLS3010:chain.ChainPolicy.CustomTrustStore.Add(ca)|}; chain.ChainPolicy.CustomTrustStore.Add(cert); return chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain(); {|MTLS3010:chain.ChainPolicy.CustomTrustStore.AddRange(roots)|}; return chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain(); chain.ChainPolicy.TrustMode = X509ChainTrustMode.System; {|MTLS3010:chain.ChainPolicy.CustomTrustStore.Add(ca)|}; return chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain(); {|MTLS3010:chain.ChainPolicy.CustomTrustStore.Add(ca)|}; if (!chain.Build(cert)) { return false; } chain.ChainPolicy.TrustMode = CustomRootTrust; return true;")]
    [InlineData("using var chain = new X509Chain(); var store = chain.ChainPolicy.CustomTrustStore; {|MTLS3010:store.Add(ca)|}; return chain.Build(cert);")]
    [InlineData("var policy = new X509ChainPolicy { {|MTLS3010:CustomTrustStore = { ca, cert }|} }; var chain = new X509Chain { ChainPolicy = policy }; return chain.Build(cert);")]
    [InlineData("var policy = new X509ChainPolicy(); {|MTLS3010:policy.CustomTrustStore.Add(ca)|}; policy.VerificationFlags = AllowUnknownCertificateAuthority; var chain = X509Chain.Create(); chain.ChainPolicy = policy; return chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain { ChainPolicy = { {|MTLS3010:CustomTrustStore = { ca }|}, RevocationMode = NoCheck } }; return chain.Build(cert);")]
    [InlineData("ssl.CertificateChainPolicy = new X509ChainPolicy { {|MTLS3010:CustomTrustStore = { ca }|} };")]
    [InlineData("var policy = new X509ChainPolicy(); server.CertificateChainPolicy = policy; {|MTLS3010:policy.CustomTrustStore.Add(ca)|};")]
    [InlineData("sockets.SslOptions.CertificateChainPolicy = new(); {|MTLS3010:sockets.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(ca)|};")]
    [InlineData("serverCb = (c, ch, e) => { using var own = new X509Chain(); {|MTLS3010:own.ChainPolicy.CustomTrustStore.Add(ca)|}; return own.Build(c); };")]
    [InlineData("try { var chain = new X509Chain(); {|MTLS3010:chain.ChainPolicy.CustomTrustStore.Add(ca)|}; return chain.Build(cert); } catch (IOException) { return false; }")]
    [InlineData("if (flag) { var chain = new X509Chain(); {|MTLS3010:chain.ChainPolicy.CustomTrustStore.Add(ca)|}; return chain.Build(cert); }")]
    [InlineData("var chain = new X509Chain(); {|MTLS3010:chain.ChainPolicy.CustomTrustStore.Add(ca)|}; log.LogDebug(\"{c}\", chain); foreach (var one in list) { if (chain.Build(one)) { return true; } }")]
    public Task Store_without_mode_Reports(string statements) => VerifyAsync(ChainFrame.Around(statements));

    [Theory]
    [InlineData("using var chain = new X509Chain(); chain.ChainPolicy = new() { TrustMode = CustomRootTrust, CustomTrustStore = { ca } }; return chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain(); chain.ChainPolicy.CustomTrustStore.Add(ca); chain.ChainPolicy.TrustMode = CustomRootTrust; return chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain(); chain.ChainPolicy.CustomTrustStore.Add(ca); if (flag) { chain.ChainPolicy.TrustMode = CustomRootTrust; } return chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain(); chain.ChainPolicy.CustomTrustStore.Add(ca); chain.ChainPolicy.TrustMode = flag ? CustomRootTrust : X509ChainTrustMode.System; return chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain(); chain.ChainPolicy.CustomTrustStore.Add(ca); chain.ChainPolicy.TrustMode = mode; return chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain(); chain.ChainPolicy.CustomTrustStore.Add(ca); Prepare(chain); return chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain(); chain.ChainPolicy.CustomTrustStore.Add(ca); Configure(chain.ChainPolicy); return chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain(); chain.ChainPolicy.CustomTrustStore.Add(ca); chain.ChainPolicy.CustomTrustStore.Clear(); return chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain(); if (flag) { chain.ChainPolicy.CustomTrustStore.Add(ca); } return chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain(); foreach (var root in list) { chain.ChainPolicy.CustomTrustStore.Add(root); } return chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain(); chain.ChainPolicy.CustomTrustStore.AddRange(new X509Certificate2Collection()); return chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain(); var ok = chain.Build(cert); chain.ChainPolicy.CustomTrustStore.Add(ca); return ok;")]
    [InlineData("using var chain = new X509Chain(); chain.ChainPolicy.CustomTrustStore.Add(ca);")]
    [InlineData("using var chain = new X509Chain(); chain.ChainPolicy.ExtraStore.Add(ca); return chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain(); if (chain.ChainPolicy.CustomTrustStore.Count == 0) { return false; } return chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain(); if (chain.ChainPolicy.CustomTrustStore.Contains(ca)) { return false; } return chain.Build(cert);")]
    [InlineData("var policy = Given(); policy.CustomTrustStore.Add(ca); using var chain = new X509Chain { ChainPolicy = policy }; return chain.Build(cert);")]
    [InlineData("var policy = new X509ChainPolicy { CustomTrustStore = { ca } }; return Use(policy);")]
    [InlineData("field.ChainPolicy.CustomTrustStore.Add(ca); return field.Build(cert);")]
    [InlineData("serverCb = (c, ch, e) => { ch!.ChainPolicy.CustomTrustStore.Add(ca); return ch.Build(c); };")]
    [InlineData("ssl.CertificateChainPolicy = new X509ChainPolicy { CustomTrustStore = { ca } }; ssl.CertificateChainPolicy.TrustMode = CustomRootTrust;")]
    [InlineData("_ = nameof(X509ChainPolicy.CustomTrustStore);")]
    public Task Mode_set_store_empty_or_unknown_IsSilent(string statements) => VerifyAsync(ChainFrame.Around(statements,
        """
        X509Chain field = new(); X509ChainTrustMode mode = CustomRootTrust;
        static void Prepare(X509Chain chain) => chain.ChainPolicy.TrustMode = CustomRootTrust;
        static void Configure(X509ChainPolicy policy) => policy.TrustMode = CustomRootTrust;
        static X509ChainPolicy Given() => new() { TrustMode = CustomRootTrust };
        static bool Use(X509ChainPolicy policy) => policy is null;
        """));

    [Theory]
    [InlineData("auth.AddCertificate(o => {|MTLS3010:o.CustomTrustStore = roots|});")]
    [InlineData("auth.AddCertificate(o => { o.RevocationMode = X509RevocationMode.NoCheck; {|MTLS3010:o.CustomTrustStore = roots|}; });")]
    [InlineData("auth.AddCertificate(o => {|MTLS3010:o.CustomTrustStore.Add(ca)|});")]
    [InlineData("auth.AddCertificate(\"Mine\", o => {|MTLS3010:o.CustomTrustStore.AddRange(roots)|});")]
    [InlineData("auth.AddCertificate(o => { {|MTLS3010:o.CustomTrustStore = [ca]|}; o.AllowedCertificateTypes = CertificateTypes.All; });")]
    [InlineData("auth.AddCertificate(options => { {|MTLS3010:options.CustomTrustStore = new X509Certificate2Collection(ca)|}; });")]
    public Task Certificate_authentication_Reports(string statements) => VerifyAuthenticationAsync(statements);

    [Theory]
    [InlineData("auth.AddCertificate(o => { o.ChainTrustValidationMode = X509ChainTrustMode.CustomRootTrust; o.CustomTrustStore = roots; });")]
    [InlineData("auth.AddCertificate(o => { o.CustomTrustStore = roots; Configure(o); });")]
    [InlineData("auth.AddCertificate(o => { if (roots.Count > 0) { o.CustomTrustStore = roots; } });")]
    [InlineData("auth.AddCertificate(o => o.CustomTrustStore = new X509Certificate2Collection());")]
    [InlineData("auth.AddCertificate(o => o.CustomTrustStore = []);")]
    [InlineData("auth.AddCertificate(o => { o.CustomTrustStore = roots; o.AllowedCertificateTypes = CertificateTypes.SelfSigned; });")]
    [InlineData("auth.AddCertificate(o => o.CustomTrustStore = roots); auth.Services.Configure<CertificateAuthenticationOptions>(configuration);")]
    [InlineData("auth.AddCertificate(o => o.CustomTrustStore = roots); auth.Services.PostConfigureAll<CertificateAuthenticationOptions>(Configure);")]
    [InlineData("var o = new Own(); o.CustomTrustStore = roots;")]
    [InlineData("auth.AddCertificate(o => o.CustomTrustStore = )")]
    [InlineData("auth.AddCertificate(o => { o.CustomTrustStore.Add( });")]
    public Task Mode_of_certificate_authentication_set_IsSilent(string statements) => VerifyAuthenticationAsync(statements, CompilerDiagnostics.None);

    [Fact]
    public Task Types_of_the_same_name_IsSilent() => VerifyAsync(
        """
        namespace System.Security.Cryptography.X509Certificates;

        public class X509ChainPolicy { public System.Collections.Generic.List<object> CustomTrustStore { get; } = []; }

        public class X509Chain { public X509ChainPolicy ChainPolicy { get; } = new(); public bool Build(object certificate) => true; }

        class C { bool M() { var chain = new X509Chain(); chain.ChainPolicy.CustomTrustStore.Add(this); return chain.Build(this); } }
        """,
        test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("using var chain = new X509Chain(); chain.ChainPolicy.CustomTrustStore.Add(; return chain.Build(cert);")]
    [InlineData("using var chain = new X509Chain(); chain.ChainPolicy.CustomTrustStore; return chain.Build(cert);")]
    [InlineData("ssl.CertificateChainPolicy = new X509ChainPolicy { CustomTrustStore = ")]
    public Task Half_typed_code_IsSilent(string statements) => VerifyAsync(ChainFrame.Around(statements), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Test_project_Reports() => VerifyAsync(ChainFrame.Around("using var chain = new X509Chain(); {|MTLS3010:chain.ChainPolicy.CustomTrustStore.Add(ca)|}; return chain.Build(cert);"), test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true")));

    [Fact]
    public Task Each_store_IsFixed() => Verify.FixAsync<MTLS3010CustomStoreInSystemModeAnalyzer, MTLS3010CustomStoreInSystemModeFix>(
        """
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            bool One(X509Certificate2 cert, X509Certificate2 ca)
            {
                using var chain = new X509Chain();
                chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
                // Our CA.
                {|MTLS3010:chain.ChainPolicy.CustomTrustStore.Add(ca)|};
                return chain.Build(cert);
            }

            bool Two(X509Certificate2 cert, X509Certificate2 ca)
            {
                using var chain = new X509Chain
                {
                    ChainPolicy =
                    {
                        // Our CA.
                        {|MTLS3010:CustomTrustStore = { ca }|},
                    },
                };
                return chain.Build(cert);
            }

            void Three(System.Net.Security.SslClientAuthenticationOptions ssl, X509Certificate2 ca) => ssl.CertificateChainPolicy = new() { {|MTLS3010:CustomTrustStore = { ca }|} };
        }
        """,
        """
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            bool One(X509Certificate2 cert, X509Certificate2 ca)
            {
                using var chain = new X509Chain();
                chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
                // Our CA.
                chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                chain.ChainPolicy.CustomTrustStore.Add(ca);
                return chain.Build(cert);
            }

            bool Two(X509Certificate2 cert, X509Certificate2 ca)
            {
                using var chain = new X509Chain
                {
                    ChainPolicy =
                    {
                        TrustMode = X509ChainTrustMode.CustomRootTrust,
                        // Online refuses the certificates of a CA that publishes no revocation list; NoCheck is for such a CA.
                        RevocationMode = X509RevocationMode.Online,
                        // Our CA.
                        CustomTrustStore = { ca },
                    },
                };
                return chain.Build(cert);
            }

            void Three(System.Net.Security.SslClientAuthenticationOptions ssl, X509Certificate2 ca) => ssl.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.Online, CustomTrustStore = { ca } };
        }
        """,
        MTLS3010CustomStoreInSystemModeFix.Title);

    [Theory]
    [InlineData("auth.AddCertificate(o => { o.RevocationMode = X509RevocationMode.NoCheck; {|MTLS3010:o.CustomTrustStore = roots|}; });", "auth.AddCertificate(o => { o.RevocationMode = X509RevocationMode.NoCheck; o.ChainTrustValidationMode = X509ChainTrustMode.CustomRootTrust;\n            o.CustomTrustStore = roots;\n        });")]
    public Task Certificate_authentication_IsFixed(string bad, string good) => Verify.FixAsync<MTLS3010CustomStoreInSystemModeAnalyzer, MTLS3010CustomStoreInSystemModeFix>(
        Authentication(bad), Authentication(good), MTLS3010CustomStoreInSystemModeFix.Title, test => test.TestState.AdditionalReferences.Add(RestoredReferences.CertificateAuthentication));

    /// <summary>Three in one file that imports nothing.</summary>
    [Fact]
    public Task Using_is_added_once_IsFixed() => Verify.FixAsync<MTLS3010CustomStoreInSystemModeAnalyzer, MTLS3010CustomStoreInSystemModeFix>(
        string.Join("\n", Enumerable.Range(1, 3).Select(number => Qualified(number, "{|MTLS3010:chain.ChainPolicy.CustomTrustStore.Add(ca)|};"))),
        "using System.Security.Cryptography.X509Certificates;\n\n" + string.Join("\n", Enumerable.Range(1, 3).Select(number => Qualified(number,
            "chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;\n        chain.ChainPolicy.CustomTrustStore.Add(ca);"))),
        MTLS3010CustomStoreInSystemModeFix.Title);

    [Fact]
    public Task Action_of_one_expression_IsFixed() => Verify.FixAsync<MTLS3010CustomStoreInSystemModeAnalyzer, MTLS3010CustomStoreInSystemModeFix>(
        Authentication("auth.AddCertificate(o => {|MTLS3010:o.CustomTrustStore = roots|});"),
        Authentication(
            """
            auth.AddCertificate(o =>
                    {
                        o.ChainTrustValidationMode = X509ChainTrustMode.CustomRootTrust;
                        // Online refuses the certificates of a CA that publishes no revocation list; NoCheck is for such a CA.
                        o.RevocationMode = X509RevocationMode.Online;
                        o.CustomTrustStore = roots;
                    });
            """),
        MTLS3010CustomStoreInSystemModeFix.Title,
        test => test.TestState.AdditionalReferences.Add(RestoredReferences.CertificateAuthentication));

    [Fact]
    public Task Range_in_a_program_IsFixed() => Verify.FixAsync<MTLS3010CustomStoreInSystemModeAnalyzer, MTLS3010CustomStoreInSystemModeFix>(
        """
        using System.Security.Cryptography.X509Certificates;

        var roots = new X509Certificate2Collection(new X509Certificate2(args[0]));
        var chain = new X509Chain { ChainPolicy = { RevocationMode = X509RevocationMode.NoCheck } };
        {|MTLS3010:chain.ChainPolicy.CustomTrustStore.AddRange(roots)|};
        return chain.Build(new X509Certificate2(args[1])) ? 0 : 1;
        """,
        """
        using System.Security.Cryptography.X509Certificates;

        var roots = new X509Certificate2Collection(new X509Certificate2(args[0]));
        var chain = new X509Chain { ChainPolicy = { RevocationMode = X509RevocationMode.NoCheck } };
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        return chain.Build(new X509Certificate2(args[1])) ? 0 : 1;
        """,
        MTLS3010CustomStoreInSystemModeFix.Title,
        test => test.CompilerDiagnostics = CompilerDiagnostics.Errors);

    private static string Qualified(int number, string statement) => $$"""
        class C{{number}}
        {
            bool M(System.Security.Cryptography.X509Certificates.X509Certificate2 ca)
            {
                var chain = new System.Security.Cryptography.X509Certificates.X509Chain();
                chain.ChainPolicy.RevocationMode = System.Security.Cryptography.X509Certificates.X509RevocationMode.NoCheck;
                {{statement}}
                return chain.Build(ca);
            }
        }
        """;

    private static string Authentication(string statements) => Usings.Catalogue + $$"""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Certificate;

        class C
        {
            void M(AuthenticationBuilder auth, X509Certificate2 ca, X509Certificate2Collection roots, IConfiguration configuration)
            {
                {{statements}}
            }

            static void Configure(CertificateAuthenticationOptions options) { }

            class Own { public X509Certificate2Collection CustomTrustStore { get; set; } = []; }
        }
        """;

    private static Task VerifyAuthenticationAsync(string statements, CompilerDiagnostics compiler = CompilerDiagnostics.Errors) => VerifyAsync(Authentication(statements), test =>
    {
        test.TestState.AdditionalReferences.Add(RestoredReferences.CertificateAuthentication);
        test.CompilerDiagnostics = compiler;
    });

    private static Task VerifyAsync(string source, Action<CSharpAnalyzerTest<MTLS3010CustomStoreInSystemModeAnalyzer, DefaultVerifier>>? configure = null) => Verify.DiagnosticsAsync(source, configure);
}
