using ClientCertAnalyzers.StatusCodes;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.StatusCodes;

public class MTLS5009TlsPartLostTests
{
    private const string Id = "MTLS5009";
    private const string Apply = "h.UseClientCertificateResponses(t => t.TrustedRoots.Add(ca)); ";

    [Theory]
    [InlineData("{|MTLS5009:h.AllowAnyClientCertificate()|};")]
    [InlineData("{|MTLS5009:h.ClientCertificateValidation = (_, _, _) => true|};")]
    [InlineData("{|MTLS5009:h.ClientCertificateValidation = null|};")]
    [InlineData("{|MTLS5009:h.OnAuthenticate = (_, _) => { }|};")]
    [InlineData("{|MTLS5009:h.OnAuthenticate += (_, _) => { }|};")]
    [InlineData("{|MTLS5009:h.ClientCertificateMode = ClientCertificateMode.RequireCertificate|};")]
    [InlineData("{|MTLS5009:h.ClientCertificateMode = ClientCertificateMode.NoCertificate|};")]
    [InlineData("h.SslProtocols = SslProtocols.Tls13; {|MTLS5009:h.AllowAnyClientCertificate()|};")]
    [InlineData("if (args.Length > 0) { {|MTLS5009:h.AllowAnyClientCertificate()|}; }")]
    [InlineData("{|MTLS5009:h.ClientCertificateMode = ClientCertificateMode.RequireCertificate|}; {|MTLS5009:h.AllowAnyClientCertificate()|};")]
    [InlineData("if (builder.Environment.IsDevelopment()) { {|#0:h.AllowAnyClientCertificate()|}; }")]
    public async Task Something_behind_it_Reports(string behind)
    {
        await VerifyAsync($"builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => {{ {Apply}{behind} }}));");
        await VerifyAsync($"builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(1, l => l.UseHttps(h => {{ {Apply}{behind} }})));");
    }

    [Theory]
    [InlineData("var h = new HttpsConnectionAdapterOptions(); " + Apply + "{|MTLS5009:h.AllowAnyClientCertificate()|}; builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(1, l => l.UseHttps(h)));")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(SetUp)); void SetUp(HttpsConnectionAdapterOptions h) { " + Apply + "{|MTLS5009:h.AllowAnyClientCertificate()|}; }")]
    public Task Object_or_method_Reports(string set) => VerifyAsync(set);

    [Theory]
    [InlineData("builder.Services.{|MTLS5009:AddClientCertificateResponses|}(); builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate));")]
    [InlineData("builder.Services.{|MTLS5009:AddClientCertificateResponses|}(o => o.IncludeReason = true); builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(443, l => l.UseHttps()));")]
    [InlineData("builder.Services.AddRouting().{|MTLS5009:AddClientCertificateResponses|}(); builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(443, l => l.UseHttps(\"server.pfx\")));")]
    public Task Services_alone_Reports(string set) => VerifyAsync(set);

    [Theory]
    [InlineData("h.ClientCertificateValidation = (_, _, _) => true; h.OnAuthenticate = (_, _) => { }; " + Apply)]
    [InlineData(Apply + "h.SslProtocols = SslProtocols.Tls13; h.ServerCertificate = ca;")]
    [InlineData(Apply + "h.ClientCertificateMode = ClientCertificateMode.DelayCertificate;")]
    [InlineData(Apply + "h.ClientCertificateMode = ClientCertificateMode.AllowCertificate;")]
    [InlineData(Apply + "h.ClientCertificateMode = (ClientCertificateMode)args.Length;")]
    [InlineData(Apply + "h.AllowAnyClientCertificate(); " + Apply)]
    [InlineData("if (args.Length > 0) { " + Apply + "} else { h.AllowAnyClientCertificate(); }")]
    [InlineData("if (args.Length > 0) { " + Apply + "} h.AllowAnyClientCertificate();")]
    [InlineData(Apply + "var other = new HttpsConnectionAdapterOptions(); other.AllowAnyClientCertificate(); k.ListenAnyIP(5, l => l.UseHttps(other));")]
    [InlineData(Apply + "_ = h.ClientCertificateValidation; _ = h.OnAuthenticate;")]
    [InlineData("h.ClientCertificateMode = ClientCertificateMode.AllowCertificate; h.AllowAnyClientCertificate();")]
    public Task Above_it_or_harmless_IsSilent(string code) => VerifyAsync($"builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => {{ {code} }}));");

    [Theory]
    // Its part is there, somewhere.
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.UseClientCertificateResponses(t => t.TrustedRoots.Add(ca))));")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(443, l => l.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = null! }.UseClientCertificateResponses(t => t.TrustedRoots.Add(ca)))));")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(SetUp)); void SetUp(HttpsConnectionAdapterOptions h) => h.UseClientCertificateResponses(t => t.TrustedRoots.Add(ca));")]
    // A proxy ends TLS, or may.
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(443, l => l.UseHttps())); builder.Services.Configure<ClientCertificateResponseOptions>(o => o.Forwarded = new());")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(443, l => l.UseHttps())); builder.Services.Configure<ClientCertificateResponseOptions>(builder.Configuration.GetSection(\"Mtls\"));")]
    [InlineData("builder.Services.AddClientCertificateResponses(o => o.Forwarded = new() { ProxySendsOnlyVerifiedCertificates = true }); builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(443, l => l.UseHttps()));")]
    // No listener in sight.
    [InlineData("")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(80));")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.Limits.MaxRequestBodySize = 1);")]
    [InlineData("builder.WebHost.UseHttpSys();")]
    public Task Services_with_their_part_or_unknown_listeners_IsSilent(string set) => VerifyAsync("builder.Services.AddClientCertificateResponses(); " + set);

    /// <summary>A callback that accepts everybody lets nobody in beside the helper, so MTLS3001 has nothing to say.</summary>
    [Theory]
    [InlineData(Apply + "h.AllowAnyClientCertificate();")]
    [InlineData("h.ClientCertificateValidation = (_, _, _) => true; " + Apply)]
    [InlineData("h.ClientCertificateMode = ClientCertificateMode.AllowCertificate; if (args.Length > 0) { " + Apply + "} else { {|MTLS3001:h.AllowAnyClientCertificate()|}; }")]
    public Task Callback_beside_the_helper_IsReported_once(string code) => HelperFrame.VerifyAsync<ClientCertAnalyzers.Validation.ValidationCallbackAnalyzer>(
        "MTLS3001", HelperFrame.Program($"builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => {{ {code} }}));", ""));

    [Fact]
    public Task Part_in_another_file_IsSilent() => VerifyAsync(
        "builder.Services.AddClientCertificateResponses(); builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(Tls.SetUp));",
        test => test.TestState.Sources.Add("static class Tls { public static void SetUp(HttpsConnectionAdapterOptions h) => h.UseClientCertificateResponses(t => t.TrustMachineStore = true); }"));

    [Fact]
    public Task Listener_that_may_belong_to_another_host_IsSilent() => VerifyAsync("builder.Services.AddClientCertificateResponses();", test => test.TestState.Sources.Add("""
        static class Tls { public static void SetUp(KestrelServerOptions k) => k.ListenAnyIP(443, l => l.UseHttps()); }
        static class Admin { public static void Run() => WebApplication.CreateBuilder().WebHost.ConfigureKestrel(Tls.SetUp); }
        """));

    [Fact]
    public Task Library_IsSilent() => HelperFrame.VerifyAsync<MTLS5009TlsPartLostAnalyzer>(Id, """
        public static class Mtls
        {
            public static void Add(WebApplicationBuilder builder)
            {
                builder.Services.AddClientCertificateResponses();
                builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(443, l => l.UseHttps()));
            }
        }
        """);

    [Fact]
    public Task Own_types_with_the_same_names_IsSilent() => Verify.DiagnosticsAsync<MTLS5009TlsPartLostAnalyzer>("""
        class Https { public void AllowAnyClientCertificate() { } }
        static class Extensions { public static Https UseClientCertificateResponses(this Https h) => h; public static void AddClientCertificateResponses(this Https h) { } }
        class C { void M(Https h) { h.UseClientCertificateResponses(); h.AllowAnyClientCertificate(); h.AddClientCertificateResponses(); } }
        """, test => test.TestState.AdditionalReferences.Add(RestoredReferences.RuntimeHelper));

    [Theory]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => { h.UseClientCertificateResponses( ; h.AllowAnyClientCertificate(")]
    [InlineData("builder.Services.AddClientCertificateResponses")]
    [InlineData("var h = h; h.UseClientCertificateResponses(t => ); ")]
    public Task Code_that_does_not_compile_IsSilent(string set) => VerifyAsync(set, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    private static Task VerifyAsync(string services, Action<CSharpAnalyzerTest<MTLS5009TlsPartLostAnalyzer, DefaultVerifier>>? configure = null) =>
        HelperFrame.VerifyAsync(Id, HelperFrame.Program(services, ""), configure);
}
