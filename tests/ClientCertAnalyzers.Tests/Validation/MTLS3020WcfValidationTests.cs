using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Clients;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3020WcfValidationTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.IdentityModel.Selectors;
        using System.IdentityModel.Tokens;
        using System.Linq;
        using System.Security.Cryptography.X509Certificates;
        using System.ServiceModel;
        using System.ServiceModel.Security;

        """;

    [Theory]
    [InlineData("if (c.IssuerName.Name != _expected) throw new Exception();")]
    [InlineData("")]
    [InlineData("if (c.NotAfter < DateTime.Now) throw new SecurityTokenValidationException(\"expired\");")]
    [InlineData("if (!c.Subject.Contains(_expected)) throw new SecurityTokenValidationException(c.Thumbprint);")]
    [InlineData("Console.WriteLine(c.Thumbprint);")]
    [InlineData("var chain = new X509Chain(); chain.Build(c);")]
    [InlineData("if (c == null) throw new ArgumentNullException(nameof(c)); if (!IsOurs(c)) throw new Exception(); bool IsOurs(X509Certificate2 one) => one.Issuer == _expected;")]
    [InlineData("Check(c);")]
    public Task Override_that_proves_nothing_Reports(string body) => VerifyAsync(Override(body, "{|MTLS3020:Validate|}"));

    [Theory]
    [InlineData("if (!CustomChain(c)) throw new Exception();")]
    [InlineData("using (var chain = new X509Chain()) { if (!chain.Build(c)) throw new SecurityTokenValidationException(); }")]
    [InlineData("if (!c.Verify()) throw new SecurityTokenValidationException();")]
    [InlineData("if (c.Thumbprint != _expected) throw new SecurityTokenValidationException();")]
    [InlineData("if (!c.RawData.SequenceEqual(new byte[1])) throw new SecurityTokenValidationException();")]
    [InlineData("ChainTrust.Validate(c); if (c.Issuer != _expected) throw new Exception();")]
    [InlineData("X509CertificateValidator.PeerOrChainTrust.Validate(c);")]
    [InlineData("_inner.Validate(c);")]
    [InlineData("_other(c);")]
    [InlineData("if (!_ask(c)) throw new Exception();")]
    [InlineData("throw new NotSupportedException();")]
    [InlineData("if (!_service.IsKnown(c.Subject)) throw new Exception();")]
    public Task Override_that_proves_something_IsSilent(string body) => VerifyAsync(Override(body, "Validate"));

    [Theory]
    [InlineData("{|MTLS3020:service.CertificateValidationMode = X509CertificateValidationMode.None|};")]
    [InlineData("{|MTLS3020:client.CertificateValidationMode = X509CertificateValidationMode.None|};")]
    [InlineData("{|MTLS3020:client.CertificateValidationMode = (X509CertificateValidationMode.None)|};")]
    [InlineData("{|MTLS3020:credentials.ServiceCertificate.Authentication.CertificateValidationMode = X509CertificateValidationMode.None|};")]
    [InlineData("_ = new X509ServiceCertificateAuthentication { {|MTLS3020:CertificateValidationMode = X509CertificateValidationMode.None|}, RevocationMode = X509RevocationMode.NoCheck };")]
    [InlineData("client.CertificateValidationMode = X509CertificateValidationMode.Custom; {|MTLS3020:client.CustomCertificateValidator = X509CertificateValidator.None|};")]
    public Task Setting_that_turns_validation_off_Reports(string statements) => VerifyAsync(Settings(statements));

    [Theory]
    [InlineData("service.CertificateValidationMode = X509CertificateValidationMode.ChainTrust;")]
    [InlineData("service.CertificateValidationMode = X509CertificateValidationMode.PeerTrust;")]
    [InlineData("service.CertificateValidationMode = mode;")]
    [InlineData("if (service.CertificateValidationMode == X509CertificateValidationMode.None) throw new Exception();")]
    [InlineData("client.CustomCertificateValidator = X509CertificateValidator.ChainTrust;")]
    [InlineData("client.CustomCertificateValidator = null;")]
    [InlineData("var none = X509CertificateValidator.None;")]
    [InlineData("new Own { CertificateValidationMode = X509CertificateValidationMode.None }.ToString();")]
    [InlineData("_ = service.RevocationMode = X509RevocationMode.NoCheck;")]
    public Task Other_setting_IsSilent(string statements) => VerifyAsync(Settings(statements));

    [Theory]
    [InlineData("service.CertificateValidationMode = X509CertificateValidationMode.")]
    [InlineData("service.CertificateValidationMode =")]
    [InlineData("missing.CertificateValidationMode = X509CertificateValidationMode.None;")]
    [InlineData("} class V : X509CertificateValidator { public override void Validate(")]
    [InlineData("} class V : X509CertificateValidator { public override void Validate(X509Certificate2 c)")]
    [InlineData("} class V : X509CertificateValidator { public override void Validate(X509Certificate2 c) { missing(c); }")]
    [InlineData("} class V : X509CertificateValidator { public void Validate(string c) { }")]
    public Task Half_typed_code_IsSilent(string statements) => VerifyAsync(Settings(statements), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Validator_of_ones_own_IsSilent() => VerifyAsync("""
        using System.Security.Cryptography.X509Certificates;
        abstract class X509CertificateValidator { public abstract void Validate(X509Certificate2 certificate); }
        class V : X509CertificateValidator { public override void Validate(X509Certificate2 certificate) { } }
        """);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync(Override("", "Validate"), ClientFrame.InTests);

    [Fact]
    public Task Clients_of_WCF_on_NET_Reports() => Verify.DiagnosticsAsync<MTLS3020WcfValidationAnalyzer>(
        Usings.Replace("using System.IdentityModel.Tokens;\n", "") + """
        class V : X509CertificateValidator
        {
            public override void {|MTLS3020:Validate|}(X509Certificate2 certificate) { if (certificate.Issuer != "CN=us") throw new Exception(); }

            void M(X509ServiceCertificateAuthentication service) => {|MTLS3020:service.CertificateValidationMode = X509CertificateValidationMode.None|};
        }
        """,
        test => test.TestState.AdditionalReferences.AddRange(RestoredReferences.Wcf));

    /// <summary>The types of the package, by their full names.</summary>
    [Fact]
    public Task CoreWCF_Reports() => Verify.DiagnosticsAsync<MTLS3020WcfValidationAnalyzer>(
        """
        using System.Security.Cryptography.X509Certificates;
        using CoreWCF.IdentityModel.Selectors;
        using CoreWCF.Security;

        class V : X509CertificateValidator
        {
            public override void {|MTLS3020:Validate|}(X509Certificate2 certificate) { }

            void M(X509ClientCertificateAuthentication client) => {|MTLS3020:client.CertificateValidationMode = X509CertificateValidationMode.None|};
        }
        """,
        test =>
        {
            test.TestState.AdditionalProjects["CoreWCF"].Sources.Add("""
                namespace CoreWCF.IdentityModel.Selectors
                {
                    public abstract class X509CertificateValidator { public abstract void Validate(System.Security.Cryptography.X509Certificates.X509Certificate2 certificate); }
                }

                namespace CoreWCF.Security
                {
                    public enum X509CertificateValidationMode { None, PeerTrust, ChainTrust, PeerOrChainTrust, Custom }

                    public class X509ClientCertificateAuthentication { public X509CertificateValidationMode CertificateValidationMode { get; set; } }
                }
                """);
            test.TestState.AdditionalProjects["CoreWCF"].AdditionalReferences.AddRange(References.AspNetCore);
            test.TestState.AdditionalProjectReferences.Add("CoreWCF");
        });

    [Theory]
    [InlineData("{|MTLS3020:service.CertificateValidationMode = X509CertificateValidationMode.None|}; // all", "service.CertificateValidationMode = X509CertificateValidationMode.ChainTrust; // all")]
    [InlineData("{|MTLS3020:client.CustomCertificateValidator = X509CertificateValidator.None|};", "client.CustomCertificateValidator = X509CertificateValidator.ChainTrust;")]
    [InlineData(
        "_ = new X509ServiceCertificateAuthentication { {|MTLS3020:CertificateValidationMode = /* why */ X509CertificateValidationMode.None|} };",
        "_ = new X509ServiceCertificateAuthentication { CertificateValidationMode = /* why */ X509CertificateValidationMode.ChainTrust };")]
    [InlineData(
        "{|MTLS3020:service.CertificateValidationMode = X509CertificateValidationMode.None|}; {|MTLS3020:client.CertificateValidationMode = X509CertificateValidationMode.None|};",
        "service.CertificateValidationMode = X509CertificateValidationMode.ChainTrust; client.CertificateValidationMode = X509CertificateValidationMode.ChainTrust;")]
    public Task Setting_IsFixed(string statements, string expected) => FixAsync(Settings(statements), Settings(expected));

    [Fact]
    public Task Override_IsFixed() => FixAsync(
        """
        class V : System.IdentityModel.Selectors.X509CertificateValidator
        {
            // Only ours.
            public override void {|MTLS3020:Validate|}(System.Security.Cryptography.X509Certificates.X509Certificate2 certificate)
            {
                // By name.
                if (certificate.Issuer != "CN=us") throw new System.Exception();
            }
        }
        """,
        """
        using System.IdentityModel.Selectors;

        class V : System.IdentityModel.Selectors.X509CertificateValidator
        {
            // Only ours.
            public override void Validate(System.Security.Cryptography.X509Certificates.X509Certificate2 certificate)
            {
                X509CertificateValidator.ChainTrust.Validate(certificate);
                // By name.
                if (certificate.Issuer != "CN=us") throw new System.Exception();
            }
        }
        """);

    [Fact]
    public Task Override_where_the_property_is_missing_IsFixed() => Verify.FixAsync<MTLS3020WcfValidationAnalyzer, MTLS3020WcfValidationFix>(
        """
        using System;
        using System.IdentityModel.Selectors;

        class V : X509CertificateValidator
        {
            public override void {|MTLS3020:Validate|}(System.Security.Cryptography.X509Certificates.X509Certificate2 client)
            {
                if (client.Issuer != "CN=us") throw new Exception();
            }
        }
        """,
        """
        using System;
        using System.IdentityModel.Selectors;
        using System.Security.Cryptography.X509Certificates;

        class V : X509CertificateValidator
        {
            public override void Validate(System.Security.Cryptography.X509Certificates.X509Certificate2 client)
            {
                X509CertificateValidator.CreateChainTrustValidator(useMachineContext: false, chainPolicy: new X509ChainPolicy()).Validate(client);
                if (client.Issuer != "CN=us") throw new Exception();
            }
        }
        """,
        MTLS3020WcfValidationFix.Title,
        test => test.TestState.AdditionalReferences.AddRange(RestoredReferences.Wcf));

    private static string Override(string body, string name) => Usings + $$"""
        interface IService { bool IsKnown(string name); }

        class V : X509CertificateValidator
        {
            readonly string _expected = "CN=us";
            readonly X509CertificateValidator _inner = ChainTrust;
            readonly Action<X509Certificate2> _other = null;
            readonly Func<X509Certificate2, bool> _ask = null;
            readonly IService _service = null;

            public override void {{name}}(X509Certificate2 c)
            {
                {{body}}
            }

            bool CustomChain(X509Certificate2 c) { var chain = new X509Chain(); return chain.Build(c); }

            void Check(X509Certificate2 c) { if (c.Issuer != _expected) throw new Exception(); }
        }
        """;

    private static string Settings(string statements) => Usings + $$"""
        class Own { public X509CertificateValidationMode CertificateValidationMode; }

        class C
        {
            void M(X509ServiceCertificateAuthentication service, X509ClientCertificateAuthentication client, System.ServiceModel.Description.ClientCredentials credentials, X509CertificateValidationMode mode)
            {
                {{statements}}
            }
        }
        """;

    private static Task FixAsync(string source, string expected) => Verify.FixAsync<MTLS3020WcfValidationAnalyzer, MTLS3020WcfValidationFix>(
        source, expected, MTLS3020WcfValidationFix.Title, test => test.Target(RestoredReferences.NetFramework));

    private static Task VerifyAsync(string source, Action<AnalyzerTest<DefaultVerifier>>? configure = null) => Verify.DiagnosticsAsync<MTLS3020WcfValidationAnalyzer>(source, test =>
    {
        test.Target(RestoredReferences.NetFramework);
        configure?.Invoke(test);
    });
}
