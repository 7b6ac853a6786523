using ClientCertAnalyzers.CodeFixes.Listeners;
using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Listeners;

public class MTLS1005DefaultsAfterListenTests
{
    [Theory]
    [InlineData("k.ListenAnyIP(5001, l => l.UseHttps()); k.{|MTLS1005:ConfigureHttpsDefaults|}(Require);")]
    [InlineData("k.ListenLocalhost(5001, l => { l.Protocols = HttpProtocols.Http1; l.UseHttps(cert); }); k.{|MTLS1005:ConfigureHttpsDefaults|}(h => h.SslProtocols = SslProtocols.Tls13);")]
    [InlineData("k.Listen(System.Net.IPAddress.Any, 1, l => l.UseHttps(h => h.SslProtocols = SslProtocols.Tls13)); k.ListenAnyIP(2); k.{|MTLS1005:ConfigureHttpsDefaults|}(Require);")]
    [InlineData("if (DateTime.Now.Year > 1) k.ListenAnyIP(1, l => l.UseHttps()); k.{|MTLS1005:ConfigureHttpsDefaults|}(Require);")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps()); if (DateTime.Now.Year > 1) k.{|MTLS1005:ConfigureHttpsDefaults|}(Require);")]
    [InlineData("Open(k); k.{|MTLS1005:ConfigureHttpsDefaults|}(Require); static void Open(KestrelServerOptions o) => o.ListenAnyIP(1, l => l.UseHttps());")]
    [InlineData("k.ListenAnyIP(1, Secure); k.{|MTLS1005:ConfigureHttpsDefaults|}(Require); static void Secure(ListenOptions l) => l.UseHttps();")]
    [InlineData("foreach (var o in new[] { k }) { o.ListenAnyIP(1, l => l.UseHttps()); o.{|MTLS1005:ConfigureHttpsDefaults|}(Require); }")]
    [InlineData("Action<KestrelServerOptions> set = o => { o.ListenAnyIP(1, l => l.UseHttps()); o.{|MTLS1005:ConfigureHttpsDefaults|}(Require); }; set(k);")]
    [InlineData("Kept = k; Kept.ListenAnyIP(1, l => l.UseHttps()); Kept.{|MTLS1005:ConfigureHttpsDefaults|}(Require);")]
    [InlineData("this.Kept = k; this.Kept.ListenAnyIP(1, l => l.UseHttps()); Kept.{|MTLS1005:ConfigureHttpsDefaults|}(Require);")]
    [InlineData("switch (DateTime.Now.Year) { case 1: k.ListenAnyIP(1, l => l.UseHttps()); break; } k.{|MTLS1005:ConfigureHttpsDefaults|}(Require);")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps()); if (DateTime.Now.Year > 1) throw new InvalidOperationException(); k.{|MTLS1005:ConfigureHttpsDefaults|}(Require);")]
    [InlineData("Shared = k; Shared.ListenAnyIP(1, l => l.UseHttps()); Shared.{|MTLS1005:ConfigureHttpsDefaults|}(Require);")]
    [InlineData("KestrelServerOptions o = new(); o.ListenAnyIP(1, l => l.UseHttps()); o.{|MTLS1005:ConfigureHttpsDefaults|}(Require);")]
    public Task Listener_before_the_defaults_Reports(string lines) => Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(Setups.OnOptions(lines));

    [Theory]
    [InlineData("k.ConfigureHttpsDefaults(Require); k.ListenAnyIP(5001, l => l.UseHttps());")]
    [InlineData("k.ListenAnyIP(8081); k.ConfigureHttpsDefaults(Require); k.ListenAnyIP(5001, l => l.UseHttps());")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(new HttpsConnectionAdapterOptions { ClientCertificateMode = ClientCertificateMode.AllowCertificate })); k.ConfigureHttpsDefaults(Require);")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.NoCertificate)); k.ConfigureHttpsDefaults(Require);")]
    [InlineData("if (DateTime.Now.Year > 1) k.ListenAnyIP(1, l => l.UseHttps()); else k.ConfigureHttpsDefaults(Require);")]
    [InlineData("if (DateTime.Now.Year > 1) { k.ListenAnyIP(1, l => l.UseHttps()); return; } k.ConfigureHttpsDefaults(Require);")]
    [InlineData("k.ConfigureHttpsDefaults(h => { }); k.ListenAnyIP(1, l => l.UseHttps()); k.ConfigureHttpsDefaults(Require); k.ListenAnyIP(2, l => l.UseHttps());")]
    [InlineData("k.Configure(new Microsoft.Extensions.Configuration.ConfigurationManager()); k.ConfigureHttpsDefaults(Require);")]
    [InlineData("k.ListenAnyIP(1, Elsewhere); k.ConfigureHttpsDefaults(Require); void Elsewhere(ListenOptions l) => Console.WriteLine(l);")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps()); new KestrelServerOptions().ConfigureHttpsDefaults(Require);")]
    [InlineData("var o = k; Replace(ref o); o.ListenAnyIP(1, l => l.UseHttps()); o.ConfigureHttpsDefaults(Require); static void Replace(ref KestrelServerOptions o) => o = new();")]
    [InlineData("var o = k; o.ListenAnyIP(1, l => l.UseHttps()); o = new(); o.ConfigureHttpsDefaults(Require);")]
    [InlineData("var one = new Setup(); var two = new Setup(); one.Kept.ListenAnyIP(1, l => l.UseHttps()); two.Kept.ConfigureHttpsDefaults(Require);")]
    [InlineData("(cert.HasPrivateKey ? k : new()).ListenAnyIP(1, l => l.UseHttps()); k.ConfigureHttpsDefaults(Require);")]
    [InlineData("Make().ListenAnyIP(1, l => l.UseHttps()); Make().ConfigureHttpsDefaults(Require); static KestrelServerOptions Make() => new();")]
    [InlineData("Action<KestrelServerOptions> later = Open; k.ConfigureHttpsDefaults(Require); static void Open(KestrelServerOptions o) => o.ListenAnyIP(1, l => l.UseHttps());")]
    [InlineData("void Again(KestrelServerOptions o) { Again(o); o.ConfigureHttpsDefaults(Require); o.ListenAnyIP(1, l => l.UseHttps()); }")]
    [InlineData("if (DateTime.Now.Year > 1) { k.ListenAnyIP(1, l => l.UseHttps()); throw new InvalidOperationException(); } k.ConfigureHttpsDefaults(Require);")]
    [InlineData("if (DateTime.Now.Year > 1) { if (cert.HasPrivateKey) { k.ListenAnyIP(1, l => l.UseHttps()); } return; } k.ConfigureHttpsDefaults(Require);")]
    [InlineData("if (DateTime.Now.Year > 1) { k.ListenAnyIP(1, l => l.UseHttps()); goto end; } k.ConfigureHttpsDefaults(Require); end: ;")]
    [InlineData("var o = k; Make(out o); o.ListenAnyIP(1, l => l.UseHttps()); Make(out o); o.ConfigureHttpsDefaults(Require); static void Make(out KestrelServerOptions o) => o = new();")]
    [InlineData("_ = new Lazy<Action<KestrelServerOptions>>(() => Open); k.ConfigureHttpsDefaults(Require); static void Open(KestrelServerOptions o) => o.ListenAnyIP(1, l => l.UseHttps());")]
    public Task Defaults_in_time_or_not_wanted_IsSilent(string lines) => Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(Setups.OnOptions(lines));

    [Theory]
    [InlineData("WebApplicationBuilder one = two.AddTls(), two = one.AddTls(); one.WebHost.ConfigureKestrel(k => { k.ListenAnyIP(1, l => l.UseHttps()); k.ConfigureHttpsDefaults(Require); });")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => { k.ListenAnyIP(1, l => l.UseHttps()); k.ConfigureHttpsDefaults(; });")]
    public Task Half_typed_code_IsSilent(string lines) => Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(Setups.OnBuilder(lines), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Endpoint_behind_the_defaults_too_lowers_the_severity_Reports() => Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(
        Setups.OnOptions("{|#1:k.ListenAnyIP(1, l => l.UseHttps())|}; k.{|#0:ConfigureHttpsDefaults|}(Require); k.ListenAnyIP(2, l => l.UseHttps());"),
        test => test.ExpectedDiagnostics.Add(new DiagnosticResult("MTLS1005", DiagnosticSeverity.Info).WithLocation(0).WithLocation(1)));

    [Theory]
    [InlineData("""
        builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(1, l => l.UseHttps()));
        builder.Services.Configure<KestrelServerOptions>(k => k.{|MTLS1005:ConfigureHttpsDefaults|}(Require));
        """)]
    [InlineData("""
        builder.Services.PostConfigure<KestrelServerOptions>(k => k.{|MTLS1005:ConfigureHttpsDefaults|}(Require));
        builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(1, l => l.UseHttps()));
        """)]
    [InlineData("""
        builder.Services.PostConfigureAll<KestrelServerOptions>(k => k.{|MTLS1005:ConfigureHttpsDefaults|}(Require));
        builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(1, l => l.UseHttps()));
        """)]
    [InlineData("""
        builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(1, l => l.UseHttps()));
        builder.{|MTLS1005:AddTls|}();
        """)]
    [InlineData("""
        builder.Services.PostConfigure<KestrelServerOptions>(Open);
        builder.Services.PostConfigure<KestrelServerOptions>(k => k.{|MTLS1005:ConfigureHttpsDefaults|}(Require));
        static void Open(KestrelServerOptions options) => Listen(options);
        static void Listen(KestrelServerOptions options) => options.ListenAnyIP(1, l => l.UseHttps());
        """)]
    [InlineData("""
        builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(1, l => l.UseHttps()));
        {|MTLS1005:Add|}(builder);
        static void Add<T>(T own) where T : IHostApplicationBuilder => own.Services.Configure<KestrelServerOptions>(SetUp);
        """)]
    public Task Listener_in_an_earlier_action_Reports(string lines) => Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(Setups.OnBuilder(lines));

    [Theory]
    [InlineData("""
        builder.AddTls();
        builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(1, l => l.UseHttps()));
        """)]
    [InlineData("""
        builder.Services.PostConfigure<KestrelServerOptions>(k => k.ListenAnyIP(1, l => l.UseHttps()));
        builder.WebHost.ConfigureKestrel(SetUp);
        """)]
    [InlineData("""
        builder.WebHost.ConfigureKestrel(k => { void Later() { if (args.Length > 0) { k.ListenAnyIP(1, l => l.UseHttps()); } } k.ConfigureHttpsDefaults(Require); });
        """)]
    [InlineData("""
        builder.WebHost.ConfigureKestrel(k => { k.Configure(); k.ConfigureHttpsDefaults(Require); });
        """)]
    [InlineData("""
        builder.Services.PostConfigure<KestrelServerOptions>(Open);
        builder.WebHost.ConfigureKestrel(SetUp);
        static void Open(KestrelServerOptions options) => options.ListenAnyIP(1, l => l.UseHttps());
        """)]
    [InlineData("""
        builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(Require));
        builder.WebHost.UseStartup(typeof(Startup));
        builder.WebHost.UseStartup<Nothing>();
        builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(1, l => l.UseHttps()));
        """)]
    [InlineData("""
        builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(1, l => l.UseHttps()));
        Own.UseStartup<Startup>();
        """)]
    [InlineData("""
        var other = WebApplication.CreateBuilder();
        builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(1, l => l.UseHttps()));
        other.WebHost.ConfigureKestrel(SetUp);
        """)]
    public Task Listener_in_a_later_action_IsSilent(string lines) => Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(Setups.OnBuilder(lines));

    [Fact]
    public Task Message_names_the_listener_and_the_loss() => Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(
        Setups.OnOptions("{|#1:k.ListenAnyIP(5001, l => l.UseHttps())|}; k.{|#0:ConfigureHttpsDefaults|}(Require);"),
        test => test.ExpectedDiagnostics.Add(new DiagnosticResult("MTLS1005", DiagnosticSeverity.Warning).WithLocation(0).WithLocation(1).WithMessage(
            "'ListenAnyIP' in line 17 takes the defaults when it runs, before this 'ConfigureHttpsDefaults': its endpoint gets none of these settings and never asks for a client certificate; move this call above it")));

    [Fact]
    public Task Late_defaults_move_up_IsFixed() => Verify.FixAsync<KestrelSetupAnalyzer, MTLS1005DefaultsAfterListenFix>(
        Setups.OnOptions("""
            k.AddServerHeader = false;
                    k.ListenAnyIP(8081); // probes
                    k.ListenAnyIP(5001, l => l.UseHttps());
                    // partners only
                    k.{|MTLS1005:ConfigureHttpsDefaults|}(Require); // all of them
                    Other(new KestrelServerOptions());
                    static void Other(KestrelServerOptions o)
                    {
                        o.ListenLocalhost(1, l => l.UseHttps());
                        o.{|MTLS1005:ConfigureHttpsDefaults|}(h =>
                        {
                            h.SslProtocols = SslProtocols.Tls13;
                        });
                    }
            """),
        Setups.OnOptions("""
            k.AddServerHeader = false;
                    k.ListenAnyIP(8081); // probes
                    // partners only
                    k.ConfigureHttpsDefaults(Require); // all of them
                    k.ListenAnyIP(5001, l => l.UseHttps());
                    Other(new KestrelServerOptions());
                    static void Other(KestrelServerOptions o)
                    {
                        o.ConfigureHttpsDefaults(h =>
                        {
                            h.SslProtocols = SslProtocols.Tls13;
                        });
                        o.ListenLocalhost(1, l => l.UseHttps());
                    }
            """),
        MTLS1005DefaultsAfterListenFix.Title);

    [Theory]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps()); var late = SslProtocols.Tls13; k.{|MTLS1005:ConfigureHttpsDefaults|}(h => h.SslProtocols = late);")]
    [InlineData("var late = SslProtocols.Tls12; k.ListenAnyIP(1, l => l.UseHttps()); late = SslProtocols.Tls13; k.{|MTLS1005:ConfigureHttpsDefaults|}(h => h.SslProtocols = late);")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps()); if (DateTime.Now.Year > 1) k.{|MTLS1005:ConfigureHttpsDefaults|}(Require);")]
    public Task What_cannot_move_safely_Reports_without_a_fix(string lines) => Verify.FixAsync<KestrelSetupAnalyzer, MTLS1005DefaultsAfterListenFix>(
        Setups.OnOptions(lines), Setups.OnOptions(lines));
}
