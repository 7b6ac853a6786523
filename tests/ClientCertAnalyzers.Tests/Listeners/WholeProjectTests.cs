using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Listeners;

/// <summary>A host is more than one file: what the rules about listeners take from the rest of the project.</summary>
public class WholeProjectTests
{
    private const string Required = "k.ConfigureHttpsDefaults(h => {|MTLS1001:h.ClientCertificateMode = ClientCertificateMode.RequireCertificate|});";

    [Theory]
    [InlineData("[Microsoft.AspNetCore.Authorization.AllowAnonymous] class HomeController { }")]
    [InlineData("class HomeController { [Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute] public string Get() => \"\"; }")]
    [InlineData("static class Maps { public static void MapAll(this WebApplication app) => app.MapHealthChecks(\"/healthz\"); }")]
    public Task Public_endpoint_in_another_file_Reports(string other) => Run<CertificateModeAnalyzer>(Required, other);

    [Theory]
    [InlineData("static class Listeners { public static void AddProbes(this KestrelServerOptions k) => k.ListenAnyIP(8081); }")]
    [InlineData("static class Listeners { public static void AddMore(this KestrelServerOptions k) => k.ListenAnyIP(8081, l => l.UseHttps()); }")]
    [InlineData("static class Listeners { public static void AddOther(this KestrelServerOptions k) => k.ListenAnyIP(8081, l => l.UseHttps(h => { })); }")]
    [InlineData("static class Listeners { public static void AddTls(this KestrelServerOptions k) => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate); }")]
    [InlineData("static class Listeners { public static void AddUrls(this IWebHostBuilder b) => b.UseUrls(\"http://*:1\"); }")]
    public Task Listener_or_mode_in_another_file_IsSilent(string other) => Run<CertificateModeAnalyzer>(
        "k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate);",
        other + " [Microsoft.AspNetCore.Authorization.AllowAnonymous] class HomeController { }");

    [Theory]
    [InlineData("\"Endpoints\": { \"Probes\": { \"Url\": \"http://*:8081\" } }")]
    [InlineData("\"Endpoints\": { \"Public\": { \"Url\": \"https://*:8443\", \"ClientCertificateMode\": \"AllowCertificate\" } }")]
    [InlineData("} , \"Urls\": \"https://*:443;http://*:8080\", \"Other\": {")]
    public Task Second_port_in_the_settings_IsSilent(string kestrel) => Verify.DiagnosticsAsync<CertificateModeAnalyzer>(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate));
        builder.Build().MapHealthChecks("/healthz");
        """,
        test =>
        {
            test.TestState.Sources.Add(Usings.Catalogue);
            test.TestState.AdditionalFiles.Add(("appsettings.json", "{ \"Kestrel\": { " + kestrel + " } }"));
        });

    /// <summary>The mode of one listener is not that of the endpoints of the settings.</summary>
    [Fact]
    public Task Endpoint_of_the_settings_beside_a_listener_IsSilent() => Verify.DiagnosticsAsync<CertificateModeAnalyzer>(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(8443, l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate)));
        builder.Build().MapHealthChecks("/healthz");
        """,
        test =>
        {
            test.TestState.Sources.Add(Usings.Catalogue);
            test.TestState.AdditionalFiles.Add(("appsettings.json", """{ "Kestrel": { "Endpoints": { "Public": { "Url": "https://*:443" } } } }"""));
        });

    [Theory]
    [InlineData("AnyIPEndpoint(8081)")]
    [InlineData("Endpoint(IPAddress.Any, 8081)")]
    [InlineData("LocalhostEndpoint(8081)")]
    [InlineData("UnixSocketEndpoint(\"/run/admin\")")]
    [InlineData("HandleEndpoint(3)")]
    [InlineData("NamedPipeEndpoint(\"admin\")")]
    public Task Endpoint_that_code_adds_to_the_settings_IsSilent(string endpoint) => Verify.DiagnosticsAsync<CertificateModeAnalyzer>(
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate);
            k.ConfigurationLoader!.{{endpoint}};
        });
        builder.Build().MapHealthChecks("/healthz");
        """,
        test => test.TestState.Sources.Add(Usings.Catalogue));

    [Fact]
    public Task Port_and_path_of_another_host_do_not_count_Reports() => Run<CertificateModeAnalyzer>(
        "k.ConfigureHttpsDefaults(h => {|MTLS1002:h.ClientCertificateMode = ClientCertificateMode.RequireCertificate|});",
        """
        static class Admin
        {
            public static WebApplication Build()
            {
                var builder = WebApplication.CreateBuilder();
                builder.WebHost.ConfigureKestrel(k => { k.ListenAnyIP(8081); k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate); });
                var app = builder.Build();
                app.MapHealthChecks("/healthz");
                return app;
            }
        }
        """);

    [Theory]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(h => h.AllowAnyClientCertificate()));", "static class Tls { public static void Add(KestrelServerOptions k) => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate); }")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.AllowAnyClientCertificate());", "static class Tls { public static void Add(KestrelServerOptions k) => k.ListenAnyIP(1, l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate)); }")]
    public Task Mode_in_another_file_IsSilent(string lines, string other) => Run<DeadValidationAnalyzer>(lines, other);

    [Fact]
    public Task Mode_of_another_host_Reports() => Run<DeadValidationAnalyzer>(
        "k.ConfigureHttpsDefaults(h => {|MTLS1007:h.AllowAnyClientCertificate()|});",
        """
        static class Admin
        {
            public static IHostBuilder Build() => new HostBuilder().ConfigureWebHost(web => web.UseKestrel(k =>
                k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate)));
        }
        """);

    [Fact]
    public Task Type_of_a_library_stands_alone_IsSilent() => Verify.DiagnosticsAsync<CertificateModeAnalyzer>(
        "public class Setup { public void M(KestrelServerOptions k) => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate); }",
        test =>
        {
            test.TestState.Sources.Add(Usings.Catalogue);
            test.TestState.Sources.Add("[Microsoft.AspNetCore.Authorization.AllowAnonymous] class HomeController { }");
        });

    [Fact]
    public Task Set_up_spread_behind_a_bare_builder_Reports() => Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(
        """
        static class Program
        {
            static void Main()
            {
                var host = new HostBuilder();
                First(host);
                {|MTLS1004:Second|}(host);
            }

            static void First(IHostBuilder host) => host.ConfigureServices(s => s.Configure<KestrelServerOptions>(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate)));

            static void Second(IHostBuilder host) => host.ConfigureServices(s => s.Configure<KestrelServerOptions>(k => k.ConfigureHttpsDefaults(h => h.SslProtocols = SslProtocols.Tls13)));
        }
        """,
        test => test.TestState.Sources.Add(Usings.Catalogue));

    [Theory]
    [InlineData("MTLS1001", "k.ConfigureHttpsDefaults(h => {|#0:h.ClientCertificateMode = ClientCertificateMode.RequireCertificate|});")]
    [InlineData("MTLS1010", "k.ConfigureHttpsDefaults(h => {|#0:h.ClientCertificateMode = ClientCertificateMode.DelayCertificate|});")]
    public Task In_development_only_IsInfo(string id, string lines) => InDevelopment<CertificateModeAnalyzer>(id, lines);

    [Theory]
    [InlineData("MTLS1004", "k.ConfigureHttpsDefaults(h => { }); k.{|#0:ConfigureHttpsDefaults|}(h => { });")]
    [InlineData("MTLS1005", "k.ListenAnyIP(1, l => l.UseHttps()); k.{|#0:ConfigureHttpsDefaults|}(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate);")]
    [InlineData("MTLS1006", "k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate); k.ListenAnyIP(1, l => l.{|#0:UseHttps|}(new HttpsConnectionAdapterOptions()));")]
    public Task Set_up_in_development_only_IsInfo(string id, string lines) => InDevelopment<KestrelSetupAnalyzer>(id, lines);

    private static async Task InDevelopment<TAnalyzer>(string id, string lines)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var program = $$"""
            var builder = WebApplication.CreateBuilder(args);
            if (builder.Environment.IsDevelopment())
            {
                builder.WebHost.ConfigureKestrel(k => { {{lines}} });
            }

            builder.Build().MapHealthChecks("/healthz");
            """;
        await Verify.DiagnosticsAsync<TAnalyzer>(program, test =>
        {
            test.TestState.Sources.Add(Usings.Catalogue);
            test.ExpectedDiagnostics.Add(new DiagnosticResult(id, DiagnosticSeverity.Info).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
        });
        await Verify.DiagnosticsAsync<TAnalyzer>(program.Replace("{|#0:", "").Replace("|}", ""), test =>
        {
            test.TestState.Sources.Add(Usings.Catalogue);
            test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\nmtls_development_code = ignore"));
        });
    }

    private static Task Run<TAnalyzer>(string lines, string other)
        where TAnalyzer : DiagnosticAnalyzer, new() => Verify.DiagnosticsAsync<TAnalyzer>(
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k => { {{lines}} });
        builder.Build().Run();
        """,
        test =>
        {
            test.TestState.Sources.Add(Usings.Catalogue);
            test.TestState.Sources.Add(other);
        });
}
