using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.CodeFixes.Authentication;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Authentication;

public class MTLS4007RevocationNotAskedTests
{
    private const string Id = "MTLS4007";

    [Theory]
    [InlineData("{|MTLS4007:o.RevocationMode = X509RevocationMode.NoCheck|};")]
    [InlineData("{|MTLS4007:o.RevocationFlag = X509RevocationFlag.EndCertificateOnly|};")]
    [InlineData("{|MTLS4007:o.RevocationMode = X509RevocationMode.NoCheck|}; {|MTLS4007:o.RevocationFlag = X509RevocationFlag.EndCertificateOnly|};")]
    [InlineData("const X509RevocationMode Off = X509RevocationMode.NoCheck; {|MTLS4007:o.RevocationMode = Off|};")]
    [InlineData("{|MTLS4007:o.RevocationMode = 0|};")]
    [InlineData("o.AllowedCertificateTypes = CertificateTypes.All; {|MTLS4007:o.RevocationMode = X509RevocationMode.NoCheck|};")]
    [InlineData("o.ChainTrustValidationMode = X509ChainTrustMode.System; {|MTLS4007:o.RevocationMode = X509RevocationMode.NoCheck|};")]
    [InlineData("if (legacy) { {|MTLS4007:o.RevocationMode = X509RevocationMode.NoCheck|}; }")]
    [InlineData("if (env.IsDevelopment()) { {|MTLS4007:o.RevocationMode = X509RevocationMode.NoCheck|}; }")]
    [InlineData("{|MTLS4007:o.RevocationMode = env.IsDevelopment() ? X509RevocationMode.NoCheck : X509RevocationMode.Online|};")]
    [InlineData("{|MTLS4007:o.RevocationMode = config.GetValue<bool>(\"SkipRevocation\") ? X509RevocationMode.NoCheck : X509RevocationMode.Online|};")]
    public Task Revocation_not_asked_Reports(string statements) => SchemeFrame.OptionsAsync(Id, SchemeFrame.OnOptions(statements));

    [Theory]
    [InlineData("class Setup { void Add(IServiceCollection services) => services.Configure<CertificateAuthenticationOptions>(\"x\", o => {|MTLS4007:o.RevocationMode = X509RevocationMode.NoCheck|}); }")]
    [InlineData("class Named : IPostConfigureOptions<CertificateAuthenticationOptions> { public void PostConfigure(string? name, CertificateAuthenticationOptions options) => {|MTLS4007:options.RevocationMode = X509RevocationMode.NoCheck|}; }")]
    [InlineData("class Options { CertificateAuthenticationOptions Make() => new() { {|MTLS4007:RevocationMode = X509RevocationMode.NoCheck|} }; }")]
    [InlineData("class Lax : CertificateAuthenticationOptions { public Lax() { {|MTLS4007:RevocationMode = X509RevocationMode.NoCheck|}; } }")]
    [InlineData("""
        class Setup
        {
            void Add(IServiceCollection services) => services.AddAuthentication()
                .AddCertificate("own", o => { o.ChainTrustValidationMode = X509ChainTrustMode.CustomRootTrust; o.RevocationMode = X509RevocationMode.NoCheck; })
                .AddCertificate("public", o => {|MTLS4007:o.RevocationMode = X509RevocationMode.NoCheck|});
        }
        """)]
    public Task Options_set_anywhere_Reports(string source) => SchemeFrame.OptionsAsync(Id, source);

    [Theory]
    [InlineData("o.RevocationMode = X509RevocationMode.Online; o.RevocationFlag = X509RevocationFlag.EntireChain;")]
    [InlineData("o.ChainTrustValidationMode = X509ChainTrustMode.CustomRootTrust; o.RevocationMode = X509RevocationMode.NoCheck;")]
    [InlineData("o.RevocationMode = X509RevocationMode.NoCheck; o.ChainTrustValidationMode = X509ChainTrustMode.CustomRootTrust;")]
    [InlineData("o.RevocationMode = X509RevocationMode.NoCheck; if (legacy) o.ChainTrustValidationMode = X509ChainTrustMode.CustomRootTrust;")]
    [InlineData("o.RevocationMode = X509RevocationMode.NoCheck; o.ChainTrustValidationMode = legacy ? X509ChainTrustMode.CustomRootTrust : X509ChainTrustMode.System;")]
    [InlineData("o.ChainTrustValidationMode = config.GetValue<X509ChainTrustMode>(\"Trust\"); o.RevocationMode = X509RevocationMode.NoCheck;")]
    [InlineData("o.AllowedCertificateTypes = CertificateTypes.SelfSigned; o.RevocationMode = X509RevocationMode.NoCheck;")]
    [InlineData("o.AllowedCertificateTypes = config.GetValue<CertificateTypes>(\"Types\"); o.RevocationMode = X509RevocationMode.NoCheck;")]
    [InlineData("Trust(o); o.RevocationMode = X509RevocationMode.NoCheck; static void Trust(CertificateAuthenticationOptions x) => x.ChainTrustValidationMode = X509ChainTrustMode.CustomRootTrust;")]
    [InlineData("o.RevocationMode = services.Count > 9 ? X509RevocationMode.NoCheck : X509RevocationMode.Online;")]
    [InlineData("o.RevocationMode = env.IsDevelopment() ? X509RevocationMode.Offline : X509RevocationMode.Online; config.Bind(o);")]
    [InlineData("o.RevocationMode = X509RevocationMode.NoCheck; o.RevocationMode = X509RevocationMode.Online;")]
    [InlineData("o.RevocationMode = (X509RevocationMode)config.GetValue<int>(\"Mode\");")]
    [InlineData("if (o.RevocationMode == X509RevocationMode.NoCheck) { } var mode = o.RevocationMode = config.GetValue<X509RevocationMode>(\"Mode\");")]
    public Task Own_root_self_signed_or_unclear_IsSilent(string statements) => SchemeFrame.OptionsAsync(Id, SchemeFrame.OnOptions(statements));

    [Theory]
    [InlineData("services.AddAuthentication().AddCertificate(o => o.RevocationMode = X509RevocationMode.NoCheck); services.PostConfigure<CertificateAuthenticationOptions>(o => o.ChainTrustValidationMode = X509ChainTrustMode.CustomRootTrust);")]
    [InlineData("services.AddAuthentication().AddCertificate(o => o.ChainTrustValidationMode = X509ChainTrustMode.CustomRootTrust); services.Configure<CertificateAuthenticationOptions>(\"Certificate\", o => o.RevocationMode = X509RevocationMode.NoCheck);")]
    [InlineData("services.AddAuthentication().AddCertificate(o => o.RevocationMode = X509RevocationMode.NoCheck); services.Configure<CertificateAuthenticationOptions>(o => o.AllowedCertificateTypes = CertificateTypes.SelfSigned);")]
    [InlineData("var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, RevocationFlag = X509RevocationFlag.EndCertificateOnly };")]
    public Task Trust_set_elsewhere_or_other_options_IsSilent(string statements) =>
        SchemeFrame.OptionsAsync(Id, "class Setup { void Add(IServiceCollection services) { " + statements + " } }");

    [Theory]
    [InlineData("enum X509RevocationMode { NoCheck } class CertificateAuthenticationOptions { public X509RevocationMode RevocationMode { get; set; } void M() => RevocationMode = X509RevocationMode.NoCheck; }")]
    [InlineData("class Lax : CertificateAuthenticationOptions { public new X509RevocationMode RevocationMode { get; set; } public Lax() { RevocationMode = X509RevocationMode.NoCheck; } }")]
    public Task Types_of_the_project_IsSilent(string source) => SchemeFrame.OptionsAsync(Id, source);

    [Theory]
    [InlineData("o.RevocationMode = X509RevocationMode.;")]
    [InlineData("o.RevocationMode = ; o.ChainTrustValidationMode =")]
    public Task Half_typed_code_IsSilent(string statements) => SchemeFrame.OptionsAsync(Id, SchemeFrame.OnOptions(statements), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Test_project_IsSilent() => SchemeFrame.OptionsAsync(Id, SchemeFrame.OnOptions("o.RevocationMode = X509RevocationMode.NoCheck;"), test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n")));

    [Fact]
    public Task All_of_a_document_IsFixed() => SchemeFrame.FixAsync<SchemeOptionsAnalyzer, MTLS4007RevocationNotAskedFix>(
        """
        class Setup
        {
            void Add(IServiceCollection services)
            {
                services.AddAuthentication().AddCertificate(o => {|MTLS4007:o.RevocationMode = X509RevocationMode.NoCheck|});
                services.AddAuthentication().AddCertificate("b", o =>
                {
                    // Slow.
                    {|MTLS4007:o.RevocationMode = X509RevocationMode.NoCheck|};
                    {|MTLS4007:o.RevocationFlag = X509RevocationFlag.EndCertificateOnly|};
                    o.ValidateCertificateUse = true;
                });
            }
        }
        """,
        """
        class Setup
        {
            void Add(IServiceCollection services)
            {
                services.AddAuthentication().AddCertificate(o => { });
                services.AddAuthentication().AddCertificate("b", o =>
                {
                    // Slow.
                    o.ValidateCertificateUse = true;
                });
            }
        }
        """,
        MTLS4007RevocationNotAskedFix.Title);
}
