using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.Tests.Clients;
using Microsoft.CodeAnalysis.Testing;
using static ClientCertAnalyzers.Tests.Authentication.ForwardingFrame;

namespace ClientCertAnalyzers.Tests.Authentication;

public class MTLS4013ForwardedFromAnySourceTests
{
    private const string Registered = "services.Configure<CertificateForwardingOptions>(f => { }); ";
    private const string Emptied = "services.Configure<ForwardedHeadersOptions>(o => { o.KnownProxies.Clear(); o.KnownIPNetworks.Clear(); });";
    private const string Forward = "app.{|MTLS4013:UseCertificateForwarding|}();";
    private const string Quiet = "app.UseCertificateForwarding();";

    [Theory]
    [InlineData(Emptied, Forward)]
    [InlineData(Emptied, "app.UseForwardedHeaders(); " + Forward + " app.UseAuthentication();")]
    [InlineData("services.Configure<ForwardedHeadersOptions>(o => { o.ForwardedHeaders = ForwardedHeaders.All; o.KnownIPNetworks.Clear(); o.KnownProxies.Clear(); });", "app.UseForwardedHeaders(); " + Forward)]
    [InlineData("", "var forwarded = new ForwardedHeadersOptions(); forwarded.KnownProxies.Clear(); forwarded.KnownIPNetworks.Clear(); app.UseForwardedHeaders(forwarded); " + Forward)]
    [InlineData("", "var forwarded = new ForwardedHeadersOptions(); forwarded.KnownProxies.Clear(); forwarded.KnownIPNetworks.Clear(); " + Forward)]
    [InlineData("services.Configure<ForwardedHeadersOptions>(o => { o.KnownProxies.Clear(); o.KnownNetworks.Clear(); });", Forward)]
    [InlineData(Emptied, "app.UseRouting().UseCors().{|MTLS4013:UseCertificateForwarding|}();")]
    public Task Emptied_lists_Reports(string services, string pipeline) => RunAsync(Program(Registered + services, pipeline));

    [Theory]
    [InlineData("", Quiet)]
    [InlineData("services.Configure<ForwardedHeadersOptions>(o => o.KnownProxies.Clear());", Quiet)]
    [InlineData("services.Configure<ForwardedHeadersOptions>(o => o.KnownIPNetworks.Clear());", Quiet)]
    [InlineData("services.Configure<ForwardedHeadersOptions>(o => { o.KnownProxies.Clear(); o.KnownIPNetworks.Clear(); o.KnownProxies.Add(IPAddress.Parse(args[0])); });", Quiet)]
    [InlineData("services.Configure<ForwardedHeadersOptions>(o => { o.KnownProxies.Clear(); o.KnownIPNetworks.Clear(); Setup.Fill(o.KnownIPNetworks); });", Quiet)]
    [InlineData("if (builder.Environment.IsDevelopment()) " + Emptied, Quiet)]
    [InlineData("services.Configure<ForwardedHeadersOptions>(o => { if (args.Length > 0) { o.KnownProxies.Clear(); o.KnownIPNetworks.Clear(); } });", Quiet)]
    [InlineData(Emptied, "app.UseWhen(c => c.Connection.RemoteIpAddress!.Equals(IPAddress.Loopback), b => b.UseCertificateForwarding());")]
    [InlineData(Emptied, "app.UseWhen(c => c.Request.Host.Port == 1, b => b.UseCertificateForwarding());")]
    [InlineData(Emptied, "if (args.Length > 0) app.UseCertificateForwarding();")]
    [InlineData(Emptied, "app.Use((c, next) => next(c)); " + Quiet)]
    [InlineData(Emptied, "app.UseMiddleware<Gate>(); " + Quiet)]
    [InlineData(Emptied, "app.MapGet(\"/\", (HttpContext c) => c.Connection.RemoteIpAddress?.ToString()); " + Quiet)]
    [InlineData("var own = new Own(); own.KnownProxies.Clear(); own.KnownIPNetworks.Clear();", Quiet)]
    [InlineData(Emptied, "")]
    [InlineData(Emptied, "Setup.Application = app; Setup.Application.UseCertificateForwarding();")]
    [InlineData(Emptied, "((IApplicationBuilder)app).New().UseCertificateForwarding();")]
    [InlineData(Emptied, "(args.Length > 0 ? app : ((IApplicationBuilder)app).New()).UseCertificateForwarding();")]
    [InlineData(Emptied, "IApplicationBuilder Same(IApplicationBuilder b) => b; Same(app).UseCertificateForwarding();")]
    public Task Filled_lists_or_a_guard_IsSilent(string services, string pipeline) => RunAsync(Program(Registered + services, pipeline, """
        class Gate(RequestDelegate next) { public Task Invoke(HttpContext c) => next(c); }
        class Own { public List<string> KnownProxies = []; public List<string> KnownIPNetworks = []; }
        static class Setup { public static IApplicationBuilder? Application; public static void Fill<T>(IList<T> list) { } }
        """));

    [Theory]
    [InlineData(Emptied, "app.{|MTLS4012:UseCertificateForwarding|}();")]
    [InlineData(Registered + Emptied, "app.UseAuthentication(); app.{|MTLS4011:UseCertificateForwarding|}();")]
    [InlineData(Registered + Emptied + " builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate));", "app.{|MTLS4016:UseCertificateForwarding|}();")]
    public Task Others_come_first_Reports(string services, string pipeline) => RunAsync(Program(services, pipeline));

    [Fact]
    public Task Test_project_IsSilent() => RunAsync(Program(Registered + Emptied, Quiet), ClientFrame.InTests);

    [Fact]
    public Task Half_typed_code_IsSilent() => RunAsync(
        Program(Registered + "services.Configure<ForwardedHeadersOptions>(o => { o.KnownProxies.Clear(); o.KnownIPNetworks.", Quiet), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    private static Task RunAsync(string source, Action<AnalyzerTest<DefaultVerifier>>? configure = null) => VerifyAsync<CertificateForwardingAnalyzer>(source, configure);
}
