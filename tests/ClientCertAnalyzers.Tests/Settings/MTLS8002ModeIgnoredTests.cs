using ClientCertAnalyzers.Settings;

namespace ClientCertAnalyzers.Tests.Settings;

public class MTLS8002ModeIgnoredTests
{
    [Theory]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': {|MTLS8002:'Require'|}")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': {|MTLS8002:'Required'|}")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': {|MTLS8002:true|}")]
    [InlineData("'Url': 'https://*:443', 'clientcertificatemode': {|MTLS8002:'optional'|}")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': {|MTLS8002:'RequireCert'|}")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': {|MTLS8002:'AllowCertificate,'|}")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': {|MTLS8002:'1,2'|}")]
    [InlineData("'Url': 'https://*:443', 'Sni': { 'a.example': { 'ClientCertificateMode': {|MTLS8002:'Require'|} } }")]
    [InlineData("'Url': 'https://*:443', 'Certificate': { 'Path': 'a.pfx', 'ClientCertificateMode': {|MTLS8002:'RequireCertificate'|} }")]
    public Task Spelling_or_place_in_an_endpoint_Reports(string members) => SettingsFiles.VerifyAsync(SettingsFiles.Endpoint(members));

    [Theory]
    [InlineData("{ 'Kestrel': { 'ClientCertificateMode': {|MTLS8002:'RequireCertificate'|} } }")]
    [InlineData("{ 'Kestrel:ClientCertificateMode': {|MTLS8002:'RequireCertificate'|} }")]
    [InlineData("{ 'kestrel': { 'Certificates': { 'Default': { 'ClientCertificateMode': {|MTLS8002:'AllowCertificate'|} } } } }")]
    [InlineData("{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': {|MTLS8002:'Require'|} } } }")]
    [InlineData("// settings\n{ 'Kestrel': { 'EndpointDefaults': { /* all */ 'ClientCertificateMode' : {|MTLS8002:'Require'|}, }, }, }")]
    [InlineData("{ 'Kestrel:EndpointDefaults:ClientCertificateMode': {|MTLS8002:'Require'|} }")]
    public Task Spelling_or_place_in_the_section_Reports(string json) => SettingsFiles.VerifyAsync(json);

    [Theory]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': 'AllowCertificate'")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': 'allowcertificate'")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': ' AllowCertificate '")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': '1'")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': 1")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': 'AllowCertificate, NoCertificate'")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': ''")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': null")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': {}")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': '#{Mode}#'")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': '__Mode__'")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': '${MODE}'")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': '$MODE'")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': '<mode>'")]
    [InlineData("'Url': 'https://*:443', 'Other': { 'ClientCertificateMode': 'Require' }")]
    public Task Mode_that_Kestrel_reads_IsSilent(string members) => SettingsFiles.VerifyAsync(SettingsFiles.Endpoint(members));

    [Theory]
    [InlineData("{ 'ClientCertificateMode': 'Require' }")]
    [InlineData("{ 'Iis': { 'ClientCertificateMode': 'Require' } }")]
    [InlineData("{ 'Kestrel': 'Require' }")]
    [InlineData("{ 'Kestrel': [ { 'ClientCertificateMode': 'Require' } ] }")]
    [InlineData("{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': 'Require', 'clientCertificateMode': 'Require' } } }")]
    [InlineData("{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': 'Require'")]
    [InlineData("")]
    public Task Other_settings_and_files_that_do_not_load_IsSilent(string json) => SettingsFiles.VerifyAsync(json);

    [Fact]
    public Task Value_that_another_file_replaces_counts_where_it_holds_Reports() => SettingsFiles.VerifyAsync(
    [
        (SettingsFiles.Common, SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': 'Require'")),
        (SettingsFiles.Production, SettingsFiles.Endpoint("'ClientCertificateMode': 'AllowCertificate'")),
        ("appsettings.Staging.json", SettingsFiles.Endpoint("'ClientCertificateMode': {|MTLS8002:'Always'|}")),
    ]);

    [Fact]
    public Task In_development_only_IsInfo() => SettingsFiles.VerifyAsync(
        [(SettingsFiles.Common, "{}"), (SettingsFiles.Development, SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': {|#0:'Require'|}"))],
        infos: ("MTLS8002", 0));

    [Fact]
    public Task Key_that_the_code_reads_itself_IsSilent() => SettingsFiles.VerifyAsync(
        [(SettingsFiles.Common, "{ 'Kestrel': { 'ClientCertificateMode': 'RequireCertificate' } }")], code: "class TlsSettings { public string ClientCertificateMode { get; set; } = \"\"; }");

    [Fact]
    public Task Other_file_names_IsSilent() => SettingsFiles.VerifyAsync(
        [.. new[] { "settings.json", "appsettings.json.bak", "myappsettings.json", "appsettingsX.json", "appsettings..json" }.Select(name => (name, SettingsFiles.Endpoint("'ClientCertificateMode': 'Require'")))]);

    [Theory]
    [InlineData("'Require'", "'RequireCertificate'")]
    [InlineData("'required'", "'RequireCertificate'")]
    [InlineData("true", "'RequireCertificate'")]
    [InlineData("'Always'", "'RequireCertificate'")]
    [InlineData("'Accept'", "'AllowCertificate'")]
    [InlineData("'Optional'", "'AllowCertificate'")]
    [InlineData("'Allow'", "'AllowCertificate'")]
    [InlineData("'None'", "'NoCertificate'")]
    [InlineData("'Ignore'", "'NoCertificate'")]
    [InlineData("false", "'NoCertificate'")]
    public async Task Spelling_IsFixed(string bad, string good) => Assert.Equal(
        SettingsFiles.Endpoint("'Url': 'https://*:443', /* shops */ 'ClientCertificateMode': " + good + ","),
        await SettingsFiles.FixAsync(SettingsFiles.Endpoint("'Url': 'https://*:443', /* shops */ 'ClientCertificateMode': " + bad + ","), MTLS8002ModeIgnoredRule.Spell));

    [Theory]
    [InlineData(
        "{ 'Kestrel': { 'ClientCertificateMode': 'RequireCertificate' } }",
        "{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': 'RequireCertificate' } } }")]
    [InlineData(
        "{ 'Kestrel': { 'ClientCertificateMode': 'Require', 'EndpointDefaults': { 'Protocols': 'Http1' } } }",
        "{ 'Kestrel': { 'EndpointDefaults': { 'Protocols': 'Http1', 'ClientCertificateMode': 'RequireCertificate' } } }")]
    [InlineData(
        "{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443' } }, 'ClientCertificateMode': 'RequireCertificate' } }",
        "{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443', 'ClientCertificateMode': 'RequireCertificate' } } } }")]
    [InlineData(
        "{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443', 'Certificate': { 'Path': 'a.pfx', 'ClientCertificateMode': 'AllowCertificate' } } } } }",
        "{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443', 'Certificate': { 'Path': 'a.pfx' }, 'ClientCertificateMode': 'AllowCertificate' } } } }")]
    [InlineData(
        """
        {
          'Kestrel': {
            // everybody shows one
            'ClientCertificateMode': 'RequireCertificate',
            'Endpoints': {
              'A': {
                'Url': 'https://*:443' // shops
              }
            }
          }
        }
        """,
        """
        {
          'Kestrel': {
            // everybody shows one
            'Endpoints': {
              'A': {
                'Url': 'https://*:443', // shops
                'ClientCertificateMode': 'RequireCertificate'
              }
            }
          }
        }
        """)]
    public async Task Place_IsFixed(string bad, string good) => Assert.Equal(good, await SettingsFiles.FixAsync(bad, MTLS8002ModeIgnoredRule.Move));

    [Theory]
    [InlineData("{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': 'RequireCert' } } }")]
    [InlineData("{ 'Kestrel:ClientCertificateMode': 'RequireCertificate' }")]
    [InlineData("{ 'Kestrel': { 'Certificates': { 'Default': { 'ClientCertificateMode': 'AllowCertificate' } } } }")]
    [InlineData("{ 'Kestrel': { 'ClientCertificateMode': 'RequireCertificate', 'EndpointDefaults': { 'ClientCertificateMode': 'NoCertificate' } } }")]
    public async Task What_is_meant_is_not_guessed_so_no_fix_is_offered(string json) => Assert.Empty(await SettingsFiles.TitlesAsync(json));
}
