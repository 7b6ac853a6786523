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
    [InlineData("k.ConfigureHttpsDefaults(" + Require + ");", "app.MapGet(\"/\", () => 1).AllowAnonymous();")]
    public Task Required_with_a_public_endpoint_Reports(string listen, string map) => Run(listen, map);

    [Fact]
    public Task Required_without_a_public_endpoint_Reports() =>
        Run("k.ConfigureHttpsDefaults(" + Require.Replace("1001", "1002") + ");", "app.MapControllers().RequireAuthorization(\"mtls\");");

    [Theory]
    [InlineData("k.ListenAnyIP(8443, l => l.UseHttps(" + Required + ")); k.ListenAnyIP(8081);")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate);")]
    [InlineData("k.ConfigureHttpsDefaults(" + Required + "); k.ListenAnyIP(1, l => l.UseHttps(h => h.ClientCertificateMode = ClientCertificateMode.AllowCertificate));")]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.RequireCertificate; h.ServerCertificateSelector = (_, _) => null; });")]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.ClientCertificateMode = ClientCertificateMode.RequireCertificate; GC.KeepAlive(h); });")]
    public Task Another_listener_or_mode_IsSilent(string listen) => Run(listen, "app.MapHealthChecks(\"/healthz\");");

    private static Task Run(string listen, string map) => Verify.DiagnosticsAsync<MTLS1001RequiredOnEveryEndpointAnalyzer>(
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(k => { {{listen}} });
        var app = builder.Build();
        {{map}}
        app.Run();
        """,
        test => test.TestState.Sources.Add(Verify.GlobalUsings));
}
