using ClientCertAnalyzers.Settings;

namespace ClientCertAnalyzers.Tests.Settings;

public class MTLS5009ModeInSettingsTests
{
    private const string Apply = "k.ConfigureHttpsDefaults(h => h.UseClientCertificateResponses(t => t.TrustMachineStore = true));";
    private const string Insist = "app.MapGet(\"/orders\", () => \"\").RequireClientCertificate();";
    private const string Required = "'Url': 'https://*:443', 'ClientCertificateMode': 'RequireCertificate'";
    private const string NotAsked = "'Url': 'https://*:443', 'ClientCertificateMode': 'NoCertificate'";

    [Theory]
    [InlineData("'A': { 'Url': 'https://*:443', 'ClientCertificateMode': {|MTLS5009:'RequireCertificate'|} }")]
    [InlineData("'A': { 'Url': 'https://*:443', 'ClientCertificateMode': {|MTLS5009:'NoCertificate'|} }")]
    [InlineData("'A': { 'Url': 'https://*:443', 'ClientCertificateMode': {|MTLS5009:2|} }")]
    [InlineData("'A': { 'Url': 'https://*:443', 'ClientCertificateMode': {|MTLS5009:'NoCertificate'|} }, 'B': { 'Url': 'https://*:8443', 'ClientCertificateMode': {|MTLS5009:'NoCertificate'|} }")]
    // Who comes without TLS has no certificate anyway.
    [InlineData("'A': { 'Url': 'https://*:443', 'ClientCertificateMode': {|MTLS5009:'NoCertificate'|} }, 'Probes': { 'Url': 'http://*:8081' }")]
    public Task Mode_of_every_endpoint_Reports(string endpoints) => VerifyAsync("{ 'Kestrel': { 'Endpoints': { " + endpoints + " } } }", Apply);

    [Theory]
    [InlineData("k.ConfigureHttpsDefaults(h => { h.SslProtocols = System.Security.Authentication.SslProtocols.Tls13; h.UseClientCertificateResponses(t => t.TrustMachineStore = true); });")]
    [InlineData("if (args.Length > 0) { " + Apply + " } else { " + Apply + " }")]
    public Task Helper_in_all_defaults_Reports(string kestrel) =>
        VerifyAsync(SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': {|MTLS5009:'NoCertificate'|}"), kestrel);

    [Theory]
    // One of them may be for clients that have no certificate, or for those of whom one is demanded.
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443' }, 'Public': { 'Url': 'https://*:8443', 'ClientCertificateMode': 'NoCertificate' } } } }")]
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443', 'ClientCertificateMode': 'AllowCertificate' }, 'Admin': { 'Url': 'https://*:8443', 'ClientCertificateMode': 'RequireCertificate' } } } }")]
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'Public': { 'Url': 'https://*:443', 'ClientCertificateMode': 'NoCertificate' }, 'Admin': { 'Url': 'https://*:8443', 'ClientCertificateMode': 'RequireCertificate' } } } }")]
    // The code comes after the defaults of the settings.
    [InlineData("{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': 'NoCertificate' }, 'Endpoints': { 'A': { 'Url': 'https://*:443' } } } }")]
    [InlineData("{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': 'RequireCertificate' } } }")]
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443', 'ClientCertificateMode': 'AllowCertificate' } } } }")]
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443', 'ClientCertificateMode': '%MODE%' } } } }")]
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': '%ADDRESS%', 'ClientCertificateMode': 'NoCertificate' } } } }")]
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443', 'ClientCertificateMode': 'NoCertificate', 'Sni': { 'api.example': { 'ClientCertificateMode': 'AllowCertificate' } } } } } }")]
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443' } } } }")]
    [InlineData("{ 'Kestrel': { 'Endpoints': { } } }")]
    [InlineData("{ }")]
    public Task Another_mode_counts_IsSilent(string json) => VerifyAsync(json, Apply);

    [Theory]
    [InlineData("")]
    [InlineData("k.ConfigureHttpsDefaults(h => h.SslProtocols = System.Security.Authentication.SslProtocols.Tls13);")]
    // The helper belongs to a listener of its own, or may.
    [InlineData("k.ListenAnyIP(8443, l => l.UseHttps(h => h.UseClientCertificateResponses(t => t.TrustMachineStore = true)));")]
    [InlineData(Apply + " k.ListenAnyIP(8443, l => l.UseHttps());")]
    [InlineData(Apply + " k.ConfigurationLoader!.Endpoint(\"A\", e => e.HttpsOptions.ClientCertificateMode = Microsoft.AspNetCore.Server.Kestrel.Https.ClientCertificateMode.AllowCertificate);")]
    [InlineData("if (args.Length > 0) { " + Apply + " } else { k.ConfigureHttpsDefaults(h => h.HandshakeTimeout = System.TimeSpan.FromSeconds(3)); }")]
    // Another class of that name.
    [InlineData("k.ConfigureHttpsDefaults(h => Own.UseClientCertificateResponses(h));")]
    // Kestrel does not read this section.
    [InlineData(Apply + " k.Configure(builder.Configuration.GetSection(\"Admin\"));")]
    public Task Code_is_not_of_these_endpoints_IsSilent(string kestrel) => VerifyAsync(SettingsFiles.Endpoint(NotAsked), kestrel);

    [Fact]
    public Task Development_Reports_as_advice() => SettingsFiles.VerifyAsync(
        [(SettingsFiles.Development, SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': {|#0:'NoCertificate'|}"))],
        "class C { void M(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions k) { k.ConfigureHttpsDefaults(h => Microsoft.AspNetCore.Hosting.ClientCertificateHttpsExtensions.UseClientCertificateResponses(h, t => { })); } }",
        ("MTLS5009", 0));

    [Fact]
    public Task Production_corrects_the_mode_IsSilent() => SettingsFiles.VerifyAsync(
        [
            (SettingsFiles.Common, SettingsFiles.Endpoint(Required)),
            (SettingsFiles.Production, SettingsFiles.Endpoint("'ClientCertificateMode': 'AllowCertificate'")),
        ],
        "class C { void M(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions k) { k.ConfigureHttpsDefaults(h => Microsoft.AspNetCore.Hosting.ClientCertificateHttpsExtensions.UseClientCertificateResponses(h, t => { })); } }");

    [Fact]
    public async Task Nobody_asked_IsFixed() => Assert.Equal(
        SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': 'AllowCertificate'"),
        await SettingsFiles.FixAsync(SettingsFiles.Endpoint(NotAsked), MTLS8003DelayedWithHttp2InSettingsRule.Allow, Program(Apply)));

    [Fact]
    public async Task Required_where_endpoints_insist_IsFixed_one_at_a_time()
    {
        Assert.Equal(
            SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': 'AllowCertificate'"),
            await SettingsFiles.FixAsync(SettingsFiles.Endpoint(Required), MTLS8001RequiredInSettingsRule.Remedy, Program(Apply, Insist)));
        Assert.False(await SettingsFiles.HasFixAllAsync(SettingsFiles.Endpoint(Required), MTLS8001RequiredInSettingsRule.Remedy, Program(Apply, Insist)));
    }

    [Fact]
    public async Task Required_and_nothing_else_insists_no_fix_is_offered() =>
        Assert.Empty(await SettingsFiles.TitlesAsync(SettingsFiles.Endpoint(Required), Program(Apply)));

    private static Task VerifyAsync(string json, string kestrel) => SettingsFiles.VerifyAsync([(SettingsFiles.Common, json)], Setup(kestrel));

    private static string Setup(string kestrel) => $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        class Setup { void M(WebApplicationBuilder builder, string[] args) { builder.WebHost.ConfigureKestrel(k => { {{kestrel}} }); } }
        static class Own { public static void UseClientCertificateResponses(Microsoft.AspNetCore.Server.Kestrel.Https.HttpsConnectionAdapterOptions h) { } }
        """;

    private static string Program(string kestrel, string app = "") => $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.Extensions.DependencyInjection;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddClientCertificateResponses();
        builder.WebHost.ConfigureKestrel(k => { {{kestrel}} });
        var app = builder.Build();
        {{app}}
        app.Run();
        """;
}
