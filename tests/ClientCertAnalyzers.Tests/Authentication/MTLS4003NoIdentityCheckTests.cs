using ClientCertAnalyzers.Authentication;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Authentication;

public class MTLS4003NoIdentityCheckTests
{
    private const string Id = "MTLS4003";
    private const string Kestrel = "builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate));";
    private const string Members = "app.MapGet(\"/\", () => 1).RequireAuthorization();";

    [Theory]
    [InlineData("builder.Services.AddAuthentication(\"Certificate\").{|#0:AddCertificate|}();")]
    [InlineData("builder.Services.AddAuthentication().{|#0:AddCertificate|}(\"partners\");")]
    [InlineData("builder.Services.AddAuthentication().{|#0:AddCertificate|}(o => o.RevocationMode = X509RevocationMode.Online);")]
    [InlineData("builder.Services.AddAuthentication().{|#0:AddCertificate|}(o => { o.AllowedCertificateTypes = CertificateTypes.Chained; o.ChainTrustValidationMode = X509ChainTrustMode.System; });")]
    [InlineData("builder.Services.AddAuthorization(o => o.AddPolicy(\"a\", p => p.RequireAuthenticatedUser())); builder.Services.AddAuthentication().{|#0:AddCertificate|}();")]
    public Task Scheme_as_it_comes_Reports_info(string services) => LoginFrame.VerifyAsync(Id, LoginFrame.Program(Kestrel + services, Members), DiagnosticSeverity.Info);

    [Theory]
    [InlineData("builder.Services.AddAuthorization(o => o.AddPolicy(\"a\", p => p.RequireClaim(System.Security.Claims.ClaimTypes.Thumbprint, \"AB\")));", "")]
    [InlineData("builder.Services.AddAuthorization(o => o.AddPolicy(\"a\", p => p.RequireAssertion(_ => true)));", "")]
    [InlineData("", "class Known : IAuthorizationHandler { public Task HandleAsync(AuthorizationHandlerContext context) => Task.CompletedTask; }")]
    [InlineData("", "class Claims : IClaimsTransformation { public Task<System.Security.Claims.ClaimsPrincipal> TransformAsync(System.Security.Claims.ClaimsPrincipal principal) => Task.FromResult(principal); }")]
    [InlineData("", "class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { [Authorize(Roles = \"partner\")] public int Get() => 1; }")]
    [InlineData("", "class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { public object Get() => User.HasClaim(\"a\", \"b\") ? 1 : Forbid(); }")]
    [InlineData("", "class Check { bool IsOurs(HttpContext http) => http.Connection.ClientCertificate?.Subject == \"CN=x\"; }")]
    [InlineData("", "class Events : CertificateAuthenticationEvents { public override Task CertificateValidated(CertificateValidatedContext context) => Task.CompletedTask; }")]
    [InlineData("builder.Services.PostConfigure<CertificateAuthenticationOptions>(o => o.ChainTrustValidationMode = X509ChainTrustMode.CustomRootTrust);", "")]
    [InlineData("builder.Services.Configure<CertificateAuthenticationOptions>(o => o.Events = Make()); static CertificateAuthenticationEvents Make() => new();", "")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(1, l => l.UseHttps(h => h.ClientCertificateValidation = (_, _, e) => e == 0)));", "")]
    public Task Something_asks_who_it_is_IsSilent(string services, string types) =>
        LoginFrame.VerifyAsync(Id, LoginFrame.Program(Kestrel + LoginFrame.Scheme + services, Members, types), DiagnosticSeverity.Info);

    [Theory]
    [InlineData("builder.Services.AddAuthentication().AddCertificate(o => { o.ChainTrustValidationMode = X509ChainTrustMode.CustomRootTrust; o.CustomTrustStore.Add(null!); });")]
    [InlineData("builder.Services.AddAuthentication().AddCertificate(o => o.AllowedCertificateTypes = CertificateTypes.SelfSigned);")]
    [InlineData("builder.Services.AddAuthentication().AddCertificate(o => builder.Configuration.Bind(\"Login\", o));")]
    [InlineData("builder.Services.AddAuthentication().AddCertificate(Set); static void Set(CertificateAuthenticationOptions o) { }")]
    public Task Own_root_self_signed_or_unclear_options_IsSilent(string services) => LoginFrame.VerifyAsync(Id, LoginFrame.Program(Kestrel + services, Members), DiagnosticSeverity.Info);

    [Theory]
    [InlineData("OnCertificateValidated = c => { {|#0:c.Success()|}; return Task.CompletedTask; }")]
    [InlineData("OnCertificateValidated = async c => { await Task.Yield(); {|#0:c.Success()|}; }")]
    [InlineData("OnCertificateValidated = c => { c.Principal = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity([new(\"name\", c.ClientCertificate.Subject)], c.Scheme.Name)); {|#0:c.Success()|}; return Task.CompletedTask; }")]
    public Task Event_that_accepts_everything_Reports(string handler) => EventAsync(Options(handler), DiagnosticSeverity.Warning);

    [Fact]
    public Task Event_of_a_class_Reports_info() => EventAsync(
        "class Events : CertificateAuthenticationEvents { public override Task CertificateValidated(CertificateValidatedContext context) { {|#0:context.Success()|}; return Task.CompletedTask; } }",
        DiagnosticSeverity.Info);

    [Fact]
    public Task Event_in_development_Reports_info() => EventAsync(
        "class Setup(IHostEnvironment env) { void Add(IServiceCollection services) => services.AddAuthentication().AddCertificate(o => { if (env.IsDevelopment()) { o.Events = new() { OnCertificateValidated = c => { {|#0:c.Success()|}; return Task.CompletedTask; } }; } }); }",
        DiagnosticSeverity.Info);

    [Theory]
    [InlineData("OnCertificateValidated = c => { if (c.ClientCertificate.Subject == \"CN=x\") c.Success(); else c.Fail(\"no\"); return Task.CompletedTask; }")]
    [InlineData("OnCertificateValidated = c => { if (c.ClientCertificate.Thumbprint != \"AB\") throw new InvalidOperationException(); c.Success(); return Task.CompletedTask; }")]
    [InlineData("OnCertificateValidated = c => { c.Principal!.AddIdentity(new()); return Task.CompletedTask; }")]
    [InlineData("OnCertificateValidated = c => { c.Fail(\"no\"); return Task.CompletedTask; }")]
    [InlineData("OnCertificateValidated = c => { Directory.Check(c.ClientCertificate); c.Success(); return Task.CompletedTask; }")]
    [InlineData("OnAuthenticationFailed = c => { c.Success(); return Task.CompletedTask; }")]
    public Task Event_that_decides_or_enriches_IsSilent(string handler) => EventAsync(
        Options(handler) + " abstract class Directory { public static void Check(X509Certificate2 certificate) => Current.Verify(certificate); static Directory Current => null!; protected abstract void Verify(X509Certificate2 certificate); }",
        DiagnosticSeverity.Warning);

    [Theory]
    [InlineData("o.ChainTrustValidationMode = X509ChainTrustMode.CustomRootTrust;", "")]
    [InlineData("o.AllowedCertificateTypes = CertificateTypes.All;", "")]
    [InlineData("", "class Known : AuthorizationHandler<Known>, IAuthorizationRequirement { protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Known requirement) => Task.CompletedTask; }")]
    [InlineData("", "class Policies { void Add(IServiceCollection services) => services.AddAuthorization(o => o.AddPolicy(\"a\", p => p.RequireClaim(\"thumbprint\", \"AB\"))); }")]
    [InlineData("", "class Known { bool IsOurs(X509Certificate2 certificate) => certificate.Thumbprint == \"AB\"; }")]
    public Task Own_root_or_a_policy_IsSilent(string options, string types) =>
        EventAsync(Options("OnCertificateValidated = c => { c.Success(); return Task.CompletedTask; }", options) + types, DiagnosticSeverity.Warning);

    [Fact]
    public Task Types_of_the_project_IsSilent() => EventAsync(
        "class CertificateValidatedContext { public void Success() { } } class CertificateAuthenticationEvents { public Action<CertificateValidatedContext> OnCertificateValidated { get; set; } = c => c.Success(); void M() => OnCertificateValidated = c => c.Success(); }",
        DiagnosticSeverity.Warning);

    [Fact]
    public Task Half_typed_code_IsSilent() => EventAsync(Options("OnCertificateValidated = c => { c.Success(; return"), DiagnosticSeverity.Warning, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Test_project_IsSilent() => EventAsync(Options("OnCertificateValidated = c => { c.Success(); return Task.CompletedTask; }"), DiagnosticSeverity.Warning, test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n")));

    private static string Options(string handler, string options = "") =>
        SchemeFrame.OnOptions(options + " o.Events = new CertificateAuthenticationEvents { " + handler + " };");

    private static Task EventAsync(string source, DiagnosticSeverity severity, Action<CSharpAnalyzerTest<CertificateEventAnalyzer, DefaultVerifier>>? configure = null) =>
        SchemeFrame.VerifyAsync<CertificateEventAnalyzer>(Id, source, test =>
        {
            test.DisabledDiagnostics.AddRange(["MTLS4001", "MTLS4002", "MTLS4004"]);
            configure?.Invoke(test);
        }, severity);
}
