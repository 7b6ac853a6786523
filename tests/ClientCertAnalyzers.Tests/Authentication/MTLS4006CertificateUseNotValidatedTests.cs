using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.CodeFixes.Authentication;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Authentication;

public class MTLS4006CertificateUseNotValidatedTests
{
    private const string Id = "MTLS4006";

    [Theory]
    [InlineData("{|MTLS4006:o.ValidateCertificateUse = false|};")]
    [InlineData("{|MTLS4006:o.ValidateValidityPeriod = false|};")]
    [InlineData("{|MTLS4006:o.ValidateCertificateUse = false|}; {|MTLS4006:o.ValidateValidityPeriod = false|};")]
    [InlineData("{|MTLS4006:o.ValidateCertificateUse = (false)|};")]
    [InlineData("const bool Check = false; {|MTLS4006:o.ValidateCertificateUse = Check|};")]
    [InlineData("{|MTLS4006:o.ValidateCertificateUse = !true|};")]
    [InlineData("if (services.Count > 9) { {|MTLS4006:o.ValidateCertificateUse = false|}; }")]
    [InlineData("var options = o; {|MTLS4006:options.ValidateCertificateUse = false|};")]
    [InlineData("o.AllowedCertificateTypes = CertificateTypes.All; {|MTLS4006:o.ValidateCertificateUse = false|};")]
    [InlineData("o.ChainTrustValidationMode = X509ChainTrustMode.CustomRootTrust; o.CustomTrustStore.Add(null!); {|MTLS4006:o.ValidateCertificateUse = false|};")]
    [InlineData("o.Events = new CertificateAuthenticationEvents { OnCertificateValidated = c => { if (c.ClientCertificate.NotAfter < DateTime.Now) c.Fail(\"\"); return Task.CompletedTask; } }; {|MTLS4006:o.ValidateCertificateUse = false|};")]
    [InlineData("o.Events = new CertificateAuthenticationEvents { OnCertificateValidated = c => { if (c.ClientCertificate.Subject != \"\") c.Fail(\"\"); return Task.CompletedTask; } }; {|MTLS4006:o.ValidateValidityPeriod = false|};")]
    public Task Check_switched_off_Reports(string statements) => SchemeFrame.OptionsAsync(Id, SchemeFrame.OnOptions(statements));

    [Fact]
    public Task Check_switched_off_Reports_a_warning() => SchemeFrame.VerifyAsync<SchemeOptionsAnalyzer>(
        Id, SchemeFrame.OnOptions("{|#0:o.ValidateCertificateUse = false|};"), severity: DiagnosticSeverity.Warning);

    [Theory]
    [InlineData("class Setup { void Add(IServiceCollection services) => services.Configure<CertificateAuthenticationOptions>(\"Certificate\", o => {|MTLS4006:o.ValidateCertificateUse = false|}); }")]
    [InlineData("class Setup { void Add(IServiceCollection services) => services.PostConfigure<CertificateAuthenticationOptions>(o => {|MTLS4006:o.ValidateValidityPeriod = false|}); }")]
    [InlineData("class Setup { void Add(IServiceCollection services) => services.AddAuthentication().AddCertificate(Set); static void Set(CertificateAuthenticationOptions o) => {|MTLS4006:o.ValidateCertificateUse = false|}; }")]
    [InlineData("class Named : IConfigureNamedOptions<CertificateAuthenticationOptions> { public void Configure(CertificateAuthenticationOptions options) { } public void Configure(string? name, CertificateAuthenticationOptions options) { {|MTLS4006:options.ValidateCertificateUse = false|}; } }")]
    [InlineData("class Options { CertificateAuthenticationOptions Make() => new() { {|MTLS4006:ValidateCertificateUse = false|} }; }")]
    [InlineData("class Lax : CertificateAuthenticationOptions { public Lax() { {|MTLS4006:ValidateCertificateUse = false|}; } }")]
    [InlineData("class Lax : CertificateAuthenticationOptions { static Lax Make() => new Lax { {|MTLS4006:ValidateValidityPeriod = false|} }; }")]
    [InlineData("class Setup { void Add(IServiceCollection services) => services.AddOptions<CertificateAuthenticationOptions>(\"x\").Configure(o => { {|MTLS4006:o.ValidateCertificateUse = false|}; }); }")]
    public Task Options_set_anywhere_Reports(string source) => SchemeFrame.OptionsAsync(Id, source);

    [Theory]
    [InlineData("if (env.IsDevelopment()) { {|#0:o.ValidateCertificateUse = false|}; }")]
    [InlineData("if (legacy) { {|#0:o.ValidateCertificateUse = false|}; }")]
    [InlineData("{|#0:o.ValidateCertificateUse = legacy ? false : true|};")]
    [InlineData("{|#0:o.ValidateCertificateUse = env.IsDevelopment() ? false : true|};")]
    [InlineData("{|#0:o.ValidateValidityPeriod = env.IsProduction() ? true : false|};")]
    [InlineData("if (config.GetValue<bool>(\"AcceptAnyUse\")) { {|#0:o.ValidateCertificateUse = false|}; }")]
    [InlineData("o.AllowedCertificateTypes = CertificateTypes.SelfSigned; {|#0:o.ValidateCertificateUse = false|};")]
    [InlineData("o.AllowedCertificateTypes = CertificateTypes.SelfSigned; {|#0:o.ValidateValidityPeriod = false|};")]
    [InlineData("if (legacy) o.AllowedCertificateTypes = CertificateTypes.SelfSigned; {|#0:o.ValidateValidityPeriod = false|};")]
    public Task Development_switch_or_self_signed_certificates_Reports_info(string statements) => SchemeFrame.OptionsAsync(Id, SchemeFrame.OnOptions(statements));

    [Theory]
    [InlineData("o.ValidateCertificateUse = true; o.ValidateValidityPeriod = true;")]
    [InlineData("o.ValidateCertificateUse = legacy;")]
    [InlineData("o.ValidateCertificateUse = !legacy;")]
    [InlineData("o.ValidateCertificateUse = services.Count > 9 ? false : true;")]
    [InlineData("o.ValidateCertificateUse = !env.IsDevelopment();")]
    [InlineData("o.ValidateCertificateUse = env.IsDevelopment() ? true : legacy;")]
    [InlineData("o.ValidateCertificateUse = config.GetValue(\"Use\", false);")]
    [InlineData("o.ValidateCertificateUse = false; o.ValidateCertificateUse = true;")]
    [InlineData("o.ValidateCertificateUse = false; if (!legacy) { o.ValidateCertificateUse = true; }")]
    [InlineData("if (env.IsDevelopment()) o.ValidateCertificateUse = false; else o.ValidateCertificateUse = true;")]
    [InlineData("o.ValidateCertificateUse = false; Harden(o); static void Harden(CertificateAuthenticationOptions x) => x.ValidateCertificateUse = true;")]
    [InlineData("o.ValidateCertificateUse = false; config.Bind(o);")]
    [InlineData("_ = o.ValidateCertificateUse == false; _ = nameof(o.ValidateCertificateUse); if (o.ValidateValidityPeriod is false) return;")]
    [InlineData("o.ValidateCertificateUse |= false;")]
    [InlineData("o.ValidateCertificateUse = false; o.Events = new() { OnCertificateValidated = c => { foreach (var e in c.ClientCertificate.Extensions) if (e is X509EnhancedKeyUsageExtension u && u.EnhancedKeyUsages.Count == 0) c.Fail(\"\"); return Task.CompletedTask; } };")]
    [InlineData("o.ValidateCertificateUse = false; o.Events = new() { OnCertificateValidated = c => { using var chain = new X509Chain(); chain.ChainPolicy.ApplicationPolicy.Add(new Oid(\"1.3.6.1.4.1.311.20.2.2\")); if (!chain.Build(c.ClientCertificate)) c.Fail(\"\"); return Task.CompletedTask; } };")]
    [InlineData("o.ValidateValidityPeriod = false; o.Events = new() { OnCertificateValidated = c => { if (c.ClientCertificate.NotAfter.AddDays(30) < DateTime.Now) c.Fail(\"\"); return Task.CompletedTask; } };")]
    [InlineData("o.ValidateValidityPeriod = false; o.Events = new() { OnCertificateValidated = c => { if (!c.ClientCertificate.Verify()) c.Fail(\"\"); return Task.CompletedTask; } };")]
    public Task Check_that_is_on_unclear_or_made_elsewhere_IsSilent(string statements) => SchemeFrame.OptionsAsync(Id, SchemeFrame.OnOptions(statements));

    [Theory]
    [InlineData("class CertificateAuthenticationOptions { public bool ValidateCertificateUse; } class C { void M(CertificateAuthenticationOptions o) => o.ValidateCertificateUse = false; }")]
    [InlineData("namespace Microsoft.AspNetCore.Authentication.Certificate { class CertificateAuthenticationOptions { public bool ValidateCertificateUse { get; set; } } class C { void M(CertificateAuthenticationOptions o) => o.ValidateCertificateUse = false; } }")]
    [InlineData("class Mine : CertificateAuthenticationOptions { public new bool ValidateCertificateUse { get; set; } static Mine Make() => new() { ValidateCertificateUse = false }; }")]
    [InlineData("class C { bool ValidateCertificateUse; void M() { ValidateCertificateUse = false; var o = new { ValidateValidityPeriod = false }; } }")]
    public Task Types_and_members_of_the_project_IsSilent(string source) => SchemeFrame.OptionsAsync(Id, source, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Test_project_IsSilent() => SchemeFrame.OptionsAsync(Id, SchemeFrame.OnOptions("o.ValidateCertificateUse = false;"), test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n")));

    [Fact]
    public Task Development_is_ignored_on_request_IsSilent() => SchemeFrame.OptionsAsync(Id, SchemeFrame.OnOptions("if (env.IsDevelopment()) { o.ValidateCertificateUse = false; }"), test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\nmtls_development_code = ignore")));

    [Theory]
    [InlineData("o.ValidateCertificateUse = ;")]
    [InlineData("o. = false; o.ValidateCertificateUse")]
    [InlineData("var x = x; x.ValidateCertificateUse = false;")]
    public Task Half_typed_code_IsSilent(string statements) => SchemeFrame.OptionsAsync(Id, SchemeFrame.OnOptions(statements), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("{|MTLS4006:o.ValidateCertificateUse = false|};", "")]
    [InlineData("// Their CA sets no usages.\n        {|MTLS4006:o.ValidateCertificateUse = false|};\n        o.ForwardDefault = \"x\";", "// Their CA sets no usages.\n        o.ForwardDefault = \"x\";")]
    [InlineData("if (legacy) {|MTLS4006:o.ValidateCertificateUse = false|};", "if (legacy)\n        {\n        }")]
    public Task Assignment_IsFixed(string bad, string good) => SchemeFrame.FixAsync<SchemeOptionsAnalyzer, MTLS4006CertificateUseNotValidatedFix>(
        SchemeFrame.OnOptions(bad), SchemeFrame.OnOptions(good).Replace("        \n", ""), MTLS4006CertificateUseNotValidatedFix.Title);

    [Fact]
    public Task All_of_a_document_IsFixed() => SchemeFrame.FixAsync<SchemeOptionsAnalyzer, MTLS4006CertificateUseNotValidatedFix>(
        """
        class Setup
        {
            void Add(IServiceCollection services)
            {
                services.AddAuthentication().AddCertificate(o => {|MTLS4006:o.ValidateCertificateUse = false|}); // badges
                services.Configure<CertificateAuthenticationOptions>(o =>
                {
                    o.AllowedCertificateTypes = CertificateTypes.Chained;
                    {|MTLS4006:o.ValidateCertificateUse = false|}; // old
                    {|MTLS4006:o.ValidateValidityPeriod = false|};
                });
                _ = new CertificateAuthenticationOptions { {|MTLS4006:ValidateCertificateUse = false|}, ForwardDefault = "x" };
            }
        }
        """,
        """
        class Setup
        {
            void Add(IServiceCollection services)
            {
                services.AddAuthentication().AddCertificate(o => { }); // badges
                services.Configure<CertificateAuthenticationOptions>(o =>
                {
                    o.AllowedCertificateTypes = CertificateTypes.Chained;
                    // old
                });
                _ = new CertificateAuthenticationOptions { ForwardDefault = "x" };
            }
        }
        """,
        MTLS4006CertificateUseNotValidatedFix.Title);
}
