using ClientCertAnalyzers.CodeFixes.Listeners;
using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Listeners;

public class MTLS1010DelayedWithHttp2Tests
{
    private const string Delayed = "h => {|MTLS1010:h.ClientCertificateMode = ClientCertificateMode.DelayCertificate|}";
    private const string Delay = "h => h.ClientCertificateMode = ClientCertificateMode.DelayCertificate";
    private const string Asked = "h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate";

    [Theory]
    [InlineData("k.ConfigureHttpsDefaults(" + Delayed + ");")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(" + Delayed + "));")]
    [InlineData("k.ListenAnyIP(1, l => { l.Protocols = HttpProtocols.Http1AndHttp2; l.UseHttps(" + Delayed + "); });")]
    [InlineData("k.ListenAnyIP(1, l => { l.Protocols = HttpProtocols.Http2; l.UseHttps(" + Delayed + "); });")]
    [InlineData("k.ListenAnyIP(1, l => { l.Protocols = HttpProtocols.Http3; l.UseHttps(" + Delayed + "); });")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(new HttpsConnectionAdapterOptions { {|MTLS1010:ClientCertificateMode = ClientCertificateMode.DelayCertificate|} }));")]
    [InlineData("k.ListenAnyIP(1, l => { var o = new HttpsConnectionAdapterOptions(); {|MTLS1010:o.ClientCertificateMode = ClientCertificateMode.DelayCertificate|}; l.UseHttps(o); });")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(h => { if (cert.HasPrivateKey) { {|MTLS1010:h.ClientCertificateMode = ClientCertificateMode.DelayCertificate|}; } }));")]
    [InlineData("k.ConfigureHttpsDefaults(" + Delayed + "); k.ListenAnyIP(1, l => l.UseHttps());")]
    [InlineData("k.ConfigureHttpsDefaults(" + Delayed + "); k.ListenAnyIP(1, l => { l.Protocols = HttpProtocols.Http1; l.UseHttps(); }); k.ListenAnyIP(2, l => l.UseHttps(cert));")]
    [InlineData("k.ConfigureEndpointDefaults(l => l.UseHttps(" + Delayed + "));")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(" + Delayed + ")); k.ListenAnyIP(2, l => { l.Protocols = HttpProtocols.Http1; l.UseHttps(" + Asked + "); });")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = c => { {|MTLS1010:c.AllowDelayedClientCertificateNegotation = true|}; return new(new SslServerAuthenticationOptions()); } }));")]
    [InlineData("k.ListenAnyIP(1, SetUp); static void SetUp(ListenOptions l) { l.UseHttps(" + Delayed + "); }")]
    [InlineData("k.ListenAnyIP(1, l => { Console.WriteLine(l.Protocols); l.UseHttps(" + Delayed + "); });")]
    [InlineData("_ = new SslClientAuthenticationOptions { ApplicationProtocols = [SslApplicationProtocol.Http11] }; k.ListenAnyIP(1, l => l.UseHttps(" + Delayed + "));")]
    [InlineData("k.ListenAnyIP(1, l => { l.DisableAltSvcHeader = true; l.UseHttps(" + Delayed + "); });")]
    [InlineData("k.ListenAnyIP(1, l => { l.UseConnectionLogging(); l.UseHttps(" + Delayed + "); });")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = c => { {|MTLS1010:c.AllowDelayedClientCertificateNegotation = true|}; return new(new SslServerAuthenticationOptions { ServerCertificate = cert }); } }));")]
    [InlineData("k.ListenAnyIP(1, l => { l.Protocols = HttpProtocols.Http2; l.UseHttps(" + Delayed + "); return; });")]
    [InlineData("k.ConfigureEndpointDefaults(l => { l.Protocols = HttpProtocols.Http2; l.UseHttps(" + Delayed + "); });")]
    // What stands there runs in any case.
    [InlineData("k.ListenAnyIP(1, l => { if ((l.Protocols = HttpProtocols.Http2) > 0) { } l.UseHttps(" + Delayed + "); });")]
    [InlineData("k.ListenAnyIP(1, l => { _ = (l.Protocols = HttpProtocols.Http2) > 0 && cert.HasPrivateKey; l.UseHttps(" + Delayed + "); });")]
    [InlineData("k.ListenAnyIP(1, l => { _ = (HttpProtocols?)(l.Protocols = HttpProtocols.Http2) ?? 0; l.UseHttps(" + Delayed + "); });")]
    [InlineData("k.ListenAnyIP(1, l => { _ = (l.Protocols = HttpProtocols.Http2).ToString()?.Trim(); l.UseHttps(" + Delayed + "); });")]
    [InlineData("k.ConfigureHttpsDefaults(" + Delayed + "); new Field { Protocols = 1 }.ToString();")]
    public Task Delayed_negotiation_on_an_endpoint_with_HTTP_2_Reports(string lines) => Verify.DiagnosticsAsync<CertificateModeAnalyzer>(Setups.OnOptions(lines) + " class Field { public int Protocols; }");

    [Theory]
    [InlineData("k.ListenAnyIP(1, l => { l.Protocols = HttpProtocols.Http1; l.UseHttps(" + Delay + "); });")]
    [InlineData("k.ListenAnyIP(1, l => { l.UseHttps(" + Delay + "); l.Protocols = HttpProtocols.Http1; });")]
    [InlineData("k.ConfigureEndpointDefaults(l => l.Protocols = HttpProtocols.Http1); k.ConfigureHttpsDefaults(" + Delay + ");")]
    [InlineData("k.ConfigureEndpointDefaults(l => l.Protocols = HttpProtocols.Http1); k.ListenAnyIP(1, l => l.UseHttps(" + Delay + "));")]
    [InlineData("k.ConfigureEndpointDefaults(l => { l.Protocols = HttpProtocols.Http1; l.UseHttps(" + Delay + "); });")]
    [InlineData("k.ConfigureEndpointDefaults(l => l.UseHttps(" + Delay + ")); k.ListenAnyIP(1, l => l.Protocols = HttpProtocols.Http1);")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(h => { h.ClientCertificateMode = ClientCertificateMode.DelayCertificate; h.OnAuthenticate = (_, s) => s.ApplicationProtocols = [SslApplicationProtocol.Http11]; }));")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = c => { c.AllowDelayedClientCertificateNegotation = true; return new(new SslServerAuthenticationOptions { ApplicationProtocols = [SslApplicationProtocol.Http11] }); } }));")]
    [InlineData("k.ConfigureHttpsDefaults(" + Delay + "); k.ListenAnyIP(1, l => { l.Protocols = HttpProtocols.Http1; l.UseHttps(); });")]
    [InlineData("k.ConfigureHttpsDefaults(" + Delay + "); k.ListenAnyIP(1, l => l.UseHttps(" + Asked + ")); k.ListenAnyIP(2);")]
    [InlineData("k.ConfigureHttpsDefaults(" + Delay + "); k.ListenAnyIP(1, l => { l.UseHttps(); l.Protocols = cert.HasPrivateKey ? HttpProtocols.Http1 : HttpProtocols.Http2; });")]
    [InlineData("k.ListenAnyIP(1, l => { if (cert.HasPrivateKey) l.Protocols = HttpProtocols.Http1; l.UseHttps(" + Delay + "); });")]
    [InlineData("k.ListenAnyIP(1, l => { Elsewhere(l); l.UseHttps(" + Delay + "); }); static void Elsewhere(ListenOptions l) => l.Protocols = HttpProtocols.Http1;")]
    [InlineData("k.ListenAnyIP(1, l => l.UseConnectionLogging().UseHttps(" + Delay + "));")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(h => { h.ClientCertificateMode = ClientCertificateMode.DelayCertificate; h = new(); }));")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(" + Asked + "));")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(h => h.ClientCertificateMode = (ClientCertificateMode)cert.Version));")]
    [InlineData("k.ListenAnyIP(1, l => { l.Protocols = HttpProtocols.Http1; l.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = c => { c.AllowDelayedClientCertificateNegotation = true; return new(new SslServerAuthenticationOptions()); } }); });")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = c => { c.AllowDelayedClientCertificateNegotation = false; return new(new SslServerAuthenticationOptions()); } }));")]
    // HTTP/2 in some cases only.
    [InlineData("k.ListenAnyIP(1, l => { if (cert.HasPrivateKey) return; l.Protocols = HttpProtocols.Http2; l.UseHttps(" + Delay + "); });")]
    [InlineData("k.ListenAnyIP(1, l => { Console.WriteLine(l); l.UseHttps(" + Delay + "); });")]
    [InlineData("k.ListenAnyIP(1, l => { _ = cert.HasPrivateKey && (l.Protocols = HttpProtocols.Http2) > 0; l.UseHttps(" + Delay + "); });")]
    [InlineData("k.ListenAnyIP(1, l => { _ = cert.HasPrivateKey || (l.Protocols = HttpProtocols.Http2) > 0; l.UseHttps(" + Delay + "); });")]
    [InlineData("k.ListenAnyIP(1, l => { _ = Environment.GetEnvironmentVariable(\"A\") ?? (l.Protocols = HttpProtocols.Http2).ToString(); l.UseHttps(" + Delay + "); });")]
    [InlineData("k.ListenAnyIP(1, l => { _ = Environment.GetEnvironmentVariable(\"A\")?.Equals(l.Protocols = HttpProtocols.Http2); l.UseHttps(" + Delay + "); });")]
    [InlineData("k.ListenAnyIP(1, l => { foreach (var more in cert.Extensions) l.Protocols = HttpProtocols.Http2; l.UseHttps(" + Delay + "); });")]
    [InlineData("k.ListenAnyIP(1, l => { switch (cert.Version) { case 3: l.Protocols = HttpProtocols.Http2; break; } l.UseHttps(" + Delay + "); });")]
    [InlineData("k.ListenAnyIP(1, l => { _ = cert.Version switch { 3 => l.Protocols = HttpProtocols.Http2, _ => HttpProtocols.None }; l.UseHttps(" + Delay + "); });")]
    [InlineData("k.ListenAnyIP(1, l => { try { cert.Verify(); } catch (Exception) { l.Protocols = HttpProtocols.Http2; } l.UseHttps(" + Delay + "); });")]
    [InlineData("k.ConfigureEndpointDefaults(l => { l.Protocols = HttpProtocols.Http2; l.UseHttps(" + Delay + "); }); k.ListenAnyIP(1, l => l.Protocols = HttpProtocols.Http1);")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(" + Delay + ")); k.ListenAnyIP(2, l => { var same = l; same.Protocols = HttpProtocols.Http1; });")]
    [InlineData("Action<ListenOptions> set = l => l.Protocols = HttpProtocols.Http1; k.ListenAnyIP(1, l => l.UseHttps(" + Delay + ")); k.ListenAnyIP(2, set);")]
    [InlineData("k.ConfigureHttpsDefaults(" + Delay + "); k.ListenAnyIP(1);")]
    public Task Only_HTTP_1_or_unknown_IsSilent(string lines) => Verify.DiagnosticsAsync<CertificateModeAnalyzer>(Setups.OnOptions(lines));

    [Fact]
    public Task Protocols_in_another_file_IsSilent() => Verify.DiagnosticsAsync<CertificateModeAnalyzer>(
        Setups.OnBuilder("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(" + Delay + "));"),
        test => test.TestState.Sources.Add(
            """
            static class Defaults { public static void Add(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions k) => k.ConfigureEndpointDefaults(l => l.Protocols = Microsoft.AspNetCore.Server.Kestrel.Core.HttpProtocols.Http1); }
            """));

    [Theory]
    [InlineData("k.ConfigureHttpsDefaults(" + Delay + ");", "\"EndpointDefaults\": { \"Protocols\": \"Http1\" }")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(" + Delay + "));", "\"EndpointDefaults\": { \"Protocols\": \"#{Protocols}\" }")]
    [InlineData("k.ConfigureHttpsDefaults(" + Delay + ");", "\"Endpoints\": { \"A\": { \"Url\": \"https://*:1\", \"Protocols\": \"Http1\" }, \"B\": { \"Url\": \"http://*:2\" } }")]
    [InlineData("k.ConfigureHttpsDefaults(" + Delayed + ");", "\"Endpoints\": { \"A\": { \"Url\": \"https://*:1\", \"Protocols\": \"Http1\" }, \"B\": { \"Url\": \"https://*:2\" } }")]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps(" + Delayed + "));", "\"Endpoints\": { \"A\": { \"Url\": \"https://*:1\", \"Protocols\": \"Http1\" } }")]
    [InlineData("k.ListenAnyIP(1, l => { l.Protocols = HttpProtocols.Http1AndHttp2; l.UseHttps(" + Delayed + "); });", "\"EndpointDefaults\": { \"Protocols\": \"Http1\" }")]
    [InlineData("k.ConfigureHttpsDefaults(" + Delay + ");", "\"Endpoints\": { \"A\": { \"Url\": \"https://*:1\", \"ClientCertificateMode\": \"AllowCertificate\" } }")]
    [InlineData("k.ConfigureHttpsDefaults(" + Delay + ");", "\"Endpoints\": { \"A\": { \"Url\": \"https://*:1\", \"Sni\": { \"*\": { \"Protocols\": \"Http1\" } } } }")]
    [InlineData("k.ConfigureHttpsDefaults(" + Delayed + ");", "\"Endpoints\": { \"A\": { \"Url\": \"https://*:1\", \"Protocols\": \"Http1\", \"Sni\": { \"*\": { \"Protocols\": \"Http2\" } } } }")]
    public Task Protocols_in_the_settings_count_for_endpoints_that_take_them(string lines, string kestrel) => Verify.DiagnosticsAsync<CertificateModeAnalyzer>(
        Setups.OnOptions(lines), test => test.TestState.AdditionalFiles.Add(("appsettings.json", "{ \"Kestrel\": { " + kestrel + " } }")));

    [Fact]
    public Task Protocols_of_another_type_Reports() => Verify.DiagnosticsAsync<CertificateModeAnalyzer>(
        Setups.OnOptions("k.ConfigureHttpsDefaults(" + Delayed + "); new Other().Protocols = 1;") + " class Other { public int Protocols { get; set; } }");

    [Fact]
    public Task Own_types_with_framework_names_IsSilent() => Verify.DiagnosticsAsync<CertificateModeAnalyzer>("""
        enum ClientCertificateMode { No, Allow, Require, DelayCertificate }
        class HttpsConnectionAdapterOptions { public ClientCertificateMode ClientCertificateMode { get; set; } }
        class KestrelServerOptions { public void ConfigureHttpsDefaults(System.Action<HttpsConnectionAdapterOptions> a) { } }
        class C { void M(KestrelServerOptions k) => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.DelayCertificate); }
        """);

    [Theory]
    [InlineData("k.ListenAnyIP(1, l => { l.Protocols = ; l.UseHttps(" + Delay + "); });")]
    [InlineData("k.ListenAnyIP(1, l => { l.Protocols = HttpProtocols.Htt; l.UseHttps(" + Delay + "); });")]
    [InlineData("k.ListenAnyIP(l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.Delay));")]
    public Task Code_that_does_not_compile_IsSilent(string lines) =>
        Verify.DiagnosticsAsync<CertificateModeAnalyzer>(Setups.OnOptions(lines), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData(
        "k.ListenAnyIP(1, l => l.UseHttps(" + Delayed + "));",
        "k.ListenAnyIP(1, l => { l.Protocols = HttpProtocols.Http1; l.UseHttps(" + Delay + "); });")]
    [InlineData(
        "k.ListenAnyIP(1, l => { l.Protocols = HttpProtocols.Http1AndHttp2; l.UseHttps(" + Delayed + "); });",
        "k.ListenAnyIP(1, l => { l.Protocols = HttpProtocols.Http1; l.UseHttps(" + Delay + "); });")]
    [InlineData(
        "k.ConfigureEndpointDefaults(l => l.UseHttps(" + Delayed + "));",
        "k.ConfigureEndpointDefaults(l => { l.Protocols = HttpProtocols.Http1; l.UseHttps(" + Delay + "); });")]
    [InlineData(
        "k.ListenAnyIP(1, l => l.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = c => { {|MTLS1010:c.AllowDelayedClientCertificateNegotation = true|}; return new(new SslServerAuthenticationOptions()); } }));",
        "k.ListenAnyIP(1, l => { l.Protocols = HttpProtocols.Http1; l.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = c => { c.AllowDelayedClientCertificateNegotation = true; return new(new SslServerAuthenticationOptions()); } }); });")]
    public Task Protocols_of_the_listener_IsFixed(string bad, string good) => Fix(bad, good, MTLS1010DelayedWithHttp2Fix.Http1Title);

    [Fact]
    public Task Comments_and_missing_usings_IsFixed() => Verify.FixAsync<CertificateModeAnalyzer, MTLS1010DelayedWithHttp2Fix>(
        """
        using Microsoft.AspNetCore.Server.Kestrel.Https;

        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // customers
            kestrel.ConfigureHttpsDefaults(https => // only some pages need one
            {
                {|MTLS1010:https.ClientCertificateMode = ClientCertificateMode.DelayCertificate|}; // ask late
            });
        });
        builder.Build().Run();
        """,
        """
        using Microsoft.AspNetCore.Server.Kestrel.Core;
        using Microsoft.AspNetCore.Server.Kestrel.Https;

        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http1);
            // customers
            kestrel.ConfigureHttpsDefaults(https => // only some pages need one
            {
                https.ClientCertificateMode = ClientCertificateMode.DelayCertificate; // ask late
            });
        });
        builder.Build().Run();
        """,
        MTLS1010DelayedWithHttp2Fix.Http1Title,
        test => test.TestState.Sources.Add(Usings.WebProject));

    [Fact]
    public Task Options_of_several_lines_move_in_IsFixed() => Verify.FixAsync<CertificateModeAnalyzer, MTLS1010DelayedWithHttp2Fix>(
        """
        using Microsoft.AspNetCore.Server.Kestrel.Core;
        using Microsoft.AspNetCore.Server.Kestrel.Https;

        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenAnyIP(5001, listen => listen.UseHttps(https =>
        {
            // ask late
            {|MTLS1010:https.ClientCertificateMode = ClientCertificateMode.DelayCertificate|};
        })));
        builder.Build().Run();
        """,
        """
        using Microsoft.AspNetCore.Server.Kestrel.Core;
        using Microsoft.AspNetCore.Server.Kestrel.Https;

        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenAnyIP(5001, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.UseHttps(https =>
            {
                // ask late
                https.ClientCertificateMode = ClientCertificateMode.DelayCertificate;
            });
        }));
        builder.Build().Run();
        """,
        MTLS1010DelayedWithHttp2Fix.Http1Title,
        test => test.TestState.Sources.Add(Usings.WebProject));

    [Theory]
    [InlineData("k.ConfigureHttpsDefaults(" + Delayed + ");", "k.ConfigureHttpsDefaults(" + Asked + ");")]
    [InlineData(
        "k.ListenAnyIP(1, l => l.UseHttps(new HttpsConnectionAdapterOptions { {|MTLS1010:ClientCertificateMode = ClientCertificateMode.DelayCertificate|} }));",
        "k.ListenAnyIP(1, l => l.UseHttps(new HttpsConnectionAdapterOptions { ClientCertificateMode = ClientCertificateMode.AllowCertificate }));")]
    public Task Question_in_the_handshake_IsFixed(string bad, string good) => Fix(bad, good, MTLS1010DelayedWithHttp2Fix.AllowTitle);

    [Theory]
    [InlineData("k.ListenAnyIP(1, l => l.UseHttps()); k.ConfigureHttpsDefaults(" + Delayed + ");")]
    [InlineData("k.ConfigureEndpointDefaults(l => l.UseConnectionLogging()); k.ConfigureHttpsDefaults(" + Delayed + ");")]
    [InlineData("k.ConfigureHttpsDefaults(" + Delayed + "); k.ListenAnyIP(1, l => { l.Protocols = HttpProtocols.Http2; l.UseHttps(); });")]
    [InlineData("k.ListenAnyIP(1, SetUp); static void SetUp(ListenOptions l) => l.UseHttps(" + Delayed + ");")]
    public Task Where_it_would_not_help_no_protocols_are_offered(string lines) => Fix(Setups.OnOptions(lines), Setups.OnOptions(lines), MTLS1010DelayedWithHttp2Fix.Http1Title, wrap: false);

    private static Task Fix(string bad, string good, string title, bool wrap = true) => Verify.FixAsync<CertificateModeAnalyzer, MTLS1010DelayedWithHttp2Fix>(
        wrap ? Setups.OnOptions(bad) : bad, wrap ? Setups.OnOptions(good) : good, title);
}
