using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.CodeFixes.Authentication;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Authentication;

public class MTLS4005SelfSignedWithoutPinTests
{
    private const string Id = "MTLS4005";
    private const string Self = "{|#0:o.AllowedCertificateTypes = CertificateTypes.SelfSigned|};";

    [Theory]
    [InlineData(Self)]
    [InlineData("{|#0:o.AllowedCertificateTypes = CertificateTypes.All|};")]
    [InlineData("{|#0:o.AllowedCertificateTypes = CertificateTypes.Chained | CertificateTypes.SelfSigned|};")]
    [InlineData("const CertificateTypes Allowed = CertificateTypes.All; {|#0:o.AllowedCertificateTypes = Allowed|};")]
    [InlineData("if (builder.Environment.IsProduction()) { " + Self + " }")]
    [InlineData(Self + " o.ChainTrustValidationMode = X509ChainTrustMode.CustomRootTrust;")]
    [InlineData(Self + " o.Events = new() { OnCertificateValidated = c => { c.Success(); return Task.CompletedTask; } };")]
    [InlineData(Self + " o.Events = new CertificateAuthenticationEvents { OnCertificateValidated = c => { if (c.ClientCertificate.Subject != \"CN=client\") c.Fail(\"no\"); return Task.CompletedTask; } };")]
    [InlineData(Self + " o.Events = new() { OnCertificateValidated = c => { if (c.ClientCertificate.SerialNumber == \"01\") c.Success(); else c.Fail(\"no\"); return Task.CompletedTask; } };")]
    [InlineData(Self + " o.Events = new() { OnCertificateValidated = c => { Console.WriteLine(c.ClientCertificate.Thumbprint); c.Success(); return Task.CompletedTask; } };")]
    [InlineData(Self + " o.Events = new() { OnAuthenticationFailed = c => { c.Fail(c.Exception); return Task.CompletedTask; } };")]
    [InlineData(Self + " o.Events.OnCertificateValidated = Validated; static Task Validated(CertificateValidatedContext c) { c.Success(); return Task.CompletedTask; }")]
    public Task Anybody_can_make_one_Reports(string statements) => VerifyAsync(Program(statements), DiagnosticSeverity.Warning);

    [Theory]
    [InlineData("services.Configure<CertificateAuthenticationOptions>(\"x\", o => { " + Self + " });")]
    [InlineData("services.AddAuthentication().AddCertificate(new CertificateAuthenticationOptions { {|#0:AllowedCertificateTypes = CertificateTypes.All|} }.Copy);")]
    public Task Options_set_anywhere_Reports(string statements) => VerifyAsync(
        "var builder = WebApplication.CreateBuilder(args); var services = builder.Services; " + statements + " static class Copies { public static void Copy(this CertificateAuthenticationOptions from, CertificateAuthenticationOptions to) { } }",
        DiagnosticSeverity.Warning);

    [Fact]
    public Task Events_of_a_class_that_compares_names_Reports() => VerifyAsync(
        Program("{|#0:o.AllowedCertificateTypes = CertificateTypes.All|}; o.EventsType = typeof(Events);") + """

        class Events : CertificateAuthenticationEvents
        {
            public override Task CertificateValidated(CertificateValidatedContext context)
            {
                if (context.ClientCertificate.Issuer != "CN=us") { context.Fail("no"); }
                return Task.CompletedTask;
            }
        }
        """,
        DiagnosticSeverity.Warning);

    [Theory]
    [InlineData(Self + " o.Events = new() { OnCertificateValidated = c => { if (!c.HttpContext.RequestServices.GetRequiredService<IClients>().IsKnown(c.ClientCertificate)) c.Fail(\"no\"); return Task.CompletedTask; } };")]
    [InlineData(Self + " o.Events = Events.Make();")]
    [InlineData(Self + " o.Events.OnCertificateValidated = Events.Handler!;")]
    [InlineData(Self + " o.EventsType = Type.GetType(\"Events\");")]
    [InlineData(Self + " Set(o); static void Set(CertificateAuthenticationOptions x) { }")]
    [InlineData("if (builder.Environment.IsDevelopment()) { " + Self + " }")]
    [InlineData("{|#0:o.AllowedCertificateTypes = builder.Environment.IsDevelopment() ? CertificateTypes.All : CertificateTypes.Chained|};")]
    [InlineData("if (builder.Configuration.GetValue<bool>(\"AllowSelfSigned\")) { " + Self + " }")]
    public Task Unknown_service_or_events_or_development_Reports_info(string statements) => VerifyAsync(
        Program(statements) + " interface IClients { bool IsKnown(X509Certificate2 certificate); } static class Events { public static CertificateAuthenticationEvents Make() => new(); public static Func<CertificateValidatedContext, Task>? Handler; }",
        DiagnosticSeverity.Info);

    [Fact]
    public Task Library_without_an_event_Reports_info() => VerifyAsync(SchemeFrame.OnOptions(Self), DiagnosticSeverity.Info);

    [Theory]
    [InlineData("o.Events = new() { OnCertificateValidated = c => { if (c.ClientCertificate.Thumbprint != \"AB\") c.Fail(\"no\"); return Task.CompletedTask; } };")]
    [InlineData("o.Events = new() { OnCertificateValidated = c => { if (known.Contains(c.ClientCertificate.GetCertHashString(HashAlgorithmName.SHA256))) c.Success(); else c.Fail(\"no\"); return Task.CompletedTask; } };")]
    [InlineData("o.Events = new() { OnCertificateValidated = c => { if (!c.ClientCertificate.RawData.SequenceEqual(raw)) c.Fail(\"no\"); return Task.CompletedTask; } };")]
    [InlineData("o.Events = new() { OnCertificateValidated = async c => { var hash = SHA256.HashData(c.ClientCertificate.RawData); await Task.Yield(); if (!hash.AsSpan().SequenceEqual(raw)) c.Fail(\"no\"); } };")]
    [InlineData("o.Events = new() { OnCertificateValidated = c => { if (!c.ClientCertificate.GetPublicKey().SequenceEqual(raw)) c.Fail(\"no\"); return Task.CompletedTask; } };")]
    [InlineData("o.Events = new() { OnCertificateValidated = c => { using var chain = new X509Chain(); chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust; if (!chain.Build(c.ClientCertificate)) c.Fail(\"no\"); return Task.CompletedTask; } };")]
    [InlineData("builder.Services.AddAuthorization(a => a.AddPolicy(\"known\", p => p.RequireClaim(System.Security.Claims.ClaimTypes.Thumbprint, known)));")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateValidation = (c, _, _) => known.Contains(c.Thumbprint)));")]
    public Task Pin_in_the_program_IsSilent(string statements) => VerifyAsync(Program("var known = new[] { \"AB\" }; var raw = new byte[] { 1 }; o.AllowedCertificateTypes = CertificateTypes.SelfSigned; " + statements), DiagnosticSeverity.Warning);

    [Theory]
    [InlineData("class Clients : IClients { public bool IsKnown(X509Certificate2 certificate) => certificate.Thumbprint == \"AB\"; }")]
    [InlineData("class Clients(HashSet<string> known) : IClients { public bool IsKnown(X509Certificate2 certificate) { var hash = certificate.GetCertHashString(HashAlgorithmName.SHA256); return known.Contains(hash); } }")]
    public Task Pin_in_a_service_IsSilent(string service) => VerifyAsync(
        Program("o.AllowedCertificateTypes = CertificateTypes.All; o.Events = new() { OnCertificateValidated = c => { if (!c.HttpContext.RequestServices.GetRequiredService<IClients>().IsKnown(c.ClientCertificate)) c.Fail(\"no\"); return Task.CompletedTask; } };")
            + " interface IClients { bool IsKnown(X509Certificate2 certificate); } " + service,
        DiagnosticSeverity.Warning);

    [Theory]
    [InlineData("o.AllowedCertificateTypes = CertificateTypes.Chained;")]
    [InlineData("o.AllowedCertificateTypes = builder.Configuration.GetValue<CertificateTypes>(\"Types\");")]
    [InlineData("o.AllowedCertificateTypes = DateTime.Now.Hour > 9 ? CertificateTypes.All : CertificateTypes.Chained;")]
    [InlineData("o.AllowedCertificateTypes = CertificateTypes.All; o.AllowedCertificateTypes = CertificateTypes.Chained;")]
    [InlineData("if (o.AllowedCertificateTypes == CertificateTypes.SelfSigned) { }")]
    public Task Chained_certificates_or_unclear_IsSilent(string statements) => VerifyAsync(Program(statements), DiagnosticSeverity.Warning);

    [Theory]
    [InlineData("enum CertificateTypes { All = 3 } class CertificateAuthenticationOptions { public CertificateTypes AllowedCertificateTypes { get; set; } void M() => AllowedCertificateTypes = CertificateTypes.All; }")]
    [InlineData("class Lax : CertificateAuthenticationOptions { public new CertificateTypes AllowedCertificateTypes { get; set; } public Lax() { AllowedCertificateTypes = CertificateTypes.All; } }")]
    public Task Types_of_the_project_IsSilent(string source) => VerifyAsync(source, DiagnosticSeverity.Warning);

    [Theory]
    [InlineData("o.AllowedCertificateTypes = CertificateTypes.;")]
    [InlineData("o.AllowedCertificateTypes = ; o.Events = new() { OnCertificateValidated = ")]
    public Task Half_typed_code_IsSilent(string statements) => VerifyAsync(Program(statements), DiagnosticSeverity.Warning, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync(Program("o.AllowedCertificateTypes = CertificateTypes.All;"), DiagnosticSeverity.Warning, test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n")));

    [Theory]
    [InlineData("// Devices.\n    {|MTLS4005:o.AllowedCertificateTypes = CertificateTypes.All|};\n    o.ForwardDefault = \"x\";", "// Devices.\n    o.ForwardDefault = \"x\";")]
    [InlineData("o.ForwardDefault = \"x\"; if (builder.Environment.IsDevelopment()) { {|MTLS4005:o.AllowedCertificateTypes = CertificateTypes.All|}; }", "o.ForwardDefault = \"x\"; if (builder.Environment.IsDevelopment()) { }")]
    public Task Assignment_IsFixed(string bad, string good) => FixAsync(Program(bad), Program(good));

    [Fact]
    public Task Revocation_beside_it_has_no_fix()
    {
        var program = Program("o.RevocationMode = X509RevocationMode.NoCheck; {|MTLS4005:o.AllowedCertificateTypes = CertificateTypes.SelfSigned|};");
        return FixAsync(program, program);
    }

    private static string Program(string statements) => $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCertificate(o =>
        {
            {{statements}}
        });
        builder.Build().Run();
        """;

    private static Task FixAsync(string source, string expected) => SchemeFrame.FixAsync<SchemeOptionsAnalyzer, MTLS4005SelfSignedWithoutPinFix>(
        source, expected, MTLS4005SelfSignedWithoutPinFix.Title, test => test.CodeActionEquivalenceKey = source == expected ? null : MTLS4005SelfSignedWithoutPinFix.Title);

    private static Task VerifyAsync(string source, DiagnosticSeverity severity, Action<CSharpAnalyzerTest<SchemeOptionsAnalyzer, DefaultVerifier>>? configure = null) =>
        SchemeFrame.VerifyAsync(Id, source, configure, severity);
}
