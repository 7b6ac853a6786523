using ClientCertAnalyzers.Settings;

namespace ClientCertAnalyzers.Tests.Settings;

public class MTLS8001RequiredInSettingsTests
{
    [Theory]
    [InlineData("{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': {|#0:'RequireCertificate'|} } } }")]
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443', 'ClientCertificateMode': {|#0:'RequireCertificate'|} } } } }")]
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443', 'ClientCertificateMode': {|#0:2|} } } } }")]
    [InlineData("{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': {|#0:'RequireCertificate'|} }, 'Endpoints': { 'A': { 'Url': 'https://*:443' } } } }")]
    [InlineData("{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': {|#0:'RequireCertificate'|} }, 'Endpoints': { 'A': { 'Url': 'https://*:443', 'Sni': { 'a': {} } } } } }")]
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443', 'Sni': { 'a.example': { 'ClientCertificateMode': {|#0:'RequireCertificate'|} } } } }, 'EndpointDefaults': { 'ClientCertificateMode': {|#1:'RequireCertificate'|} } } }")]
    public Task Every_endpoint_requires_one_Reports(string json) => SettingsFiles.VerifyAsync(
        [(SettingsFiles.Common, json)], infos: [.. Enumerable.Range(0, json.Contains("#1") ? 2 : 1).Select(place => ("MTLS8001", place))]);

    [Theory]
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443', 'ClientCertificateMode': 'RequireCertificate' }, 'B': { 'Url': 'http://*:8081' } } } }")]
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443', 'ClientCertificateMode': 'RequireCertificate' }, 'B': { 'Url': 'https://*:8443' } } } }")]
    [InlineData("{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': 'RequireCertificate' }, 'Endpoints': { 'A': { 'Url': 'https://*:443', 'ClientCertificateMode': 'AllowCertificate' } } } }")]
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443', 'ClientCertificateMode': 'RequireCertificate', 'Sni': { 'public.example': { 'ClientCertificateMode': 'AllowCertificate' } } } } } }")]
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443', 'ClientCertificateMode': 'AllowCertificate' } } } }")]
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': '%ADDRESS%', 'ClientCertificateMode': 'RequireCertificate' } } } }")]
    public Task Another_endpoint_or_name_lets_clients_in_IsSilent(string json) => SettingsFiles.VerifyAsync(json);

    [Fact]
    public Task Second_port_in_the_file_of_production_IsSilent() => SettingsFiles.VerifyAsync(
    [
        (SettingsFiles.Common, SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': 'RequireCertificate'")),
        (SettingsFiles.Production, "{ 'Kestrel': { 'Endpoints': { 'Probes': { 'Url': 'http://*:8081' } } } }"),
    ]);

    [Fact]
    public Task Second_port_in_code_IsSilent() => SettingsFiles.VerifyAsync(
        [(SettingsFiles.Common, SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': 'RequireCertificate'"))],
        code: "class C { void M(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions k) => k.ListenAnyIP(8081); }");

    [Fact]
    public async Task Without_anything_that_insists_no_fix_is_offered() =>
        Assert.Empty(await SettingsFiles.TitlesAsync(SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': 'RequireCertificate'")));

    [Fact]
    public async Task No_command_opens_a_whole_project() => Assert.False(await SettingsFiles.HasFixAllAsync(
        SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': 'RequireCertificate'"),
        MTLS8001RequiredInSettingsRule.Remedy,
        """
        using Microsoft.AspNetCore.Builder;
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/orders", () => "").RequireClientCertificate();
        app.Run();
        """));

    [Fact]
    public async Task Endpoints_that_insist_themselves_IsFixed() => Assert.Equal(
        SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': 'AllowCertificate'"),
        await SettingsFiles.FixAsync(
            SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': 'RequireCertificate'"),
            MTLS8001RequiredInSettingsRule.Remedy,
            """
            using Microsoft.AspNetCore.Builder;
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapGet("/orders", () => "").RequireClientCertificate();
            app.Run();
            """));
}
