using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.Tests.Clients;
using Microsoft.CodeAnalysis.Testing;
using static ClientCertAnalyzers.Tests.Authentication.ForwardingFrame;

namespace ClientCertAnalyzers.Tests.Authentication;

public class MTLS4011MiddlewareOrderTests
{
    private const string Registered = "services.Configure<CertificateForwardingOptions>(f => { });";

    [Theory]
    [InlineData("app.UseAuthentication(); app.{|MTLS4011:UseCertificateForwarding|}();")]
    [InlineData("app.UseAuthorization(); app.{|MTLS4011:UseAuthentication|}();")]
    [InlineData("app.UseAuthentication(); app.{|MTLS4011:UseForwardedHeaders|}();")]
    [InlineData("app.UseAuthentication(); app.{|MTLS4011:UseForwardedHeaders|}(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto });")]
    [InlineData("app.UseRouting(); app.UseAuthentication(); app.UseAuthorization(); app.{|MTLS4011:UseCertificateForwarding|}(); app.MapGet(\"/\", () => \"\");")]
    [InlineData("app.UseAuthorization(); app.{|MTLS4011:UseAuthentication|}(); app.{|MTLS4011:UseCertificateForwarding|}();")]
    [InlineData("app.UseAuthentication().{|MTLS4011:UseCertificateForwarding|}();")]
    [InlineData("app.UseRouting().UseAuthorization().UseCors().{|MTLS4011:UseAuthentication|}();")]
    [InlineData("app.UseAuthentication(); app.UseRouting().{|MTLS4011:UseCertificateForwarding|}();")]
    [InlineData("app.UseAuthentication(); if (args.Length > 0) app.{|MTLS4011:UseCertificateForwarding|}();")]
    [InlineData("app.UseAuthentication(); if (args.Length > 0) { app.UseCors(); app.{|MTLS4011:UseForwardedHeaders|}(); }")]
    [InlineData("if (args.Length > 0) { app.UseAuthentication(); app.{|MTLS4011:UseCertificateForwarding|}(); }")]
    [InlineData("app.UseAuthentication(); app.UseWhen(c => c.Request.Path.StartsWithSegments(\"/api\"), b => b.{|MTLS4011:UseCertificateForwarding|}());")]
    [InlineData("app.UseAuthentication(); app.Map(\"/api\", b => { b.{|MTLS4011:UseCertificateForwarding|}(); b.UseAuthorization(); });")]
    [InlineData("app.UseAuthentication(); app.MapWhen(c => true, b => b.UseWhen(c => true, d => d.{|MTLS4011:UseCertificateForwarding|}()));")]
    [InlineData("app.Map(\"/api\", b => { b.UseAuthentication(); b.{|MTLS4011:UseCertificateForwarding|}(); });")]
    [InlineData("app.Map(\"/other\", b => b.UseCertificateForwarding()); app.UseAuthentication(); app.{|MTLS4011:UseCertificateForwarding|}();")]
    [InlineData("AuthAppBuilderExtensions.UseAuthentication(app); CertificateForwardingBuilderExtensions.{|MTLS4011:UseCertificateForwarding|}(app);")]
    [InlineData("((IApplicationBuilder)app).UseAuthentication(); app.{|MTLS4011:UseCertificateForwarding|}();")]
    [InlineData("try { app.UseAuthentication(); app.{|MTLS4011:UseCertificateForwarding|}(); } catch (InvalidOperationException) { }")]
    [InlineData("try { app.UseRouting(); } finally { app.UseAuthentication(); } app.{|MTLS4011:UseCertificateForwarding|}();")]
    public Task Too_late_Reports(string pipeline) => RunAsync(Program(Registered, pipeline));

    [Theory]
    [InlineData("app.UseCertificateForwarding(); app.UseAuthentication(); app.UseAuthorization();")]
    [InlineData("app.UseForwardedHeaders(); app.UseCertificateForwarding(); app.UseRouting(); app.UseAuthentication(); app.UseAuthorization();")]
    [InlineData("app.UseForwardedHeaders().UseCertificateForwarding().UseAuthentication().UseAuthorization();")]
    // Missing calls: WebApplication adds some by itself.
    [InlineData("app.UseCertificateForwarding();")]
    [InlineData("app.UseAuthorization();")]
    [InlineData("app.UseAuthentication();")]
    [InlineData("app.UseAuthorization(); app.UseCertificateForwarding();")]
    [InlineData("app.UseCertificateForwarding(); app.UseForwardedHeaders();")]
    // One of two.
    [InlineData("if (args.Length > 0) app.UseAuthentication(); else app.UseCertificateForwarding();")]
    [InlineData("if (args.Length > 0) app.UseAuthentication(); app.UseCertificateForwarding();")]
    [InlineData("app.UseWhen(c => true, b => b.UseAuthentication()); app.UseCertificateForwarding();")]
    [InlineData("app.UseWhen(c => true, b => b.UseAuthentication()); app.UseWhen(c => false, b => b.UseCertificateForwarding());")]
    [InlineData("app.Map(\"/a\", b => b.UseAuthentication()); app.Map(\"/b\", b => b.UseCertificateForwarding());")]
    [InlineData("app.UseWhen(c => true, b => b.UseCertificateForwarding()); app.UseAuthentication();")]
    [InlineData("switch (args.Length) { case 0: app.UseAuthentication(); break; default: app.UseCertificateForwarding(); break; }")]
    [InlineData("try { app.UseAuthentication(); } catch (InvalidOperationException) { } app.UseCertificateForwarding();")]
    [InlineData("try { app.UseRouting(); } catch (InvalidOperationException) { app.UseAuthentication(); } app.UseCertificateForwarding();")]
    [InlineData("foreach (var path in args) app.UseAuthentication(); app.UseCertificateForwarding();")]
    [InlineData("_ = args.Length > 0 && app.UseAuthentication() is { }; app.UseCertificateForwarding();")]
    // In time already, or asked again.
    [InlineData("app.UseCertificateForwarding(); app.UseAuthentication(); app.UseCertificateForwarding();")]
    [InlineData("app.UseAuthentication(); app.UseCertificateForwarding(); app.UseAuthentication();")]
    [InlineData("app.UseAuthentication(); app.Map(\"/b\", b => { b.UseCertificateForwarding(); b.UseAuthentication(); });")]
    [InlineData("app.UseAuthorization(); app.UseAuthentication(); app.UseAuthorization();")]
    // Two applications.
    [InlineData("var other = builder.Build(); other.UseAuthentication(); app.UseCertificateForwarding();")]
    [InlineData("var side = ((IApplicationBuilder)app).New(); side.UseAuthentication(); app.UseCertificateForwarding();")]
    // It is not called here.
    [InlineData("void Later() => app.UseAuthentication(); app.UseCertificateForwarding(); Later();")]
    [InlineData("app.UseAuthentication(); void Never(IApplicationBuilder other) => other.UseCertificateForwarding(); Never(null!);")]
    public Task In_time_or_unsure_IsSilent(string pipeline) => RunAsync(Program(Registered, pipeline));

    [Theory]
    [InlineData("app.UseSecurity(); app.{|MTLS4011:UseCertificateForwarding|}();", "app.UseAuthentication(); app.UseAuthorization();")]
    [InlineData("Extensions.UseSecurity(app); app.{|MTLS4011:UseForwardedHeaders|}();", "app.UseRouting().UseAuthentication();")]
    [InlineData("app.UseSecurity();", "app.UseAuthentication(); app.{|MTLS4011:UseCertificateForwarding|}();")]
    [InlineData("app.UseSecurity(); app.UseAuthentication();", "app.UseCertificateForwarding();")]
    [InlineData("app.UseSecurity(); app.UseCertificateForwarding();", "if (DateTime.Now.Hour > 4) app.UseAuthentication();")]
    [InlineData("app.UseSecurity(); app.UseAuthentication(); app.UseCertificateForwarding();", "app.UseCertificateForwarding();")]
    [InlineData("app.UseSecurity(); app.UseCertificateForwarding();", "app.UseSecurity(); app.UseRouting();")]
    [InlineData("app.Map(\"/a\", Extensions.Branch); app.UseCertificateForwarding();", "app.UseAuthentication();")]
    public Task Methods_of_the_project_are_followed(string pipeline, string method) => RunAsync(Program(Registered, pipeline, $$"""
        static class Extensions
        {
            public static void UseSecurity(this IApplicationBuilder app) { {{method}} }
            public static void Branch(IApplicationBuilder app) => app.UseAuthentication();
        }
        """));

    [Fact]
    public Task Startup_class_Reports() => RunAsync("""
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddCertificateForwarding(f => { });

            public void Configure(IApplicationBuilder app, IWebHostEnvironment env)
            {
                if (env.IsDevelopment())
                {
                    app.UseDeveloperExceptionPage();
                }

                app.UseRouting();
                app.UseAuthentication();
                app.UseAuthorization();
                app.{|MTLS4011:UseCertificateForwarding|}();
                app.UseEndpoints(endpoints => endpoints.MapGet("/", () => ""));
            }
        }
        """);

    [Theory]
    [InlineData("web.Configure(a => { a.UseAuthentication(); a.{|MTLS4011:UseForwardedHeaders|}(); });")]
    [InlineData("web.Configure(a => a.UseForwardedHeaders().UseAuthentication());")]
    [InlineData("web.Configure(a => a.UseAuthentication()); web.Configure(b => b.UseForwardedHeaders());")]
    public Task Callback_of_a_host_builder(string line) => RunAsync($"Host.CreateDefaultBuilder(args).ConfigureWebHost(web => {{ {line} }}).Build().Run();");

    /// <summary>The missing registration comes first.</summary>
    [Fact]
    public Task Call_with_two_mistakes_Reports_one() => RunAsync(Program("", "app.UseAuthentication(); app.{|MTLS4012:UseCertificateForwarding|}();"));

    [Fact]
    public Task Only_in_development_Reports_as_Info() => RunAsync(
        Program(Registered, "if (app.Environment.IsDevelopment()) { app.UseAuthorization(); app.{|#0:UseAuthentication|}(); }"),
        test => test.ExpectedDiagnostics.Add(Info("MTLS4011").WithArguments("UseAuthentication", "UseAuthorization", "a request has no user yet when it is decided what that user may do")));

    [Fact]
    public Task Methods_of_the_same_name_IsSilent() => RunAsync(Program(
        Registered, "Own.UseAuthentication(app); app.UseCertificateForwarding(); app.UseAuthorization(); Own.UseAuthentication(app);", "static class Own { public static void UseAuthentication(IApplicationBuilder app) { } }"));

    [Theory]
    [InlineData("Own.UseAuthorization(app); app.UseAuthentication();")]
    [InlineData("app.UseAuthentication(); Own.UseForwardedHeaders(app); Own.UseCertificateForwarding(app);")]
    public Task Other_methods_of_the_same_name_IsSilent(string pipeline) => RunAsync(Program(
        Registered, pipeline, "static class Own { public static void UseAuthorization(IApplicationBuilder app) { } public static void UseForwardedHeaders(IApplicationBuilder app) { } public static void UseCertificateForwarding(IApplicationBuilder app) { } }"));

    [Fact]
    public Task Application_in_a_field_Reports() => RunAsync(
        "public class Setup { private readonly IApplicationBuilder app; public Setup(IApplicationBuilder given) => app = given; public void Use() { app.UseAuthentication(); this.app.{|MTLS4011:UseCertificateForwarding|}(); } }");

    [Fact]
    public Task Library_Reports() => RunAsync("public static class Setup { public static void Use(IApplicationBuilder app) { app.UseAuthentication(); app.{|MTLS4011:UseCertificateForwarding|}(); } }");

    [Fact]
    public Task Test_project_IsSilent() => RunAsync(Program(Registered, "app.UseAuthorization(); app.UseAuthentication();"), ClientFrame.InTests);

    [Theory]
    [InlineData("app.UseAuthentication(; app.UseCertificateForwarding(")]
    [InlineData("app.UseAuthorization().; app.UseAuthentication(a")]
    [InlineData("app.Map(\"/a\", b => b.UseAuthentication(")]
    [InlineData("missing.UseAuthorization(); missing.UseAuthentication();")]
    [InlineData("var app = app; app.UseAuthorization(); Loop(app); void Loop(WebApplication a) { Loop(a); a.UseAuthentication(); }")]
    public Task Half_typed_code_does_not_throw(string pipeline) =>
        VerifyAsync<CertificateForwardingAnalyzer>(Program(Registered, pipeline), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    private static Task RunAsync(string source, Action<AnalyzerTest<DefaultVerifier>>? configure = null) => VerifyAsync<CertificateForwardingAnalyzer>(source, configure);
}
