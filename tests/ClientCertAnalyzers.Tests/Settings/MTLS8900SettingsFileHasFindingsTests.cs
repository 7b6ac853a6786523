using ClientCertAnalyzers.CodeFixes.Settings;
using ClientCertAnalyzers.Settings;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Settings;

public class MTLS8900SettingsFileHasFindingsTests
{
    private const string Wrong = """{ "Kestrel": { "EndpointDefaults": { "ClientCertificateMode": {|#1:"Require"|} } } }""";

    [Theory]
    [InlineData("var builder = {|#0:WebApplication.CreateBuilder(args)|};")]
    [InlineData("var host = {|#0:Host.CreateDefaultBuilder(args)|}.ConfigureWebHostDefaults(w => { });")]
    [InlineData("var builder = {|#0:Host.CreateApplicationBuilder(args)|};")]
    [InlineData("var host = {|#0:new HostBuilder()|};")]
    [InlineData("var first = {|#0:WebApplication.CreateBuilder(args)|}; var second = WebApplication.CreateSlimBuilder(args);")]
    [InlineData("var numbers = System.Collections.Immutable.ImmutableArray.CreateBuilder<int>(); var builder = {|#0:WebApplication.CreateBuilder(args)|};")]
    [InlineData("var builder = {|#0:Microsoft.AspNetCore.WebHost.CreateDefaultBuilder(args)|};")]
    public Task Anchor_stands_at_the_first_host_Reports(string program) => VerifyAsync(program, Wrong, Finding(), Anchor());

    [Theory]
    [InlineData("var builder = WebApplication.CreateBuilder(args);", """{ "Kestrel": { "EndpointDefaults": { "ClientCertificateMode": "AllowCertificate" } } }""")]
    [InlineData("var builder = WebApplication.CreateBuilder(args);", """{ "Kestrel": {""")]
    public Task Without_findings_IsSilent(string program, string json) => VerifyAsync(program, json);

    [Theory]
    [InlineData("class C { }")]
    [InlineData("namespace Microsoft.Extensions.Hosting { class HostBuilder { } class C { object M() => new HostBuilder(); } }")]
    public Task Without_a_host_only_the_file_Reports(string program) => VerifyAsync(program, Wrong, Finding());

    [Fact]
    public Task Finding_without_a_fix_has_no_anchor() => VerifyAsync(
        "var builder = WebApplication.CreateBuilder(args);", """{ "Kestrel": { "EndpointDefaults": { "ClientCertificateMode": {|#1:"RequireCert"|} } } }""", Finding());

    [Fact]
    public Task Finding_that_is_switched_off_has_no_anchor() => Verify.DiagnosticsAsync<SettingsAnalyzer>("var builder = WebApplication.CreateBuilder(args);", test =>
    {
        test.TestState.Sources.Add(Usings.WebProject);
        test.TestState.AdditionalFiles.Add(("/0/appsettings.json", Wrong.Replace("{|#1:", "").Replace("|}", "")));
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\ndotnet_diagnostic.MTLS8002.severity = none"));
    });

    [Fact]
    public Task Fix_and_Fix_All_change_the_file_IsFixed() => Verify.FixAsync<SettingsAnalyzer, MTLS8900SettingsFileHasFindingsFix>(
        "var builder = {|#0:WebApplication.CreateBuilder(args)|};",
        "var builder = WebApplication.CreateBuilder(args);",
        MTLS8002ModeIgnoredRule.Spell,
        test =>
        {
            test.TestState.Sources.Add(Usings.WebProject);
            test.TestState.AdditionalFiles.Add(("/0/appsettings.json", """
                {
                  // one port for each customer
                  "Kestrel": {
                    "Endpoints": {
                      "A": { "Url": "https://*:1", "ClientCertificateMode": {|#1:"Require"|} },
                      "B": { "Url": "https://*:2", "ClientCertificateMode": {|#2:"Optional"|} },
                      "C": { "Url": "https://*:3", "ClientCertificateMode": {|#3:true|} }, // the last
                    },
                  },
                }
                """));
            // Otherwise the findings in the file, which this fix does not claim, would be expected again.
            test.FixedState.InheritanceMode = StateInheritanceMode.Explicit;
            test.FixedState.AdditionalReferences.AddRange(References.AspNetCore);
            test.FixedState.AdditionalFiles.Add(("/0/appsettings.json", """
                {
                  // one port for each customer
                  "Kestrel": {
                    "Endpoints": {
                      "A": { "Url": "https://*:1", "ClientCertificateMode": "RequireCertificate" },
                      "B": { "Url": "https://*:2", "ClientCertificateMode": "AllowCertificate" },
                      "C": { "Url": "https://*:3", "ClientCertificateMode": "RequireCertificate" }, // the last
                    },
                  },
                }
                """));
            test.ExpectedDiagnostics.AddRange(new[] { 1, 2, 3 }.Select(place => new DiagnosticResult("MTLS8002", DiagnosticSeverity.Warning).WithLocation(place)));
            test.ExpectedDiagnostics.Add(new DiagnosticResult("MTLS8900", DiagnosticSeverity.Info).WithLocation(0).WithLocation(1).WithLocation(2).WithLocation(3));
        });

    [Fact]
    public async Task What_only_a_person_can_judge_comes_last_and_has_no_Fix_All()
    {
        const string Json = "{ 'Kestrel': { 'Certificates': { 'Default': { 'Path': 'a.pfx', 'Password': '1234' } }, 'EndpointDefaults': { 'ClientCertificateMode': 'Require' } } }";

        Assert.Equal([MTLS8002ModeIgnoredRule.Spell, MTLS8008CertificatePasswordRule.Remedy], await SettingsFiles.TitlesAsync(Json));
        Assert.True(await SettingsFiles.HasFixAllAsync(Json, MTLS8002ModeIgnoredRule.Spell));
        Assert.False(await SettingsFiles.HasFixAllAsync(Json, MTLS8008CertificatePasswordRule.Remedy));
    }

    private static DiagnosticResult Finding() => new DiagnosticResult("MTLS8002", DiagnosticSeverity.Warning).WithLocation(1);

    private static DiagnosticResult Anchor() => new DiagnosticResult("MTLS8900", DiagnosticSeverity.Info).WithLocation(0).WithLocation(1);

    private static Task VerifyAsync(string program, string json, params DiagnosticResult[] expected) => Verify.DiagnosticsAsync<SettingsAnalyzer>(program, test =>
    {
        test.TestState.Sources.Add(Usings.WebProject);
        test.TestState.AdditionalFiles.Add(("/0/appsettings.json", json));
        test.ExpectedDiagnostics.AddRange(expected);
    });
}
