using ClientCertAnalyzers.CodeFixes.Listeners;
using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Listeners;

public class MTLS1006DefaultsNotInheritedTests
{
    private const string Asks = "k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate); ";

    [Theory]
    [InlineData("k.ListenAnyIP(1, l => l.{|MTLS1006:UseHttps|}(new HttpsConnectionAdapterOptions { ServerCertificate = cert }));")]
    [InlineData("k.ListenAnyIP(1, l => { var o = new HttpsConnectionAdapterOptions(); o.ServerCertificate = cert; l.{|MTLS1006:UseHttps|}(o); });")]
    [InlineData("k.ListenAnyIP(1, l => l.{|MTLS1006:UseHttps|}(new TlsHandshakeCallbackOptions { OnConnection = _ => new(new SslServerAuthenticationOptions { ServerCertificate = cert }) }));")]
    [InlineData("var server = new SslServerAuthenticationOptions { ServerCertificate = cert }; k.ListenAnyIP(1, l => l.{|MTLS1006:UseHttps|}(new TlsHandshakeCallbackOptions { OnConnection = _ => new(server) }));")]
    [InlineData("k.ListenAnyIP(1, l => l.{|MTLS1006:UseHttps|}((stream, hello, state, token) => new(new SslServerAuthenticationOptions { ServerCertificate = cert }), new object(), TimeSpan.FromSeconds(5)));")]
    [InlineData("k.ListenAnyIP(1, l => l.{|MTLS1006:UseHttps|}(new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificate = cert, ClientCertificateRequired = false }) }));")]
    [InlineData("k.ListenAnyIP(1, l => l.{|MTLS1006:UseHttps|}(new TlsHandshakeCallbackOptions { OnConnection = _ => { var server = new SslServerAuthenticationOptions(); server.ServerCertificate = cert; return new(server); } }));")]
    [InlineData("k.ListenAnyIP(1, l => l.{|MTLS1006:UseHttps|}(new TlsHandshakeCallbackOptions { OnConnection = _ => { var server = new SslServerAuthenticationOptions(); server.ServerCertificate = cert; return ValueTask.FromResult(server); } }));")]
    [InlineData("k.ListenAnyIP(1, l => l.{|MTLS1006:UseHttps|}(new TlsHandshakeCallbackOptions { OnConnection = async _ => { var server = new SslServerAuthenticationOptions(); server.ServerCertificate = cert; await Task.Yield(); return server; } }));")]
    [InlineData("k.ListenAnyIP(1, l => l.{|MTLS1006:UseHttps|}(new TlsHandshakeCallbackOptions { OnConnection = _ => new((SslServerAuthenticationOptions)new() { ServerCertificate = cert }) }));")]
    [InlineData("k.ListenAnyIP(1, l => { var o = new HttpsConnectionAdapterOptions(); var other = new HttpsConnectionAdapterOptions(); other.ClientCertificateMode = o.ClientCertificateMode; l.{|MTLS1006:UseHttps|}(o); });")]
    [InlineData("k.ListenAnyIP(1, l => { var o = new HttpsConnectionAdapterOptions(); Console.WriteLine(o.ClientCertificateMode); l.{|MTLS1006:UseHttps|}(o); });")]
    [InlineData("k.ListenAnyIP(1, l => l.{|MTLS1006:UseHttps|}(new TlsHandshakeCallbackOptions { OnConnection = _ => { var server = new SslServerAuthenticationOptions(); Console.WriteLine(server.AllowRenegotiation); return new(server); } }));")]
    public Task Options_of_its_own_without_a_mode_Reports(string lines) => Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(Setups.OnOptions(Asks + lines));

    [Fact]
    public Task Beside_an_endpoint_that_asks_nobody_either_Reports() => Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(Setups.OnOptions(
        Asks + "k.ListenAnyIP(1, l => l.{|MTLS1006:UseHttps|}(new HttpsConnectionAdapterOptions())); k.ListenAnyIP(2, l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.NoCertificate));"));

    [Fact]
    public Task Listener_before_the_defaults_Reports() => Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(
        Setups.OnOptions("k.ListenAnyIP(1, l => l.{|MTLS1006:UseHttps|}(new HttpsConnectionAdapterOptions { ServerCertificate = cert })); " + Asks));

    [Theory]
    [InlineData(Asks + "k.ListenAnyIP(1, l => l.UseHttps(cert)); k.ListenAnyIP(2, l => l.UseHttps()); k.ListenAnyIP(3, l => l.UseHttps(h => h.ServerCertificate = cert));")]
    [InlineData(Asks + "k.ListenAnyIP(1, l => l.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = cert, ClientCertificateMode = ClientCertificateMode.RequireCertificate }));")]
    [InlineData(Asks + "k.ListenAnyIP(1, l => l.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = cert, ClientCertificateMode = ClientCertificateMode.NoCertificate }));")]
    [InlineData(Asks + "k.ListenAnyIP(1, l => { var o = new HttpsConnectionAdapterOptions(); o.OnAuthenticate = (_, s) => s.ClientCertificateRequired = true; l.UseHttps(o); });")]
    [InlineData(Asks + "k.ListenAnyIP(1, l => { var o = new HttpsConnectionAdapterOptions(); Fill(o); l.UseHttps(o); }); static void Fill(HttpsConnectionAdapterOptions o) { }")]
    [InlineData(Asks + "var o = Make(); k.ListenAnyIP(1, l => l.UseHttps(o)); static HttpsConnectionAdapterOptions Make() => new();")]
    [InlineData(Asks + "k.ListenAnyIP(1, l => l.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => new(new SslServerAuthenticationOptions { ClientCertificateRequired = true }) }));")]
    [InlineData(Asks + "k.ListenAnyIP(1, l => l.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = c => { c.AllowDelayedClientCertificateNegotation = true; return new(new SslServerAuthenticationOptions()); } }));")]
    [InlineData(Asks + "var server = Make(); k.ListenAnyIP(1, l => l.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => new(server) })); static SslServerAuthenticationOptions Make() => new();")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = cert }));")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.SslProtocols = SslProtocols.Tls13); k.ListenAnyIP(1, l => l.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = cert }));")]
    [InlineData("k.ConfigureHttpsDefaults(h => { if (DateTime.Now.Year > 1) h.ClientCertificateMode = ClientCertificateMode.RequireCertificate; }); k.ListenAnyIP(1, l => l.UseHttps(new HttpsConnectionAdapterOptions()));")]
    [InlineData("if (DateTime.Now.Year > 1) k.ConfigureHttpsDefaults(Require); k.ListenAnyIP(1, l => l.UseHttps(new HttpsConnectionAdapterOptions()));")]
    [InlineData(Asks + "k.ListenAnyIP(1, l => l.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => { var server = new SslServerAuthenticationOptions(); Fill(server); return new(server); } })); static void Fill(SslServerAuthenticationOptions o) { }")]
    [InlineData(Asks + "k.ListenAnyIP(1, l => l.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => { var server = new SslServerAuthenticationOptions(); var same = server; return new(same); } }));")]
    [InlineData(Asks + "k.ListenAnyIP(1, l => l.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => new(Make()) })); static SslServerAuthenticationOptions Make() => new();")]
    [InlineData(Asks + "k.ListenAnyIP(1, l => l.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = Select })); static ValueTask<SslServerAuthenticationOptions> Select(TlsHandshakeCallbackContext c) => new(new SslServerAuthenticationOptions());")]
    [InlineData(Asks + "k.ListenAnyIP(1, l => { var o = new HttpsConnectionAdapterOptions(); if (cert.HasPrivateKey) o.ClientCertificateMode = ClientCertificateMode.NoCertificate; l.UseHttps(o); });")]
    [InlineData(Asks + "k.ListenAnyIP(1, l => l.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => { var server = new SslServerAuthenticationOptions(); object same; same = server; return new(server); } }));")]
    [InlineData(Asks + "k.ListenAnyIP(1, l => l.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => { var server = new SslServerAuthenticationOptions(); var kept = new Keep(server); return new(server); } }));")]
    [InlineData(Asks + "k.ListenAnyIP(1, l => l.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => { var server = new SslServerAuthenticationOptions(); bool asks; asks = server.ClientCertificateRequired = cert.HasPrivateKey; return new(server); } }));")]
    [InlineData(Asks + "k.ListenAnyIP(1, l => l.UseHttps(new TlsHandshakeCallbackOptions()));")]
    [InlineData(Asks + "k.ListenAnyIP(1, l => l.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => { var server = new SslServerAuthenticationOptions(); server.ServerCertificate = cert; Fill(server); return new(server); } })); static void Fill(SslServerAuthenticationOptions o) { }")]
    [InlineData("k.ConfigureHttpsDefaults(Any); k.ListenAnyIP(1, l => l.UseHttps(new HttpsConnectionAdapterOptions())); static void Any(object o) { }")]
    [InlineData(Asks + "k.ListenAnyIP(1, l => { HttpsConnectionAdapterOptions o; o = new(); l.UseHttps(o); });")]
    [InlineData(Asks + "k.ListenAnyIP(1, l => { if (Make() is { } o) l.UseHttps(o); }); static HttpsConnectionAdapterOptions? Make() => new();")]
    [InlineData(Asks + "k.ListenAnyIP(1, l => l.UseHttps(Keep.Options));")]
    public Task Inherited_or_stated_or_unknown_IsSilent(string lines) => Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(
        Setups.OnOptions(lines) + " class Keep(SslServerAuthenticationOptions server) { public object Kept => server; public static HttpsConnectionAdapterOptions Options => new(); }");

    [Theory]
    [InlineData("k.ListenAnyIP(2, l => l.UseHttps());")]
    [InlineData("k.ListenAnyIP(2, l => l.UseHttps(new HttpsConnectionAdapterOptions { ClientCertificateMode = ClientCertificateMode.AllowCertificate }));")]
    public Task Beside_an_endpoint_that_asks_Reports(string other) => Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(
        Setups.OnOptions(Asks + "k.ListenAnyIP(1, l => l.{|#0:UseHttps|}(new HttpsConnectionAdapterOptions { ServerCertificate = cert })); " + other),
        test => test.ExpectedDiagnostics.Add(new DiagnosticResult("MTLS1006", DiagnosticSeverity.Info).WithLocation(0)));

    [Fact]
    public Task Defaults_in_another_method_Reports() => Verify.DiagnosticsAsync<KestrelSetupAnalyzer>(Setups.OnBuilder("""
        builder.AddTls();
        builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(1, l => l.{|MTLS1006:UseHttps|}(new HttpsConnectionAdapterOptions())));
        """));

    [Theory]
    [InlineData(
        "k.ListenAnyIP(1, l => l.{|MTLS1006:UseHttps|}(new HttpsConnectionAdapterOptions { ServerCertificate = cert }));",
        "k.ListenAnyIP(1, l => l.UseHttps(new HttpsConnectionAdapterOptions { ClientCertificateMode = ClientCertificateMode.RequireCertificate, ServerCertificate = cert }));")]
    [InlineData(
        "k.ListenAnyIP(1, l => { HttpsConnectionAdapterOptions o = new(); o.ServerCertificate = cert; l.{|MTLS1006:UseHttps|}(o); });",
        "k.ListenAnyIP(1, l => { HttpsConnectionAdapterOptions o = new() { ClientCertificateMode = ClientCertificateMode.RequireCertificate }; o.ServerCertificate = cert; l.UseHttps(o); });")]
    public Task Options_object_gets_the_mode_IsFixed(string bad, string good) => Verify.FixAsync<KestrelSetupAnalyzer, MTLS1006DefaultsNotInheritedFix>(
        Setups.OnOptions(Asks + bad), Setups.OnOptions(Asks + good), "Set ClientCertificateMode to RequireCertificate");

    [Fact]
    public Task Handshake_callback_Reports_without_a_fix()
    {
        var source = Setups.OnOptions(Asks + "k.ListenAnyIP(1, l => l.{|MTLS1006:UseHttps|}(new TlsHandshakeCallbackOptions { OnConnection = _ => new(new SslServerAuthenticationOptions { ServerCertificate = cert }) }));");
        return Verify.FixAsync<KestrelSetupAnalyzer, MTLS1006DefaultsNotInheritedFix>(source, source);
    }
}
