using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.CodeFixes.Authentication;
using ClientCertAnalyzers.Tests.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;
using static ClientCertAnalyzers.Tests.Authentication.ForwardingFrame;

namespace ClientCertAnalyzers.Tests.Authentication;

public class MTLS4019ForwardedOverHttpTests
{
    private const string Certificates = "services.Configure<CertificateForwardingOptions>(f => { }); services.AddAuthentication().AddCertificate(); ";
    private const string Http = "builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(8080));";
    private const string Forward = "app.{|MTLS4019:UseCertificateForwarding|}(); app.UseAuthentication();";
    private const string Quiet = "app.UseCertificateForwarding(); app.UseAuthentication();";

    [Theory]
    [InlineData(Http, Forward)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => { k.ListenAnyIP(8080); k.ListenLocalhost(8081); });", Forward)]
    [InlineData("builder.WebHost.UseKestrel(k => k.Listen(IPAddress.Any, 8080, l => l.Protocols = HttpProtocols.Http1));", "app.UseRouting(); " + Forward + " app.UseAuthorization();")]
    [InlineData(Http, "app.UseRouting().{|MTLS4019:UseCertificateForwarding|}().UseAuthentication();")]
    public Task Plain_listeners_only_Reports(string services, string pipeline) => RunAsync(Program(Certificates + services, pipeline));

    [Theory]
    [InlineData("", Quiet)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(8443, l => l.UseHttps()));", Quiet)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => { k.ListenAnyIP(8080); k.ListenAnyIP(8443, l => l.UseHttps()); });", Quiet)]
    [InlineData(Http + " builder.WebHost.UseUrls(args);", Quiet)]
    [InlineData(Http, "app.Urls.Add(args[0]); " + Quiet)]
    [InlineData(Http, "app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto }); " + Quiet)]
    [InlineData(Http + " services.Configure<ForwardedHeadersOptions>(o => { });", Quiet)]
    [InlineData(Http, "app.UseHttpsRedirection(); " + Quiet)]
    [InlineData(Http, "app.Use((c, next) => { c.Request.Scheme = \"https\"; return next(c); }); " + Quiet)]
    [InlineData(Http, "Setup.Rewrite(app); " + Quiet)]
    [InlineData(Http, "app.UseCertificateForwarding();")]
    [InlineData(Http, "app.UseWhen(c => true, b => { b.UseCertificateForwarding(); b.UseAuthentication(); });")]
    [InlineData(Http + " new Setup2().Listen(1);", Quiet)]
    [InlineData(Http + " Action<int> listen = new Setup2().Listen;", Quiet)]
    [InlineData(Http + " builder.WebHost.ConfigureKestrel((c, k) => k.Configure(c.Configuration).AnyIPEndpoint(1));", Quiet)]
    [InlineData(Http, "app.UseForwardedHeaders(); " + Quiet)]
    [InlineData(Http + " services.Configure<ForwardedHeadersOptions>(o => o.ForwardLimit = 1);", Quiet)]
    [InlineData(Http + " var all = ForwardedHeaders.All;", Quiet)]
    [InlineData(Http, "app.UseCertificateForwarding(); app.Use((c, next) => { c.Request.Scheme = \"https\"; return next(c); }); app.UseAuthentication();")]
    [InlineData(Http, "app.UseCertificateForwarding(); app.Use((c, next) => { c.Request.IsHttps = true; return next(c); }); app.UseAuthentication();")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => { k.ListenAnyIP(8080); k.ConfigureHttpsDefaults(h => { }); });", Quiet)]
    [InlineData(Http + " builder.WebHost.UseHttpSys();", Quiet)]
    [InlineData(Http + " builder.WebHost.UseIIS();", Quiet)]
    [InlineData(Http + " builder.WebHost.UseIISIntegration();", Quiet)]
    [InlineData(Http, "app.UseHsts(); " + Quiet)]
    [InlineData(Http + " builder.WebHost.UseConfiguration(builder.Configuration);", Quiet)]
    public Task Https_or_a_scheme_from_elsewhere_IsSilent(string services, string pipeline) => RunAsync(Program(
        Certificates + services, pipeline, "static class Setup { public static void Rewrite(IApplicationBuilder app) => app.Use((c, next) => next(c)); } class Setup2 { public void Listen(int port) { } }"));

    [Fact]
    public Task Without_certificate_authentication_IsSilent() => RunAsync(Program("services.Configure<CertificateForwardingOptions>(f => { }); " + Http, Quiet));

    [Theory]
    [InlineData("{ \"Kestrel\": { \"Endpoints\": { \"A\": { \"Url\": \"https://*:1\" } } } }")]
    [InlineData("{ \"Urls\": \"https://*:1\" }")]
    public Task Endpoints_of_the_settings_IsSilent(string settings) =>
        RunAsync(Program(Certificates + Http, Quiet), test => test.TestState.AdditionalFiles.Add(("appsettings.json", settings)));

    [Fact]
    public Task Test_project_IsSilent() => RunAsync(Program(Certificates + Http, Quiet), ClientFrame.InTests);

    [Fact]
    public Task Half_typed_code_IsSilent() => RunAsync(Program(Certificates + "builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(8080, l => l.", Quiet), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Scheme_of_the_proxy_IsFixed() => FixAsync(
        "app.UseRouting();\n// From the proxy.\n" + Forward,
        "app.UseRouting();\napp.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto });\n// From the proxy.\n" + Quiet);

    [Fact]
    public Task Chain_has_no_fix_IsSilent() =>
        FixAsync("app.UseRouting().{|MTLS4019:UseCertificateForwarding|}().UseAuthentication();", "app.UseRouting().{|MTLS4019:UseCertificateForwarding|}().UseAuthentication();", isFixed: false);

    private static Task FixAsync(string bad, string good, bool isFixed = true) => Verify.FixAsync<CertificateForwardingAnalyzer, MTLS4019ForwardedOverHttpFix>(
        Program(Services, bad),
        (isFixed ? "using Microsoft.AspNetCore.HttpOverrides;\n\n" : "") + Program(Services, good),
        MTLS4019ForwardedOverHttpFix.Title,
        test =>
        {
            test.TestState.Sources.Add(("/0/Usings.cs", Usings.WebProject));
            test.TestState.AdditionalReferences.Add(RestoredReferences.CertificateAuthentication);
        });

    private const string Services = "services.AddCertificateForwarding(f => { }); services.AddAuthentication().AddCertificate(); " + Http;

    private static Task RunAsync(string source, Action<AnalyzerTest<DefaultVerifier>>? configure = null) => VerifyAsync<CertificateForwardingAnalyzer>(source, configure);
}
