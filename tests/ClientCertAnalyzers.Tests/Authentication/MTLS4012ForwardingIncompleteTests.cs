using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.Tests.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;
using static ClientCertAnalyzers.Tests.Authentication.ForwardingFrame;

namespace ClientCertAnalyzers.Tests.Authentication;

public class MTLS4012ForwardingIncompleteTests
{
    [Theory]
    [InlineData("services.{|MTLS4012:AddCertificateForwarding|}(f => f.CertificateHeader = \"X-SSL-CERT\");", "")]
    [InlineData("", "app.{|MTLS4012:UseCertificateForwarding|}();")]
    [InlineData("services.{|MTLS4012:AddCertificateForwarding|}(f => f.CertificateHeader = \"X-SSL-CERT\");", "app.UseAuthentication(); app.UseAuthorization();")]
    [InlineData("", "app.{|MTLS4012:UseCertificateForwarding|}(); app.UseAuthentication();")]
    [InlineData("builder.Services.{|MTLS4012:AddCertificateForwarding|}(options => { });", "")]
    [InlineData("services.AddRouting().{|MTLS4012:AddCertificateForwarding|}(options => { }).AddCors();", "")]
    [InlineData("services.{|MTLS4012:AddCertificateForwarding|}(options => { options.CertificateHeader = \"ssl-client-cert\"; options.HeaderConverter = h => X509Certificate2.CreateFromPem(WebUtility.UrlDecode(h)); });", "")]
    [InlineData("services.{|MTLS4012:AddCertificateForwarding|}((CertificateForwardingOptions options) => options.CertificateHeader = \"A\");", "")]
    [InlineData("CertificateForwardingServiceExtensions.{|MTLS4012:AddCertificateForwarding|}(services, options => { });", "")]
    [InlineData("", "CertificateForwardingBuilderExtensions.{|MTLS4012:UseCertificateForwarding|}(app);")]
    [InlineData("services.AddAuthentication().AddCertificate();", "app.UseRouting().{|MTLS4012:UseCertificateForwarding|}().UseAuthentication();")]
    [InlineData("", "app.UseWhen(c => c.Request.Path.StartsWithSegments(\"/api\"), branch => branch.{|MTLS4012:UseCertificateForwarding|}());")]
    [InlineData("", "((IApplicationBuilder)app).{|MTLS4012:UseCertificateForwarding|}();")]
    [InlineData("", "if (args.Length > 0) app.{|MTLS4012:UseCertificateForwarding|}();")]
    [InlineData("builder.Host.ConfigureServices(s => s.{|MTLS4012:AddCertificateForwarding|}(o => { }));", "")]
    [InlineData("services.{|MTLS4012:AddCertificateForwarding|}(o => { }); services.{|MTLS4012:AddCertificateForwarding|}(o => { });", "")]
    [InlineData("", "app.{|MTLS4012:UseCertificateForwarding|}(); app.{|MTLS4012:UseCertificateForwarding|}();")]
    [InlineData("", "app.{|MTLS4012:UseCertificateForwarding|}(); app.UseMiddleware<CertificateForwardingMiddleware>();")]
    // In a comment or a string nobody calls anything.
    [InlineData("services.{|MTLS4012:AddCertificateForwarding|}(o => { });", "// app.UseCertificateForwarding();\nConsole.WriteLine(\"UseCertificateForwarding\");")]
    public Task One_without_the_other_Reports(string services, string pipeline) => RunAsync(Program(services, pipeline));

    [Theory]
    [InlineData("services.AddCertificateForwarding(f => { });", "app.UseCertificateForwarding(); app.UseAuthentication();")]
    [InlineData("services.AddCertificateForwarding(f => { });", "app.UseWhen(c => c.Connection.RemoteIpAddress!.Equals(IPAddress.Loopback), b => b.UseCertificateForwarding());")]
    [InlineData("services.AddCertificateForwarding(f => { });", "if (args.Length > 0) app.UseCertificateForwarding();")]
    [InlineData("services.AddCertificateForwarding(f => { });", "app.UseMiddleware<CertificateForwardingMiddleware>();")]
    [InlineData("services.AddCertificateForwarding(f => { });", "Action<IApplicationBuilder> all = a => a.UseCertificateForwarding(); all(app);")]
    [InlineData("services.Configure<CertificateForwardingOptions>(o => o.CertificateHeader = \"X-SSL-CERT\");", "app.UseCertificateForwarding();")]
    [InlineData("services.Configure<CertificateForwardingOptions>(builder.Configuration.GetSection(\"Forwarding\"));", "app.UseCertificateForwarding();")]
    [InlineData("services.AddOptions<CertificateForwardingOptions>().Configure(o => o.CertificateHeader = \"X-SSL-CERT\");", "app.UseCertificateForwarding();")]
    [InlineData("services.AddCertificateForwarding(f => { });", "var own = app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<CertificateForwardingOptions>>();")]
    [InlineData("services.AddAuthentication().AddCertificate();", "app.UseAuthentication();")]
    public Task Both_or_what_stands_in_for_one_IsSilent(string services, string pipeline) => RunAsync(Program(services, pipeline));

    [Theory]
    [InlineData("services.AddCertificateForwarding(f => { });", "static class More { public static void Secure(this WebApplication app) => app.UseCertificateForwarding(); }")]
    [InlineData("services.AddCertificateForwarding(f => { });", "class Filter : IStartupFilter { public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app => { app.UseCertificateForwarding(); next(app); }; }")]
    [InlineData("services.AddCertificateForwarding(f => { });", "class Own(RequestDelegate next, Microsoft.Extensions.Options.IOptions<CertificateForwardingOptions> options) { public Task Invoke(HttpContext c) { _ = options.Value.CertificateHeader; return next(c); } }")]
    public Task Other_half_in_another_type_IsSilent(string services, string other) => RunAsync(Program(services, ""), test => test.TestState.Sources.Add(other));

    [Fact]
    public Task Startup_class_Reports() => RunAsync(Startup("services.{|MTLS4012:AddCertificateForwarding|}(o => { });", "app.UseAuthentication();"));

    [Fact]
    public Task Startup_class_with_both_IsSilent() => RunAsync(Startup("services.AddCertificateForwarding(o => { });", "app.UseCertificateForwarding();"));

    private const string Other = """
        static class Admin
        {
            public static WebApplication Build()
            {
                var builder = WebApplication.CreateBuilder();
                SERVICES
                var app = builder.Build();
                PIPELINE
                return app;
            }
        }
        """;

    [Fact]
    public Task Half_of_another_host_does_not_count_Reports() => RunAsync(
        Program("services.{|MTLS4012:AddCertificateForwarding|}(o => { });", ""),
        test => test.TestState.Sources.Add(Other.Replace("SERVICES", "").Replace("PIPELINE", "app.{|MTLS4012:UseCertificateForwarding|}();")));

    [Fact]
    public Task Type_that_may_belong_to_either_host_IsSilent() => RunAsync(Program("services.AddCertificateForwarding(o => { });", ""), test =>
    {
        test.TestState.Sources.Add(Other.Replace("SERVICES", "").Replace("PIPELINE", ""));
        test.TestState.Sources.Add("static class Security { public static void Secure(IApplicationBuilder app) => app.UseCertificateForwarding(); }");
    });

    /// <summary>Who uses the library may have the other half.</summary>
    [Theory]
    [InlineData("public static class Setup { public static void Add(IServiceCollection services) => services.AddCertificateForwarding(o => { }); }")]
    [InlineData("public static class Setup { public static void Use(IApplicationBuilder app) => app.UseCertificateForwarding(); }")]
    [InlineData("public static class Setup { public static WebApplicationBuilder Build() { var builder = WebApplication.CreateBuilder(); builder.Services.AddCertificateForwarding(o => { }); return builder; } }")]
    public Task Library_IsSilent(string source) => RunAsync(source);

    [Theory]
    [InlineData("public static class Security { public static void UseSecurity(this IApplicationBuilder app) => app.UseCertificateForwarding(); }", "services.AddCertificateForwarding(o => { });", "app.UseSecurity();")]
    [InlineData("public static class Security { public static void AddSecurity(this IServiceCollection s) => s.AddCertificateForwarding(o => { }); }", "services.AddSecurity();", "app.UseCertificateForwarding();")]
    public Task Other_half_in_a_referenced_project_IsSilent(string library, string services, string pipeline) => RunAsync(Program(services, pipeline), test => AddLibrary(test, library));

    [Fact]
    public Task Referenced_project_that_knows_nothing_of_forwarding_Reports() => RunAsync(
        Program("services.{|MTLS4012:AddCertificateForwarding|}(o => { });", "app.UseTracing();"),
        test => AddLibrary(test, "public static class Tracing { public static void UseTracing(this IApplicationBuilder app) => app.UseRouting(); }"));

    /// <summary>As a build sees it: an assembly, which names those that it uses.</summary>
    [Theory]
    [InlineData("app.UseCertificateForwarding()", "AddCertificateForwarding")]
    [InlineData("app.UseRouting()", "{|MTLS4012:AddCertificateForwarding|}")]
    public Task Referenced_assembly_counts_if_it_uses_the_assembly_of_forwarding(string body, string call) => RunAsync(
        Program($"services.{call}(o => {{ }});", "app.UseSecurity();"),
        test => test.TestState.AdditionalReferences.Add(Assembly("public static class Security { public static void UseSecurity(this Microsoft.AspNetCore.Builder.IApplicationBuilder app) => BODY; }".Replace("BODY", body))));

    [Fact]
    public Task Types_of_the_same_name_IsSilent() => RunAsync(Program(
        "Own.AddCertificateForwarding(services);",
        "Own.UseCertificateForwarding(app);",
        "static class Own { public static void AddCertificateForwarding(IServiceCollection s) { } public static void UseCertificateForwarding(IApplicationBuilder a) { } }"));

    [Theory]
    [InlineData("Own.AddCertificateForwarding(services);", "")]
    [InlineData("", "Own.UseCertificateForwarding(app);")]
    public Task One_of_the_same_name_IsSilent(string services, string pipeline) => RunAsync(Program(
        services, pipeline, "static class Own { public static void AddCertificateForwarding(IServiceCollection s) { } public static void UseCertificateForwarding(IApplicationBuilder a) { } }"));

    [Fact]
    public Task Test_project_IsSilent() => RunAsync(Program("services.AddCertificateForwarding(o => { });", ""), ClientFrame.InTests);

    [Fact]
    public Task Only_in_development_Reports_as_Info() => RunAsync(
        Program("", "if (app.Environment.IsDevelopment()) app.{|#0:UseCertificateForwarding|}();"),
        test => test.ExpectedDiagnostics.Add(Info("MTLS4012").WithArguments("UseCertificateForwarding", "AddCertificateForwarding", "whoever sends a header 'X-Client-Cert' passes for the owner of the certificate in it; register the header that your proxy sets, or remove this call")));

    [Theory]
    [InlineData("services.AddCertificateForwarding(", "")]
    [InlineData("services.AddCertificateForwarding(o => o.);", "app.UseCertificateForwarding")]
    [InlineData("services.AddCertificateForwarding<>(o);", "app.Missing().UseCertificateForwarding();")]
    [InlineData("AddCertificateForwarding(); UseCertificateForwarding();", "")]
    public Task Half_typed_code_IsSilent(string services, string pipeline) =>
        RunAsync(Program(services, pipeline), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task On_the_oldest_supported_net_Reports() => Verify.DiagnosticsAsync<CertificateForwardingAnalyzer>(
        Program("", "app.{|MTLS4012:UseCertificateForwarding|}();"),
        test =>
        {
            test.Target(RestoredReferences.AspNetCore8);
            test.TestState.Sources.Add(Usings.WebProject);
        });

    private static string Startup(string services, string pipeline) => $$"""
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                {{services}}
            }

            public void Configure(IApplicationBuilder app)
            {
                {{pipeline}}
            }
        }
        """;

    private static void AddLibrary(AnalyzerTest<DefaultVerifier> test, string source)
    {
        test.TestState.AdditionalProjects["Library"].Sources.Add(GlobalUsings);
        test.TestState.AdditionalProjects["Library"].Sources.Add(source);
        test.TestState.AdditionalProjects["Library"].AdditionalReferences.AddRange(References.AspNetCore);
        test.TestState.AdditionalProjectReferences.Add("Library");
    }

    private static Microsoft.CodeAnalysis.MetadataReference Assembly(string source)
    {
        var stream = new MemoryStream();
        Assert.True(Compilations.Create(References.AspNetCore, Compilations.Parse("using Microsoft.AspNetCore.Builder;\n" + source)).Emit(stream).Success);
        return Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(stream.ToArray());
    }

    private static Task RunAsync(string source, Action<AnalyzerTest<DefaultVerifier>>? configure = null) => VerifyAsync<CertificateForwardingAnalyzer>(source, configure);
}
