using ClientCertAnalyzers.Settings;

namespace ClientCertAnalyzers.Tests.Settings;

public class MTLS8003DelayedWithHttp2InSettingsTests
{
    private const string SetsProtocols = "class C { void M(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions k) => k.ConfigureEndpointDefaults(l => l.Protocols = Microsoft.AspNetCore.Server.Kestrel.Core.HttpProtocols.Http1); }";

    [Theory]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': {|MTLS8003:'DelayCertificate'|}, 'Protocols': 'Http1AndHttp2'")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': {|MTLS8003:'DelayCertificate'|}")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': {|MTLS8003:3|}, 'Protocols': 'http2'")]
    [InlineData("'Url': 'https://*:443', 'Protocols': 'Http1AndHttp2AndHttp3', 'Sni': { 'a.example': { 'ClientCertificateMode': {|MTLS8003:'DelayCertificate'|} } }")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': {|MTLS8003:'DelayCertificate'|}, 'Protocols': 'Http1', 'Sni': { 'a.example': { 'Protocols': 'Http1AndHttp2' } }")]
    [InlineData("'Url': 'https://*:443', 'Protocols': 'Http1', 'Sni': { 'a.example': { 'Protocols': 'Http1AndHttp2', 'ClientCertificateMode': {|MTLS8003:'DelayCertificate'|} } }")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': {|MTLS8003:'DelayCertificate'|}, 'Protocols': 'Http1, Http2'")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': {|MTLS8003:'DelayCertificate'|}, 'Protocols': 3")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': {|MTLS8003:'DelayCertificate'|}, 'Protocols': 'Http11'")]
    public Task Endpoint_with_HTTP_2_Reports(string members) => SettingsFiles.VerifyAsync(SettingsFiles.Endpoint(members));

    [Theory]
    [InlineData("{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': {|MTLS8003:'DelayCertificate'|} } } }")]
    [InlineData("{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': {|MTLS8003:'DelayCertificate'|} }, 'Endpoints': { 'A': { 'Url': 'https://*:443' } } } }")]
    [InlineData("{ 'Kestrel': { 'EndpointDefaults': { 'Protocols': 'Http1AndHttp2' }, 'Endpoints': { 'A': { 'Url': 'https://*:443', 'ClientCertificateMode': {|MTLS8003:'DelayCertificate'|} } } } }")]
    public Task Defaults_with_HTTP_2_Reports(string json) => SettingsFiles.VerifyAsync(json);

    [Theory]
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443', 'ClientCertificateMode': 'DelayCertificate', 'Protocols': 'Http1' } } } }")]
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443', 'ClientCertificateMode': 'DelayCertificate', 'Protocols': 'http1' } } } }")]
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443', 'ClientCertificateMode': 'DelayCertificate', 'Protocols': '#{Protocols}' } } } }")]
    [InlineData("{ 'Kestrel': { 'EndpointDefaults': { 'Protocols': 'Http1' }, 'Endpoints': { 'A': { 'Url': 'https://*:443', 'ClientCertificateMode': 'DelayCertificate' } } } }")]
    [InlineData("{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': 'DelayCertificate', 'Protocols': 'Http1' } } }")]
    [InlineData("{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': 'DelayCertificate' }, 'Endpoints': { 'A': { 'Url': 'https://*:443', 'Protocols': 'Http1' }, 'B': { 'Url': 'http://*:80' } } } }")]
    [InlineData("{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': 'DelayCertificate' }, 'Endpoints': { 'A': { 'Url': 'https://*:443', 'ClientCertificateMode': 'AllowCertificate' } } } }")]
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443', 'ClientCertificateMode': 'AllowCertificate' } } } }")]
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443', 'ClientCertificateMode': 'DelayCertificate', 'Sni': { '*': { 'Protocols': 'Http1' } } } } } }")]
    [InlineData("{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': 'DelayCertificate' }, 'Endpoints': { 'A': { 'Url': 'https://*:443', 'Sni': { '*': { 'Protocols': 'Http1' } } } } } }")]
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443', 'ClientCertificateMode': 'DelayCertificate', 'Protocols': '#{Http2OrNot}#' } } } }")]
    [InlineData("{ 'Kestrel': { 'EndpointDefaults': { 'Protocols': 'Http1' }, 'Endpoints': { 'A': { 'Url': 'https://*:443', 'ClientCertificateMode': 'DelayCertificate', 'Protocols': 'Http2AndHttp1' } } } }")]
    [InlineData("{ 'Kestrel': { 'EndpointDefaults': { 'Protocols': 'Http1' }, 'Endpoints': { 'A': { 'Url': 'https://*:443', 'ClientCertificateMode': 'DelayCertificate', 'Protocols': 'Http11' } } } }")]
    public Task Only_HTTP_1_or_unknown_IsSilent(string json) => SettingsFiles.VerifyAsync(json);

    [Fact]
    public Task Protocols_in_code_IsSilent() => SettingsFiles.VerifyAsync(
        [(SettingsFiles.Common, SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': 'DelayCertificate'"))], SetsProtocols);

    [Fact]
    public Task Defaults_in_code_beat_those_of_the_file_IsSilent() => SettingsFiles.VerifyAsync(
        [(SettingsFiles.Common, "{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': 'DelayCertificate' } } }")],
        "class C { void M(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions k) => k.ConfigureHttpsDefaults(h => h.ClientCertificateMode = Microsoft.AspNetCore.Server.Kestrel.Https.ClientCertificateMode.AllowCertificate); }");

    [Fact]
    public Task Protocols_in_the_file_of_production_IsSilent() => SettingsFiles.VerifyAsync(
    [
        (SettingsFiles.Common, SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': 'DelayCertificate'")),
        (SettingsFiles.Production, SettingsFiles.Endpoint("'Protocols': 'Http1'")),
    ]);

    [Fact]
    public Task Protocols_in_the_file_of_development_only_Reports() => SettingsFiles.VerifyAsync(
    [
        (SettingsFiles.Common, SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': {|MTLS8003:'DelayCertificate'|}")),
        (SettingsFiles.Development, SettingsFiles.Endpoint("'Protocols': 'Http1'")),
    ]);

    [Theory]
    [InlineData(
        "'Url': 'https://*:443', 'ClientCertificateMode': 'DelayCertificate'",
        "'Url': 'https://*:443', 'ClientCertificateMode': 'DelayCertificate', 'Protocols': 'Http1'")]
    [InlineData(
        "'Protocols': 'Http1AndHttp2', 'Url': 'https://*:443', 'ClientCertificateMode': 'DelayCertificate'",
        "'Protocols': 'Http1', 'Url': 'https://*:443', 'ClientCertificateMode': 'DelayCertificate'")]
    public async Task Protocols_IsFixed(string bad, string good) =>
        Assert.Equal(SettingsFiles.Endpoint(good), await SettingsFiles.FixAsync(SettingsFiles.Endpoint(bad), MTLS8003DelayedWithHttp2InSettingsRule.Http1));

    /// <summary>What an endpoint says itself beats the defaults, so that is what has to change.</summary>
    [Theory]
    [InlineData(
        "{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': 'DelayCertificate' }, 'Endpoints': { 'A': { 'Url': 'https://*:443', 'Protocols': 'Http1AndHttp2' } } } }",
        "{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': 'DelayCertificate' }, 'Endpoints': { 'A': { 'Url': 'https://*:443', 'Protocols': 'Http1' } } } }")]
    [InlineData(
        "{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': 'DelayCertificate' }, 'Endpoints': { 'A': { 'Url': 'https://*:443', 'Protocols': 'Http1AndHttp2' }, 'B': { 'Url': 'https://*:1' } } } }",
        "{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': 'DelayCertificate', 'Protocols': 'Http1' }, 'Endpoints': { 'A': { 'Url': 'https://*:443', 'Protocols': 'Http1' }, 'B': { 'Url': 'https://*:1' } } } }")]
    public async Task Protocols_of_those_that_take_the_defaults_IsFixed(string bad, string good) =>
        Assert.Equal(good, await SettingsFiles.FixAsync(bad, MTLS8003DelayedWithHttp2InSettingsRule.Http1));

    [Fact]
    public async Task Question_in_the_handshake_IsFixed() => Assert.Equal(
        SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': 'AllowCertificate' /* late */"),
        await SettingsFiles.FixAsync(SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': 'DelayCertificate' /* late */"), MTLS8003DelayedWithHttp2InSettingsRule.Allow));
}
