using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.CodeFixes.Authentication;

namespace ClientCertAnalyzers.Tests.Authentication;

public class MTLS4008CertificateNotRequestedTests
{
    private const string Id = "MTLS4008";
    private const string Scheme = "builder.Services.AddAuthentication(\"Certificate\").{|MTLS4008:AddCertificate|}();";
    private const string Members = "app.MapGet(\"/\", () => 1).RequireAuthorization();";

    [Theory]
    [InlineData(Scheme)]
    [InlineData("builder.Services.AddAuthentication().{|MTLS4008:AddCertificate|}(\"partners\", o => o.RevocationMode = X509RevocationMode.Online);")]
    [InlineData(Scheme + " builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(8443, l => l.UseHttps()));")]
    [InlineData(Scheme + " builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.SslProtocols = SslProtocols.Tls13));")]
    [InlineData("var authentication = builder.Services.AddAuthentication(); authentication.{|MTLS4008:AddCertificate|}();")]
    public Task Nobody_is_asked_Reports(string services) => LoginFrame.VerifyAsync(Id, LoginFrame.Program(services, Members));

    [Theory]
    [InlineData("var builder = WebApplication.CreateSlimBuilder(args); builder.Services.ADD")]
    [InlineData("var builder = WebApplication.CreateEmptyBuilder(new()); builder.Services.ADD")]
    [InlineData("var builder = Host.CreateApplicationBuilder(args); builder.Services.ADD")]
    [InlineData("Host.CreateDefaultBuilder(args).ConfigureServices(s => s.ADD)")]
    [InlineData("Microsoft.AspNetCore.WebHost.CreateDefaultBuilder(args).ConfigureServices(s => s.ADD)")]
    [InlineData("new HostBuilder().ConfigureServices(s => s.ADD)")]
    [InlineData("new WebHostBuilder().ConfigureServices(s => s.ADD)")]
    public Task Host_of_any_kind_Reports(string program) => LoginFrame.VerifyAsync(Id, program.Replace("ADD", "AddAuthentication().{|MTLS4008:AddCertificate|}()") + ";");

    [Theory]
    [InlineData("_ = System.Collections.Immutable.ImmutableArray.CreateBuilder<int>();", "")]
    [InlineData("_ = new HostBuilder();", "class HostBuilder { }")]
    [InlineData("Own.CreateBuilder();", "static class Own { public static void CreateBuilder() { } }")]
    [InlineData("new ConfigurationBuilderSource().CreateBuilder();", "class ConfigurationBuilderSource { public void CreateBuilder() { } }")]
    public Task Builder_of_something_else_IsSilent(string statement, string types) => LoginFrame.VerifyAsync(
        Id, statement + " Login.Add(null!); static class Login { public static void Add(IServiceCollection services) => services.AddAuthentication().AddCertificate(); } " + types);

    [Fact]
    public Task Settings_without_a_mode_Reports() => LoginFrame.VerifyAsync(Id, LoginFrame.Program(Scheme, Members), configure: test =>
        test.TestState.AdditionalFiles.Add(("appsettings.json", "{ \"Kestrel\": { \"Endpoints\": { \"A\": { \"Url\": \"https://*:443\" } } } }")));

    [Theory]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate));", "")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(1, l => l.UseHttps(new HttpsConnectionAdapterOptions { ClientCertificateMode = ClientCertificateMode.DelayCertificate })));", "")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(1, l => l.UseHttps((_, _, _, _) => new(new SslServerAuthenticationOptions { ClientCertificateRequired = true }), null!)));", "")]
    [InlineData("builder.WebHost.UseHttpSys();", "")]
    [InlineData("builder.WebHost.UseIIS();", "")]
    [InlineData("builder.WebHost.UseIISIntegration();", "")]
    [InlineData("builder.Services.AddCertificateForwarding(o => { });", "")]
    [InlineData("", "app.UseCertificateForwarding();")]
    [InlineData("builder.Services.AddCertificateForwarding(o => { });", "app.UseCertificateForwarding();")]
    [InlineData("builder.Services.AddClientCertificateResponses();", "")]
    [InlineData("", "app.Use((http, next) => { http.Features.Set<Microsoft.AspNetCore.Http.Features.ITlsConnectionFeature>(null); return next(http); });")]
    [InlineData("", "app.Use((http, next) => { http.Connection.ClientCertificate = null; return next(http); });")]
    [InlineData("var mode = builder.Configuration[\"Tls:ClientCertificateMode\"];", "")]
    [InlineData("if (builder.Environment.IsProduction()) builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate));", "")]
    public Task Certificate_may_come_IsSilent(string services, string pipeline) => LoginFrame.VerifyAsync(Id, LoginFrame.Program(LoginFrame.Scheme + services, pipeline + Members));

    [Theory]
    [InlineData("appsettings.json", "{ \"Kestrel\": { \"EndpointDefaults\": { \"ClientCertificateMode\": \"AllowCertificate\" } } }")]
    [InlineData("appsettings.Production.json", "{ \"Servers\": { \"ClientCertificateMode\": \"AllowCertificate\" } }")]
    [InlineData("web.config", "<configuration />")]
    public Task Mode_in_the_settings_IsSilent(string file, string text) => LoginFrame.VerifyAsync(Id, LoginFrame.Program(LoginFrame.Scheme, Members), configure: test =>
        test.TestState.AdditionalFiles.Add((file, text)));

    [Theory]
    [InlineData("static class Tls { public static void Set(HttpsConnectionAdapterOptions h) => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate; }")]
    [InlineData("static class Proxy { public static void Use(IApplicationBuilder app) => app.UseCertificateForwarding(); }")]
    public Task Another_type_asks_IsSilent(string types) => LoginFrame.VerifyAsync(Id, LoginFrame.Program(LoginFrame.Scheme, Members, types));

    [Fact]
    public Task Library_that_may_ask_IsSilent() => LoginFrame.VerifyAsync(Id, LoginFrame.Program(LoginFrame.Scheme + " Partner.Set.Up(builder.WebHost);", Members), configure: test =>
        test.TestState.AdditionalReferences.Add(LoginFrame.Library("namespace Partner { public static class Set { public static void Up(this IWebHostBuilder web) { } } }")));

    [Theory]
    [InlineData("static class Login { static void Add(WebApplicationBuilder builder) { builder.Services.AddAuthentication().AddCertificate(); } }")]
    [InlineData("Login.Add(null!); static class Login { public static void Add(IServiceCollection services) => services.AddAuthentication().AddCertificate(); }")]
    [InlineData("var builder = WebApplication.CreateBuilder(args); builder.Services.AddCertificate(); static class Store { public static void AddCertificate(this IServiceCollection services) { } }")]
    public Task Library_or_other_method_IsSilent(string source) => LoginFrame.VerifyAsync(Id, source);

    [Fact]
    public Task Test_project_IsSilent() => LoginFrame.VerifyAsync(Id, LoginFrame.Program(LoginFrame.Scheme, Members), configure: test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n")));

    [Theory]
    [InlineData("", "kestrel => kestrel.ConfigureHttpsDefaults(https => https.")]
    [InlineData("var kestrel = 1; var https = kestrel;\n", "kestrelOptions => kestrelOptions.ConfigureHttpsDefaults(httpsOptions => httpsOptions.")]
    public Task Program_IsFixed(string before, string expected) => FixAsync(
        LoginFrame.Program(before + Scheme + " // partners", Members),
        LoginFrame.Program(before + LoginFrame.Scheme + " // partners\nbuilder.WebHost.ConfigureKestrel(" + expected + "ClientCertificateMode = ClientCertificateMode.AllowCertificate));", Members));

    [Fact]
    public Task Block_without_usings_IsFixed()
    {
        const string Source = """
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.DependencyInjection;

            static class Program
            {
                static void Main()
                {
                    var builder = WebApplication.CreateBuilder();
                    builder.Services.AddAuthentication("Certificate").{|MTLS4008:AddCertificate|}();
                    builder.Build().Run();
                }
            }

            """;
        return SchemeFrame.FixAsync<AddCertificateAnalyzer, MTLS4008CertificateNotRequestedFix>(
            Source,
            Source.Replace("{|MTLS4008:AddCertificate|}();", "AddCertificate();\n        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ClientCertificateMode = ClientCertificateMode.AllowCertificate));")
                .Replace("using Microsoft.AspNetCore.Builder;\n", "using Microsoft.AspNetCore.Builder;\nusing Microsoft.AspNetCore.Hosting;\nusing Microsoft.AspNetCore.Server.Kestrel.Https;\n"),
            MTLS4008CertificateNotRequestedFix.Title,
            test =>
            {
                test.TestState.Sources.RemoveAt(1);
                test.DisabledDiagnostics.Add("MTLS4003");
                test.SolutionTransforms.Add((solution, id) => solution.WithProjectCompilationOptions(id, solution.GetProject(id)!.CompilationOptions!.WithOutputKind(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication)));
            });
    }

    [Theory]
    [InlineData(Scheme + " builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(8443, l => l.UseHttps()));")]
    [InlineData("var services = builder.Services; services.AddAuthentication().{|MTLS4008:AddCertificate|}();")]
    public Task Listeners_in_the_code_or_another_form_has_no_fix(string services) => FixAsync(LoginFrame.Program(services, Members), LoginFrame.Program(services, Members));

    private static Task FixAsync(string source, string expected) => SchemeFrame.FixAsync<AddCertificateAnalyzer, MTLS4008CertificateNotRequestedFix>(source, expected, MTLS4008CertificateNotRequestedFix.Title, test =>
    {
        test.DisabledDiagnostics.AddRange(["MTLS4003", "MTLS4009", "MTLS4017"]);
        if (source == expected)
        {
            test.CodeActionEquivalenceKey = null;
        }
    });
}
