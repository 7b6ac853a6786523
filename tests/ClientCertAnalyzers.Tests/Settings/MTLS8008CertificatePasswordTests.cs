using ClientCertAnalyzers.Settings;

namespace ClientCertAnalyzers.Tests.Settings;

public class MTLS8008CertificatePasswordTests
{
    [Theory]
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443', 'Certificate': { 'Path': 'server.pfx', 'Password': {|#0:'1234'|} } } } } }")]
    [InlineData("{ 'Kestrel': { 'Endpoints': { 'A': { 'Url': 'https://*:443', 'Sni': { 'a.example': { 'Certificate': { 'Path': 'server.pfx', 'Password': {|#0:'1234'|} } } } } } } }")]
    [InlineData("{ 'Kestrel': { 'Certificates': { 'Default': { 'Path': 'server.pfx', 'Password': {|#0:'$ecret'|} } } } }")]
    [InlineData("{ 'Kestrel:Certificates:Default:Password': {|#0:'1234'|} }")]
    public Task Password_of_a_certificate_Reports(string json) => SettingsFiles.VerifyAsync([(SettingsFiles.Common, json)], infos: ("MTLS8008", 0));

    [Theory]
    [InlineData("'Path': 'server.pfx'")]
    [InlineData("'Path': 'server.pfx', 'Password': ''")]
    [InlineData("'Path': 'server.pfx', 'Password': null")]
    [InlineData("'Path': 'server.pfx', 'Password': '<from the vault>'")]
    [InlineData("'Path': 'server.pfx', 'Password': '${CERT_PASSWORD}'")]
    [InlineData("'Path': 'server.pfx', 'Password': '#{CertPassword}#'")]
    [InlineData("'Path': 'server.pfx', 'Password': '%CERT_PASSWORD%'")]
    [InlineData("'Path': 'server.pfx', 'Password': '$(CertPassword)'")]
    [InlineData("'Path': 'server.pfx', 'Password': '$CERT_PASSWORD$'")]
    [InlineData("'Path': 'server.pfx', 'Password': '{{ password }}'")]
    [InlineData("'Path': 'server.pfx', 'Password': '__CertPassword__'")]
    [InlineData("'Path': 'server.pfx', 'Password': '$CERT_PASSWORD'")]
    [InlineData("'Path': 'server.pfx', 'Password': '@Microsoft.KeyVault(SecretUri=https://a.vault.azure.net/secrets/b/)'")]
    [InlineData("'Path': 'server.pfx', 'Password': '***'")]
    public Task No_password_or_one_that_a_deployment_fills_in_IsSilent(string members) =>
        SettingsFiles.VerifyAsync("{ 'Kestrel': { 'Certificates': { 'Default': { " + members + " } } } }");

    [Theory]
    [InlineData("{ 'Database': { 'Password': '1234' } }")]
    [InlineData("{ 'Certificate': { 'Path': 'server.pfx', 'Password': '1234' } }")]
    public Task Other_passwords_IsSilent(string json) => SettingsFiles.VerifyAsync(json);

    [Fact]
    public Task On_the_developers_machine_IsSilent() => SettingsFiles.VerifyAsync(
        [(SettingsFiles.Common, "{}"), (SettingsFiles.Development, "{ 'Kestrel': { 'Certificates': { 'Default': { 'Path': 'dev.pfx', 'Password': '1234' } } } }")]);

    [Theory]
    [InlineData("appsettings.Local.json")]
    [InlineData("appsettings.Development.Local.json")]
    [InlineData("appsettings.development.json")]
    public Task In_another_file_of_the_developers_machine_IsSilent(string name) => SettingsFiles.VerifyAsync(
        [(name, "{ 'Kestrel': { 'Certificates': { 'Default': { 'Path': 'dev.pfx', 'Password': '1234' } } } }")]);

    [Fact]
    public async Task Password_IsFixed() => Assert.Equal(
        "{ 'Kestrel': { 'Certificates': { 'Default': { 'Path': 'server.pfx' } } } }",
        await SettingsFiles.FixAsync("{ 'Kestrel': { 'Certificates': { 'Default': { 'Path': 'server.pfx', 'Password': '1234' } } } }", MTLS8008CertificatePasswordRule.Remedy));

    [Fact]
    public async Task Key_with_colons_is_left_alone() => Assert.Empty(await SettingsFiles.TitlesAsync("{ 'Kestrel:Certificates:Default:Password': '1234' }"));
}
