using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.CodeFixes.Authentication;
using ClientCertAnalyzers.Tests.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;
using static ClientCertAnalyzers.Tests.Authentication.ForwardingFrame;

namespace ClientCertAnalyzers.Tests.Authentication;

public class MTLS4016HeaderOverridesTlsTests
{
    private const string Registered = "services.Configure<CertificateForwardingOptions>(f => { }); ";
    private const string Allow = "builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate));";
    private const string Forward = "app.{|MTLS4016:UseCertificateForwarding|}();";
    private const string Quiet = "app.UseCertificateForwarding();";

    [Theory]
    [InlineData(Allow, Forward)]
    [InlineData(Allow, "app.UseRouting(); app.UseCors(); " + Forward + " app.UseAuthentication();")]
    [InlineData(Allow, "app.UseRouting().{|MTLS4016:UseCertificateForwarding|}().UseAuthentication();")]
    [InlineData(Allow, "app.UseForwardedHeaders(); " + Forward)]
    [InlineData(Allow, "app.Map(\"/a\", b => b.UseRouting()); " + Forward)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(1, l => l.UseHttps(h => { h.ClientCertificateMode = ClientCertificateMode.AllowCertificate; })));", Forward)]
    [InlineData("services.Configure<KestrelServerOptions>(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate));", Forward)]
    // Whoever sends no certificate is not judged.
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.AllowCertificate; h.ClientCertificateValidation = (c, _, _) => c.Subject == \"CN=proxy\"; }));", Forward)]
    // The listener with TLS is open all the same.
    [InlineData("builder.WebHost.ConfigureKestrel(k => { k.ListenAnyIP(80); k.ListenAnyIP(443, l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate)); });", Forward)]
    public Task Optional_certificate_Reports(string services, string pipeline) => RunAsync(Program(Registered + services, pipeline));

    [Theory]
    [InlineData("", Quiet)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.NoCertificate));", Quiet)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.DelayCertificate));", Quiet)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = args.Length > 0 ? ClientCertificateMode.AllowCertificate : ClientCertificateMode.NoCertificate));", Quiet)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => { k.ListenAnyIP(1, l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate)); k.ListenAnyIP(2, l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.NoCertificate)); });", Quiet)]
    [InlineData("if (builder.Environment.IsDevelopment()) " + Allow, Quiet)]
    // The proxy proves who it is.
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.RequireCertificate; h.ClientCertificateValidation = (c, _, _) => c.Subject == \"CN=proxy\"; }));", Quiet)]
    [InlineData(Allow, "app.UseWhen(c => c.Connection.ClientCertificate is null, b => b.UseCertificateForwarding());")]
    [InlineData(Allow, "app.UseWhen(c => c.Connection.RemoteIpAddress!.Equals(IPAddress.Loopback), b => b.UseCertificateForwarding());")]
    [InlineData(Allow, "app.MapWhen(c => c.Connection.LocalPort == 80, b => b.UseCertificateForwarding());")]
    [InlineData(Allow, "if (args.Length > 0) app.UseCertificateForwarding();")]
    [InlineData(Allow, "if (app.Configuration[\"Proxy\"] is { }) { app.UseCertificateForwarding(); }")]
    [InlineData(Allow, "app.Use((c, next) => { c.Request.Headers.Remove(\"X-Client-Cert\"); return next(c); }); " + Quiet)]
    [InlineData(Allow, "app.UseMiddleware<Gate>(); " + Quiet)]
    [InlineData(Allow, "app.Run(c => Task.CompletedTask); " + Quiet)]
    [InlineData(Allow, "app.UseWhen(c => c.Request.Host.Port == 1, b => b.UseMiddleware<Gate>()); " + Quiet)]
    [InlineData(Allow, "app.MapWhen(c => c.Request.Host.Port == 1, b => b.UseMiddleware<Gate>()); " + Quiet)]
    [InlineData(Allow, "app.UseGate(); " + Quiet)]
    [InlineData(Allow, "Console.WriteLine(app.Services.GetRequiredService<IHttpContextAccessor>().HttpContext!.Connection.RemoteIpAddress); " + Quiet)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = (ClientCertificateMode)7));", Quiet)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode |= ClientCertificateMode.AllowCertificate));", Quiet)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = (ClientCertificateMode)args.Length));", Quiet)]
    [InlineData("new Gate(null!).ClientCertificateMode = 1;", Quiet)]
    public Task Another_mode_or_a_guard_IsSilent(string services, string pipeline) => RunAsync(Program(Registered + services, pipeline, """
        class Gate(RequestDelegate next) { public Task Invoke(HttpContext c) => next(c); public int ClientCertificateMode { get; set; } }
        static class Gates { public static void UseGate(this IApplicationBuilder app) => app.UseMiddleware<Gate>(); }
        """));

    [Fact]
    public Task Mode_that_another_host_may_have_IsSilent() => RunAsync(Program(Registered, Quiet), test => test.TestState.Sources.Add("""
        static class Tls { public static void Set(KestrelServerOptions k) => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate); }
        static class Admin { public static void Run() => WebApplication.CreateBuilder().WebHost.ConfigureKestrel(Tls.Set); }
        """));

    [Fact]
    public Task Required_certificate_may_be_the_proxys_Reports_as_Info() => RunAsync(
        Program(Registered + Allow.Replace("AllowCertificate", "RequireCertificate"), "app.{|#0:UseCertificateForwarding|}();"),
        test => test.ExpectedDiagnostics.Add(Info("MTLS4016").WithArguments("RequireCertificate")));

    [Fact]
    public Task Only_in_development_Reports_nothing() => RunAsync(Program(Registered + Allow, "if (app.Environment.IsDevelopment()) app.UseCertificateForwarding();"));

    [Theory]
    [InlineData("\"Endpoints\": { \"A\": { \"Url\": \"https://*:1\", \"ClientCertificateMode\": \"AllowCertificate\" } }", Forward)]
    [InlineData("\"EndpointDefaults\": { \"ClientCertificateMode\": \"AllowCertificate\" }, \"Endpoints\": { \"A\": { \"Url\": \"https://*:1\" } }", Forward)]
    [InlineData("\"Endpoints\": { \"A\": { \"Url\": \"https://*:1\" } }", Quiet)]
    [InlineData("\"Endpoints\": { \"A\": { \"Url\": \"https://*:1\", \"ClientCertificateMode\": \"NoCertificate\" } }", Quiet)]
    [InlineData("\"Endpoints\": { \"A\": { \"Url\": \"https://*:1\", \"ClientCertificateMode\": \"AllowCertificate\" }, \"B\": { \"Url\": \"https://*:2\" } }", Quiet)]
    public Task Mode_in_the_settings(string kestrel, string pipeline) => RunAsync(
        Program(Registered, pipeline), test => test.TestState.AdditionalFiles.Add(("appsettings.json", "{ \"Kestrel\": { " + kestrel + " } }")));

    [Theory]
    [InlineData("\"Url\": \"https://*:1\"", Forward)]
    [InlineData("\"Url\": \"https://*:1\", \"ClientCertificateMode\": \"AllowCertificate\"", Forward)]
    [InlineData("\"Url\": \"http://*:1\"", Forward)]
    [InlineData("\"Url\": \"https://*:1\", \"ClientCertificateMode\": \"NoCertificate\"", Quiet)]
    public Task Mode_in_the_code_and_the_settings(string endpoint, string pipeline) => RunAsync(
        Program(Registered + Allow, pipeline), test => test.TestState.AdditionalFiles.Add(("appsettings.json", "{ \"Kestrel\": { \"Endpoints\": { \"A\": { " + endpoint + " } } } }")));

    [Fact]
    public Task Mode_in_the_settings_of_development_does_not_count_Reports() => RunAsync(Program(Registered + Allow, Forward), test => test.TestState.AdditionalFiles.Add(
        ("appsettings.Development.json", "{ \"Kestrel\": { \"Endpoints\": { \"A\": { \"Url\": \"https://*:1\", \"ClientCertificateMode\": \"NoCertificate\" } } } }")));

    [Theory]
    [InlineData("public void Configure(IApplicationBuilder app) => app.{|MTLS4016:UseCertificateForwarding|}();")]
    [InlineData("public void Configure(IApplicationBuilder app) => Forward(app); void Forward(IApplicationBuilder some) => some.UseCertificateForwarding();")]
    [InlineData("public void Configure(IApplicationBuilder app) { } public void More(IApplicationBuilder app) => app.UseCertificateForwarding();")]
    [InlineData("public void Configure(IApplicationBuilder app, IApplicationBuilder admin) => admin.UseCertificateForwarding();")]
    [InlineData("public void Configure(IApplicationBuilder app) { } } static class Extensions { public static void Configure(this IApplicationBuilder app) => app.UseCertificateForwarding();")]
    public Task Startup_class(string method) => RunAsync($$"""
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()
            .ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate))).Build().Run();

        class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddCertificateForwarding(f => { });

            {{method}}
        }
        """);

    [Fact]
    public Task Mode_of_another_host_does_not_count_IsSilent() => RunAsync(Program(Registered, Quiet), test => test.TestState.Sources.Add("""
        static class Admin
        {
            public static WebApplication Build()
            {
                var builder = WebApplication.CreateBuilder();
                builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate));
                return builder.Build();
            }
        }
        """));

    [Fact]
    public Task Missing_registration_and_order_come_first_Reports() => RunAsync(Program(Allow, "app.{|MTLS4012:UseCertificateForwarding|}();"));

    [Fact]
    public Task Order_comes_first_Reports() => RunAsync(Program(Registered + Allow, "app.UseAuthentication(); app.{|MTLS4011:UseCertificateForwarding|}();"));

    [Fact]
    public Task Test_project_IsSilent() => RunAsync(Program(Registered + Allow, Quiet), ClientFrame.InTests);

    [Theory]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ));", Quiet)]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.));", "app.UseCertificateForwarding(")]
    public Task Half_typed_code_IsSilent(string services, string pipeline) =>
        RunAsync(Program(Registered + services, pipeline), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("app.UseRouting();\n// From the proxy.\n" + Forward + " // since May\napp.UseAuthentication();", "app.UseRouting();\n// From the proxy.\napp.UseWhen(context => context.Connection.ClientCertificate is null, branch => branch.UseCertificateForwarding()); // since May\napp.UseAuthentication();")]
    [InlineData("app.UseRouting()\n    .{|MTLS4016:UseCertificateForwarding|}()\n    .UseAuthentication();", "app.UseRouting()\n    .UseWhen(context => context.Connection.ClientCertificate is null, branch => branch.UseCertificateForwarding())\n    .UseAuthentication();")]
    public Task Branch_for_connections_without_certificate_IsFixed(string bad, string good) => FixAsync(Program(Registered + Allow, bad), Program(Registered + Allow, good));

    [Fact]
    public Task Required_certificate_has_no_fix_IsSilent()
    {
        var source = Program(Registered + Allow.Replace("AllowCertificate", "RequireCertificate"), Forward);
        return FixAsync(source, source);
    }

    [Fact]
    public Task Static_call_has_no_fix_IsSilent()
    {
        var source = Program(Registered + Allow, "CertificateForwardingBuilderExtensions.{|MTLS4016:UseCertificateForwarding|}(app);");
        return FixAsync(source, source);
    }

    private static Task FixAsync(string bad, string good) =>
        Verify.FixAsync<CertificateForwardingAnalyzer, MTLS4016HeaderOverridesTlsFix>(bad, good, MTLS4016HeaderOverridesTlsFix.Title, test => Prepare(test));

    private static Task RunAsync(string source, Action<AnalyzerTest<DefaultVerifier>>? configure = null) => VerifyAsync<CertificateForwardingAnalyzer>(source, configure);
}
