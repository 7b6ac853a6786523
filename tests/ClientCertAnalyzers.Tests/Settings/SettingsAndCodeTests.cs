namespace ClientCertAnalyzers.Tests.Settings;

/// <summary>What code does to the same endpoints counts more than the file, and then the rules over the file are silent.</summary>
public class SettingsAndCodeTests
{
    private const string Required = "'Url': 'https://*:443', 'ClientCertificateMode': 'RequireCertificate'";
    private const string Delayed = "'Url': 'https://*:443', 'ClientCertificateMode': 'DelayCertificate'";
    private const string WeakName = Required + ", 'Sni': { '*': { 'ClientCertificateMode': 'NoCertificate' } }";
    private const string Plain = "'Url': 'http://*:80', 'ClientCertificateMode': 'RequireCertificate'";

    [Theory]
    [InlineData(Required)]
    [InlineData(Delayed)]
    [InlineData(WeakName)]
    public Task Endpoint_that_code_sets_up_by_its_name_IsSilent(string members) =>
        VerifyAsync(SettingsFiles.Endpoint(members), "k.ConfigurationLoader!.Endpoint(\"A\", e => e.HttpsOptions.ClientCertificateMode = ClientCertificateMode.AllowCertificate);");

    [Theory]
    [InlineData("k.Configure(c.GetSection(\"Admin\"));")]
    [InlineData("k.Configure(c.GetSection(\"Admin\"), reloadOnChange: true);")]
    [InlineData("k.Configure();")]
    [InlineData("k.Configure(c);")]
    public async Task Section_that_another_one_replaces_IsSilent(string code)
    {
        foreach (var members in new[] { Required, Delayed, WeakName, Plain, "'Url': 'https://*:443', 'ClientCertificateMode': 'Require'" })
        {
            await VerifyAsync(SettingsFiles.Endpoint(members), code);
        }
    }

    [Theory]
    [InlineData("k.Configure(c.GetSection(\"Kestrel\"));")]
    [InlineData("k.Configure(c.GetRequiredSection(\"kestrel\"));")]
    [InlineData("k.Configure(host.Configuration.GetSection(\"Kestrel\"), true);")]
    public Task Section_that_is_handed_over_again_Reports(string code) =>
        VerifyAsync(SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': {|MTLS8002:'Require'|}"), code);

    [Theory]
    [InlineData("k.ConfigurationLoader!.AnyIPEndpoint(8081);")]
    [InlineData("k.ConfigurationLoader!.LocalhostEndpoint(8081);")]
    public Task Endpoint_that_code_adds_to_the_settings_IsSilent(string code) => VerifyAsync(SettingsFiles.Endpoint(Required), code);

    [Theory]
    [InlineData("_ = c.GetValue<ClientCertificateMode>(\"Kestrel:ClientCertificateMode\");")]
    [InlineData("_ = c[\"Kestrel:clientCertificateMode\"];")]
    [InlineData("_ = c.GetSection(\"Kestrel\")[nameof(ClientCertificateMode)];")]
    [InlineData("var name = \"Kestrel\"; _ = c[$\"{name}:ClientCertificateMode\"];")]
    public Task Key_in_another_place_that_code_reads_IsSilent(string code) => VerifyAsync("{ 'Kestrel': { 'ClientCertificateMode': 'RequireCertificate' } }", code);

    [Theory]
    [InlineData("'Urls': 'https://*:443;http://*:8080'", "")]
    [InlineData("'urls': 'HTTP://*:8080'", "")]
    [InlineData("'HTTP_PORTS': '8080'", "")]
    [InlineData("'AllowedHosts': '*'", "w.UseUrls(\"https://*:443\", \"http://*:8080\");")]
    public Task Addresses_from_elsewhere_IsSilent(string member, string code) =>
        VerifyAsync("{ " + member + ", 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': 'RequireCertificate' } } }", code);

    private static Task VerifyAsync(string json, string code) => SettingsFiles.VerifyAsync([(SettingsFiles.Common, json)], $$"""
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Server.Kestrel.Core;
        using Microsoft.AspNetCore.Server.Kestrel.Https;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Hosting;

        class C
        {
            void M(KestrelServerOptions k, IConfiguration c, IWebHostBuilder w, IHostApplicationBuilder host)
            {
                {{code}}
            }
        }
        """);
}
