using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.CodeFixes.Authentication;
using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Repository;

/// <summary>A fix adds no using that a global one of another file makes needless, and no empty line in its place; Fix All neither.</summary>
public class GlobalUsingTests
{
    private const string Converters = """
        class C
        {
            void M(Microsoft.AspNetCore.HttpOverrides.CertificateForwardingOptions one, Microsoft.AspNetCore.HttpOverrides.CertificateForwardingOptions two)
            {
                one.HeaderConverter = header => {|MTLS4015:new X509Certificate2(Convert.FromBase64String(header))|};
                two.HeaderConverter = header => {|MTLS4015:new X509Certificate2(Convert.FromHexString(header))|};
            }
        }
        """;

    private const string Callback = """
        class C
        {
            void M(SslClientAuthenticationOptions ssl, IHostEnvironment env)
            {
                ssl.RemoteCertificateValidationCallback = {|MTLS3002:(s, c, ch, e) => true|};
            }
        }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("// Of the proxy.\n")]
    [InlineData("using Microsoft.AspNetCore.Builder;\n\n")]
    [InlineData("\nnamespace N;\n\n")]
    public Task Types_IsFixed(string start) => FixAsync<MTLS4015HeaderFormatGuessedAnalyzer, MTLS4015HeaderFormatGuessedFix>(
        start + Converters, start + Converters.Replace("{|MTLS4015:new X509Certificate2(", "X509CertificateLoader.LoadCertificate(").Replace("|}", ""), MTLS4015HeaderFormatGuessedFix.Title);

    [Fact]
    public Task Created_type_IsFixed() => FixAsync<ValidationCallbackAnalyzer, PrivateCaFix>(
        Callback,
        Callback.Replace("RemoteCertificateValidationCallback = {|MTLS3002:(s, c, ch, e) => true|};", """
            CertificateChainPolicy = new X509ChainPolicy
                    {
                        TrustMode = X509ChainTrustMode.CustomRootTrust,
                        // Name the file that holds the certificate of your CA.
                        CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile("ca.crt") },
                        // NoCheck fits only a CA without a revocation list; otherwise leave this line out.
                        RevocationMode = X509RevocationMode.NoCheck,
                    };
            """),
        PrivateCaFix.Title);

    [Fact]
    public Task Extension_IsFixed() => FixAsync<ValidationCallbackAnalyzer, DevelopmentOnlyFix>(
        Callback,
        Callback.Replace("        ssl.", "        if (env.IsDevelopment())\n        {\n            ssl.").Replace("true|};", "true|};\n        }"),
        DevelopmentOnlyFix.Title,
        test =>
        {
            // The finding stays, as a suggestion.
            test.CodeFixTestBehaviors |= CodeFixTestBehaviors.FixOne;
            test.FixedState.MarkupHandling = MarkupMode.Allow;
        });

    [Fact]
    public Task Query_IsFixed()
    {
        const string Source = """
            class C
            {
                bool M(X509Certificate2 cert, X509Certificate2 ca)
                {
                    var chain = new X509Chain();
                    chain.ChainPolicy.ExtraStore.Add(ca);
                    {|MTLS3008:chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority|};
                    return chain.Build(cert);
                }
            }
            """;
        return Verify.FixAsync<UnknownAuthorityAnalyzer, MTLS3008UnknownAuthorityAllowedFix>(
            Source,
            Source.Replace("{|MTLS3008:", "").Replace("|}", "")
                .Replace("Build(cert)", "Build(cert) && chain.ChainElements[chain.ChainElements.Count - 1].Certificate.RawData.SequenceEqual(ca.RawData)"),
            "Compare the root with 'ca' after Build",
            test =>
            {
                test.Target(RestoredReferences.NetFramework);
                test.TestState.Sources.Add(("/0/GlobalUsings.cs", "global using System.Linq;\nglobal using System.Security.Cryptography.X509Certificates;\n"));
            });
    }

    private static Task FixAsync<TAnalyzer, TFix>(
        string source, string fixedSource, string title, Action<CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>>? configure = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() => Verify.FixAsync<TAnalyzer, TFix>(source, fixedSource, title, test =>
        {
            test.TestState.Sources.Add(("/0/GlobalUsings.cs", Usings.Catalogue));
            configure?.Invoke(test);
        });
}
