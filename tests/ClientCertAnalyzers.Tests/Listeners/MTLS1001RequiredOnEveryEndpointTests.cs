using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Listeners;

public class MTLS1001RequiredOnEveryEndpointTests
{
    private const string Require = "h => {|MTLS1001:h.ClientCertificateMode = ClientCertificateMode.RequireCertificate|}";
    private const string Required = "h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate";

    [Theory]
    [InlineData("k.ConfigureHttpsDefaults(" + Require + ");", "app.MapHealthChecks(\"/healthz\");")]
    [InlineData("k.ListenAnyIP(443, l => l.UseHttps(" + Require + "));", "app.MapRazorPages();")]
    [InlineData("k.ConfigureHttpsDefaults(h => { {|MTLS1001:h.ClientCertificateMode = ClientCertificateMode.RequireCertificate|}; Console.WriteLine(h.ClientCertificateMode); });", "app.MapRazorPages();")]
    [InlineData("k.ConfigureHttpsDefaults(" + Require + "); k.ListenAnyIP(443, l => l.UseHttps(h => { }));", "app.MapRazorPages();")]
    [InlineData("k.ConfigureHttpsDefaults(" + Require + "); k.ListenAnyIP(443, l => l.UseHttps());", "app.MapRazorPages();")]
    [InlineData("k.ConfigureHttpsDefaults(" + Require + "); k.ListenAnyIP(443, l => l.UseHttps(\"server.pfx\", args[0]));", "app.MapRazorPages();")]
    [InlineData("k.ConfigureHttpsDefaults(" + Require + ");", "app.MapHealthChecks(\"/healthz\"); app.MapControllers();")]
    [InlineData("k.ConfigureHttpsDefaults(" + Require + ");", "app.MapGet(\"/\", () => 1).AllowAnonymous();")]
    [InlineData("k.ConfigureHttpsDefaults(" + Require + ");", "app.UseHealthChecks(\"/healthz\");")]
    [InlineData("k.ConfigureHttpsDefaults(" + Require + ");", "app.MapBlazorHub();")]
    [InlineData("k.ConfigureHttpsDefaults(" + Require + ");", "app.MapStaticAssets();")]
    [InlineData("k.ConfigureHttpsDefaults(" + Require + ");", "app.MapGet(\"/\", [Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute] () => 1);")]
    public Task Required_with_a_public_endpoint_Reports(string listen, string map) => Run(listen, map);

    [Theory]
    [InlineData("app.UseSwaggerUI();")]
    [InlineData("app.MapPrometheusScrapingEndpoint();")]
    [InlineData("app.MapMetrics();")]
    public Task Public_endpoint_of_a_library_Reports(string map) => Run("k.ConfigureHttpsDefaults(" + Require + ");", map, configure: test =>
        test.TestState.AdditionalReferences.Add(Authentication.LoginFrame.Library("""
            public static class Library
            {
                public static void UseSwaggerUI(this IApplicationBuilder app) { }
                public static void MapPrometheusScrapingEndpoint(this IEndpointRouteBuilder app) { }
                public static void MapMetrics(this IEndpointRouteBuilder app) { }
            }
            """)));

    [Theory]
    [InlineData("builder.Services.Configure<KestrelServerOptions>(k => k.ConfigureHttpsDefaults(" + Require + "));")]
    [InlineData("builder.Services.Configure<KestrelServerOptions>(k => k.ConfigureHttpsDefaults(h => { {|MTLS1001:h.ClientCertificateMode = ClientCertificateMode.RequireCertificate|}; }));")]
    public Task Required_through_options_Reports(string configure) => Verify.DiagnosticsAsync<CertificateModeAnalyzer>(
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{configure}}
        var app = builder.Build();
        app.UseStaticFiles();
        app.Run();
        """,
        test => test.TestState.Sources.Add(Usings.Catalogue));

    [Fact]
    public Task Startup_class_with_an_anonymous_action_Reports() => Verify.DiagnosticsAsync<CertificateModeAnalyzer>(
        """
        class Startup
        {
            public void ConfigureServices(IServiceCollection services) =>
                services.Configure<KestrelServerOptions>(k => k.ConfigureHttpsDefaults(h => {|MTLS1001:h.ClientCertificateMode = ClientCertificateMode.RequireCertificate|}));

            [Microsoft.AspNetCore.Authorization.AllowAnonymous]
            public string Home() => "";
        }
        """,
        test => test.TestState.Sources.Add(Usings.Catalogue));

    [Theory]
    [InlineData("k.ListenAnyIP(8443, l => l.UseHttps(" + Required + ")); k.ListenAnyIP(8081);")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate);")]
    [InlineData("k.ConfigureHttpsDefaults(" + Required + "); k.ListenAnyIP(1, l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate));")]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.RequireCertificate; h.ServerCertificateSelector = (_, _) => null; });")]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.RequireCertificate; GC.KeepAlive(h); });")]
    public Task Another_listener_or_mode_IsSilent(string listen) => Run(listen, "app.MapHealthChecks(\"/healthz\");");

    [Theory]
    [InlineData("k.ConfigureHttpsDefaults(" + Required + "); k.ListenAnyIP(8081);")]
    [InlineData("builder.WebHost.UseUrls(\"http://*:1\"); k.ConfigureHttpsDefaults(" + Required + ");")]
    [InlineData("k.ConfigureHttpsDefaults(h => { if (args.Length > 0) { h.ClientCertificateMode = ClientCertificateMode.RequireCertificate; } });")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = (ClientCertificateMode)args.Length);")]
    [InlineData("k.ListenAnyIP(443, l => l.UseHttps(new TlsHandshakeCallbackOptions())); k.ConfigureHttpsDefaults(" + Required + ");")]
    [InlineData("k.ListenAnyIP(443, l => l.UseHttps(h => { })); k.ConfigureHttpsDefaults(" + Required + ");")]
    [InlineData("k.ConfigureHttpsDefaults(" + Required + "); k.ConfigureEndpointDefaults(l => l.UseHttps(new HttpsConnectionAdapterOptions())); k.ListenAnyIP(443, l => l.UseHttps(new HttpsConnectionAdapterOptions()));")]
    [InlineData("k.ConfigureHttpsDefaults(" + Required + "); k.ListenAnyIP(443, l => l.UseHttps(new HttpsConnectionAdapterOptions()));")]
    [InlineData("k.ConfigureHttpsDefaults(" + Required + "); k.ListenAnyIP(443, l => l.UseHttps(new TlsHandshakeCallbackOptions()));")]
    [InlineData("k.ConfigureHttpsDefaults(" + Required + "); k.ListenAnyIP(443, l => l.UseHttps((s, h, o, c) => default, new object()));")]
    [InlineData("k.ConfigureHttpsDefaults(" + Required + "); k.ListenAnyIP(443, l => l.UseHttps(h => { })); k.ListenAnyIP(444, l => l.UseHttps(h => { }));")]
    public Task Unclear_listeners_IsSilent(string listen) => Run(listen, "app.MapHealthChecks(\"/healthz\");");

    [Theory]
    [InlineData("Own.MapHealthChecks(app, 1);", "static class Own { public static void MapHealthChecks(this IEndpointRouteBuilder app, int port) { } }")]
    [InlineData("Own.MapHealthChecks();", "static class Own { public static void MapHealthChecks() { } }")]
    [InlineData("_ = nameof(HealthCheckEndpointRouteBuilderExtensions.MapHealthChecks);", "")]
    [InlineData("Map(app.UseStaticFiles); static void Map(Func<IApplicationBuilder> map) { }", "")]
    [InlineData("", "[AllowAnonymous] class Home { } class AllowAnonymousAttribute : Attribute { }")]
    [InlineData("if (app.Environment.IsDevelopment()) app.UseStaticFiles();", "")]
    [InlineData("new Own().Listen(1); new Own().Endpoint(1); new Own().ConfigureHttpsDefaults(1); new Own().UseHttps(1);", "class Own { public void Listen(int port) { } public void Endpoint(int port) { } public void ConfigureHttpsDefaults(int port) { } public void UseHttps(int port) { } }")]
    [InlineData("app.Lifetime.ApplicationStarted.Register(() => new TcpListener(IPAddress.Loopback, 1).Listen());", "static class Extensions { public static void Listen(this TcpListener listener) => listener.Start(); } class TcpListener(IPAddress address, int port) { public void Start() => _ = (address, port); }")]
    public Task Nothing_public_is_left_to_MTLS1002_Reports(string map, string types) => Run(
        "k.ConfigureHttpsDefaults(h => {|MTLS1002:h.ClientCertificateMode = ClientCertificateMode.RequireCertificate|});", map, types: types);

    [Fact]
    public Task Own_types_with_framework_names_IsSilent() => Verify.DiagnosticsAsync<CertificateModeAnalyzer>("""
        enum ClientCertificateMode { No, Allow, RequireCertificate }
        class HttpsConnectionAdapterOptions { public ClientCertificateMode ClientCertificateMode { get; set; } }
        class Kestrel { public void ConfigureHttpsDefaults(System.Action<HttpsConnectionAdapterOptions> a) { } }
        class C
        {
            void M(Kestrel k) => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate);
            void MapHealthChecks() => MapHealthChecks();
        }
        """);

    [Theory]
    [InlineData("k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.Requir);")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = );")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.ClientCertificateMode")]
    public Task Code_that_does_not_compile_IsSilent(string listen) => Run(listen, "app.MapHealthChecks(\"/healthz\");", Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None);

    private static Task Run(string listen, string map, Microsoft.CodeAnalysis.Testing.CompilerDiagnostics compiler = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.Errors, string types = "", Action<Microsoft.CodeAnalysis.Testing.AnalyzerTest<Microsoft.CodeAnalysis.Testing.DefaultVerifier>>? configure = null) => Verify.DiagnosticsAsync<CertificateModeAnalyzer>(
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k => { {{listen}} });
        var app = builder.Build();
        {{map}}
        app.Run();
        {{types}}
        """,
        test =>
        {
            test.CompilerDiagnostics = compiler;
            test.TestState.Sources.Add(Usings.Catalogue);
            configure?.Invoke(test);
        });
}
