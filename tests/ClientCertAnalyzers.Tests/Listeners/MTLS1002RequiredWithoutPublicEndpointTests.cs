using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Listeners;

/// <summary>The quiet sibling of MTLS1001: the same analyzer and the same fix.</summary>
public class MTLS1002RequiredWithoutPublicEndpointTests
{
    [Theory]
    [InlineData("k.ConfigureHttpsDefaults(h => {|MTLS1002:h.ClientCertificateMode = ClientCertificateMode.RequireCertificate|});")]
    [InlineData("k.ListenAnyIP(443, l => l.UseHttps(h => {|MTLS1002:h.ClientCertificateMode = ClientCertificateMode.RequireCertificate|}));")]
    public Task No_public_endpoint_Reports(string listen) => Run($$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k => { {{listen}} });
        var app = builder.Build();
        app.MapControllers().RequireAuthorization("mtls");
        app.Run();
        """);

    [Theory]
    [InlineData("if (app.Environment.IsDevelopment()) { app.UseStaticFiles(); }")]
    [InlineData("if (app.Environment.IsDevelopment()) app.MapHealthChecks(\"/healthz\").AllowAnonymous();")]
    public Task Public_endpoint_in_development_only_Reports(string endpoint) => Run($$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k => k.ConfigureHttpsDefaults(h => {|MTLS1002:h.ClientCertificateMode = ClientCertificateMode.RequireCertificate|}));
        var app = builder.Build();
        {{endpoint}}
        app.MapControllers();
        app.Run();
        """);

    [Theory]
    [InlineData("k.ListenAnyIP(443, l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate)); k.ListenAnyIP(8081);")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate); k.Listen(IPAddress.Any, 8081);")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate); k.ListenLocalhost(8081);")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate); k.ListenUnixSocket(\"/run/admin\");")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate); k.ListenHandle(3);")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate); k.ListenNamedPipe(\"admin\");")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate); k.ConfigureHttpsDefaults(h => h.SslProtocols = SslProtocols.Tls13);")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate);")]
    public Task Second_listener_or_other_mode_IsSilent(string listen) => Run($$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k => { {{listen}} });
        builder.Build().Run();
        """);

    [Fact]
    public Task Library_IsSilent() => Run("""
        public static class Tls
        {
            public static void Configure(KestrelServerOptions k) => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.RequireCertificate);
        }
        """);

    private static Task Run(string source) =>
        Verify.DiagnosticsAsync<CertificateModeAnalyzer>(source, test => test.TestState.Sources.Add(Usings.Catalogue));
}
