using ClientCertAnalyzers.CodeFixes.Listeners;
using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Listeners;

public class MTLS1004DefaultsConfiguredTwiceTests
{
    [Theory]
    [InlineData("k.ConfigureHttpsDefaults(Require); k.{|MTLS1004:ConfigureHttpsDefaults|}(h => h.SslProtocols = SslProtocols.Tls13);")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.SslProtocols = SslProtocols.Tls13); k.{|MTLS1004:ConfigureHttpsDefaults|}(Require);")]
    [InlineData("k.ConfigureEndpointDefaults(l => l.Protocols = HttpProtocols.Http1); k.{|MTLS1004:ConfigureEndpointDefaults|}(l => { });")]
    [InlineData("k.ConfigureHttpsDefaults(Require); if (DateTime.Now.Year > 1) { k.ListenAnyIP(1); } k.ListenAnyIP(2, l => l.UseHttps());", false)]
    [InlineData("if (DateTime.Now.Year > 1) { k.ConfigureHttpsDefaults(Require); } k.{|MTLS1004:ConfigureHttpsDefaults|}(h => { });")]
    [InlineData("k.ConfigureHttpsDefaults(Require); Again(k); static void Again(KestrelServerOptions o) => o.ConfigureHttpsDefaults(h => { });", false)]
    [InlineData("Inner(k); void Inner(KestrelServerOptions o) { o.ConfigureHttpsDefaults(Require); o.{|MTLS1004:ConfigureHttpsDefaults|}(h => { }); }")]
    [InlineData("Again(k); k.{|MTLS1004:ConfigureHttpsDefaults|}(Require); static void Again(KestrelServerOptions o) => o.ConfigureHttpsDefaults(h => { });")]
    public Task Two_calls_on_the_options_Reports(string lines, bool reports = true) =>
        Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(reports ? Setups.OnOptions(lines) : Setups.OnOptions(lines.Replace("{|MTLS1004:", "").Replace("|}", "")));

    [Theory]
    [InlineData("if (DateTime.Now.Year > 1) k.ConfigureHttpsDefaults(Require); else k.ConfigureHttpsDefaults(h => { });")]
    [InlineData("k.ConfigureHttpsDefaults(Require); if (DateTime.Now.Year > 1) k.ConfigureHttpsDefaults(h => { });")]
    [InlineData("if (DateTime.Now.Year > 1) { k.ConfigureHttpsDefaults(Require); return; } k.ConfigureHttpsDefaults(h => { });")]
    [InlineData("switch (DateTime.Now.Year) { case 1: k.ConfigureHttpsDefaults(Require); break; default: k.ConfigureHttpsDefaults(h => { }); break; }")]
    [InlineData("k.ConfigureHttpsDefaults(Require); k.ListenAnyIP(1, l => l.UseHttps()); k.ConfigureHttpsDefaults(h => { }); k.ListenAnyIP(2, l => l.UseHttps());")]
    [InlineData("k.ConfigureHttpsDefaults(Require); k.ConfigureEndpointDefaults(l => { });")]
    [InlineData("k.ConfigureHttpsDefaults(Require); new KestrelServerOptions().ConfigureHttpsDefaults(h => { });")]
    public Task Calls_that_each_have_their_use_IsSilent(string lines) => Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(Setups.OnOptions(lines));

    [Theory]
    [InlineData("""
        builder.Services.Configure<KestrelServerOptions>(k => k.ConfigureHttpsDefaults(Require));
        builder.WebHost.ConfigureKestrel(k => k.{|MTLS1004:ConfigureHttpsDefaults|}(h => h.SslProtocols = SslProtocols.Tls13));
        """)]
    [InlineData("""
        builder.WebHost.UseKestrel(k => k.ConfigureHttpsDefaults(Require)).ConfigureKestrel((context, k) => k.{|MTLS1004:ConfigureHttpsDefaults|}(h => { }));
        """)]
    [InlineData("""
        var web = builder.WebHost;
        web.ConfigureKestrel(k => k.ConfigureHttpsDefaults(Require));
        builder.Services.AddOptions<KestrelServerOptions>().Configure(k => k.{|MTLS1004:ConfigureHttpsDefaults|}(h => { }));
        """)]
    [InlineData("""
        builder.WebHost.ConfigureKestrel(SetUp);
        builder.WebHost.ConfigureKestrel(k => k.{|MTLS1004:ConfigureHttpsDefaults|}(h => { }));
        """)]
    [InlineData("""
        builder.AddTls();
        builder.WebHost.ConfigureKestrel(k => k.{|MTLS1004:ConfigureHttpsDefaults|}(h => { }));
        """)]
    [InlineData("""
        builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => { }));
        builder.{|MTLS1004:AddTls|}();
        """)]
    [InlineData("""
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseKestrel(k => k.ConfigureHttpsDefaults(Require)).{|MTLS1004:UseStartup|}<Startup>());
        """)]
    [InlineData("""
        Host.CreateDefaultBuilder(args)
            .ConfigureServices(services => services.Configure<KestrelServerOptions>(k => k.ConfigureHttpsDefaults(Require)))
            .ConfigureWebHostDefaults(web => web.ConfigureKestrel(k => k.{|MTLS1004:ConfigureHttpsDefaults|}(h => { })));
        """)]
    public Task Two_calls_for_one_host_Reports(string lines) => Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(Setups.OnBuilder(lines));

    [Theory]
    [InlineData("""
        builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(Require));
        var other = WebApplication.CreateBuilder(args);
        other.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => { }));
        """)]
    [InlineData("""
        builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(Require));
        builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => { }));
        """)]
    [InlineData("""
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseKestrel(k => k.ConfigureHttpsDefaults(Require)));
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseKestrel(k => k.ConfigureHttpsDefaults(h => { })));
        """)]
    [InlineData("""
        if (builder.Environment.IsDevelopment()) builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => { }));
        else builder.AddTls();
        """)]
    public Task Two_hosts_or_ways_IsSilent(string lines) => Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(Setups.OnBuilder(lines));

    [Fact]
    public Task Message_names_the_method_Reports() => Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(
        Setups.OnBuilder("builder.AddTls(); builder.WebHost.ConfigureKestrel(k => k.{|#0:ConfigureHttpsDefaults|}(h => { }));"),
        test => test.ExpectedDiagnostics.Add(new DiagnosticResult(Rules.MTLS1004DefaultsConfiguredTwice).WithLocation(0).WithArguments("ConfigureHttpsDefaults", "'AddTls'", ", and no client certificate is requested")));

    [Fact]
    public Task Message_names_the_line_Reports() => Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(
        Setups.OnBuilder("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => { })); builder.{|#0:AddTls|}();"),
        test => test.ExpectedDiagnostics.Add(new DiagnosticResult(Rules.MTLS1004DefaultsConfiguredTwice).WithLocation(0).WithArguments("ConfigureHttpsDefaults", "line 14", "")));

    [Fact]
    public Task A_users_own_type_IsSilent() => Verify.DiagnosticsAsync<KestrelSetupAnalyzer>("""
        namespace Microsoft.AspNetCore.Server.Kestrel.Own;
        public class KestrelServerOptions { public void ConfigureHttpsDefaults(System.Action<object> a) { } }
        public class C { public void M(KestrelServerOptions k) { k.ConfigureHttpsDefaults(h => { }); k.ConfigureHttpsDefaults(h => { }); } }
        """);

    [Fact]
    public Task Code_that_does_not_compile_IsSilent() => Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(
        Setups.OnOptions("k.ConfigureHttpsDefaults(; k.ConfigureHttpsDefaults(h => { h. }); k.ListenAnyIP(1, l => l.UseHttps("),
        test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task A_builder_that_is_defined_through_itself_IsSilent() => Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(
        Setups.OnBuilder("var web = web.UseKestrel(); Microsoft.AspNetCore.Hosting.IWebHostBuilder a = b.UseKestrel(), b = a.UseKestrel(); web.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => { })); b.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => { }));"),
        test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task A_set_up_that_calls_itself_IsSilent() => Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(
        Setups.OnOptions("Again(k); void Again(KestrelServerOptions o) { o.ConfigureHttpsDefaults(Require); Again(o); }"));

    [Theory]
    [InlineData(
        """
        k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate);
                k.AddServerHeader = false;
                // newer protocols only
                k.{|MTLS1004:ConfigureHttpsDefaults|}(https => https.SslProtocols = SslProtocols.Tls13);
        """,
        """
        k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.RequireCertificate; h.SslProtocols = SslProtocols.Tls13; });
                k.AddServerHeader = false;
                // newer protocols only
        """)]
    [InlineData(
        """
        var protocols = SslProtocols.Tls13;
                k.ConfigureHttpsDefaults(h =>
                {
                    h.ServerCertificate = cert; // ours
                });
                k.{|MTLS1004:ConfigureHttpsDefaults|}(h =>
                {
                    // newer protocols only
                    h.SslProtocols = protocols;
                });
        """,
        """
        var protocols = SslProtocols.Tls13;
                k.ConfigureHttpsDefaults(h =>
                {
                    h.ServerCertificate = cert; // ours
                    // newer protocols only
                    h.SslProtocols = protocols;
                });
        """)]
    public Task Two_lambdas_IsFixed(string bad, string good) => Verify.FixAsync<KestrelSetupAnalyzer, MTLS1004DefaultsConfiguredTwiceFix>(
        Setups.OnOptions(bad), Setups.OnOptions(good), MTLS1004DefaultsConfiguredTwiceFix.Title);

    [Fact]
    public Task Two_registrations_IsFixed() => Verify.FixAsync<KestrelSetupAnalyzer, MTLS1004DefaultsConfiguredTwiceFix>(
        Setups.OnBuilder("""
            builder.Services.Configure<KestrelServerOptions>(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate));
            builder.WebHost.ConfigureKestrel(k => k.{|MTLS1004:ConfigureHttpsDefaults|}(h => h.SslProtocols = SslProtocols.Tls13));
            """),
        Setups.OnBuilder("""
            builder.Services.Configure<KestrelServerOptions>(k => k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.RequireCertificate; h.SslProtocols = SslProtocols.Tls13; }));
            """));

    [Theory]
    [InlineData("k.ConfigureHttpsDefaults(h => h.ServerCertificate = cert); var late = SslProtocols.Tls13; k.{|MTLS1004:ConfigureHttpsDefaults|}(h => h.SslProtocols = late);")]
    [InlineData("k.ConfigureHttpsDefaults(h => { if (h.CheckCertificateRevocation) return; h.ServerCertificate = cert; }); k.{|MTLS1004:ConfigureHttpsDefaults|}(h => h.SslProtocols = SslProtocols.Tls13);")]
    [InlineData("k.ConfigureHttpsDefaults(h => { var x = 1; h.CheckCertificateRevocation = x > 0; }); k.{|MTLS1004:ConfigureHttpsDefaults|}(h => { var x = SslProtocols.Tls13; h.SslProtocols = x; });")]
    [InlineData("k.ConfigureHttpsDefaults(Require); k.{|MTLS1004:ConfigureHttpsDefaults|}(h => h.SslProtocols = SslProtocols.Tls13);")]
    public Task What_cannot_be_merged_safely_Reports_without_a_fix(string lines) => Verify.FixAsync<KestrelSetupAnalyzer, MTLS1004DefaultsConfiguredTwiceFix>(
        Setups.OnOptions(lines), Setups.OnOptions(lines));
}
