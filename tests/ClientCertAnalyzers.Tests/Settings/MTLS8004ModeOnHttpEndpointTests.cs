using ClientCertAnalyzers.Settings;

namespace ClientCertAnalyzers.Tests.Settings;

public class MTLS8004ModeOnHttpEndpointTests
{
    [Theory]
    [InlineData("AllowCertificate,")]
    [InlineData("#{Mode}#")]
    public Task Mode_that_is_none_or_comes_later_has_no_error(string mode) => SettingsFiles.VerifyAsync(
        [(SettingsFiles.Common, SettingsFiles.Endpoint("'Url': 'http://*:80', 'ClientCertificateMode': " + (mode[0] == '#' ? "'" + mode + "'" : "{|MTLS8002:'" + mode + "'|}")))]);

    /// <summary>Other environments take the same address without a mode.</summary>
    [Fact]
    public async Task Mode_of_one_environment_leaves_the_address_of_the_others_IsFixed() => Assert.Equal(
        [SettingsFiles.Endpoint("'Url': 'http://*:80'"), SettingsFiles.Endpoint("'ClientCertificateMode': 'AllowCertificate', 'Url': 'https://*:80'")],
        (await SettingsFiles.FixAsync(
            [
                (SettingsFiles.Common, SettingsFiles.Endpoint("'Url': 'http://*:80'")),
                (SettingsFiles.Production, SettingsFiles.Endpoint("'ClientCertificateMode': 'AllowCertificate'")),
            ],
            MTLS8004ModeOnHttpEndpointRule.Remedy)).Select(text => text.Replace('"', '\'')));

    [Theory]
    [InlineData("'Url': 'http://*:80', 'ClientCertificateMode': {|MTLS8004:'AllowCertificate'|}")]
    [InlineData("'Url': 'HTTP://*:80', 'ClientCertificateMode': {|MTLS8004:'RequireCertificate'|}")]
    [InlineData("'ClientCertificateMode': {|MTLS8004:'NoCertificate'|}, 'Url': 'http://localhost:5000'")]
    public Task Mode_on_an_address_without_TLS_Reports(string members) => SettingsFiles.VerifyAsync(SettingsFiles.Endpoint(members));

    [Theory]
    [InlineData("'Url': 'http://*:80'")]
    [InlineData("'Url': 'http://*:80', 'ClientCertificateMode': null")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': 'NoCertificate'")]
    [InlineData("'Url': '%ADDRESS%', 'ClientCertificateMode': 'NoCertificate'")]
    [InlineData("'ClientCertificateMode': 'NoCertificate'")]
    public Task TLS_or_no_mode_IsSilent(string members) => SettingsFiles.VerifyAsync(SettingsFiles.Endpoint(members));

    [Fact]
    public Task Mode_of_the_defaults_does_not_count_IsSilent() => SettingsFiles.VerifyAsync(
        "{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': 'RequireCertificate' }, 'Endpoints': { 'A': { 'Url': 'http://*:80' } } } }");

    [Fact]
    public Task Mode_that_Kestrel_ignores_stops_nothing_Reports_the_spelling() =>
        SettingsFiles.VerifyAsync(SettingsFiles.Endpoint("'Url': 'http://*:80', 'ClientCertificateMode': {|MTLS8002:'Require'|}"));

    [Fact]
    public Task Address_of_the_developers_machine_Reports() => SettingsFiles.VerifyAsync(
    [
        (SettingsFiles.Common, SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': {|MTLS8004:'AllowCertificate'|}")),
        (SettingsFiles.Development, SettingsFiles.Endpoint("'Url': 'http://localhost:5000'")),
    ]);

    [Fact]
    public Task Address_that_production_replaces_IsSilent() => SettingsFiles.VerifyAsync(
    [
        (SettingsFiles.Common, SettingsFiles.Endpoint("'Url': 'http://*:80', 'ClientCertificateMode': 'AllowCertificate'")),
        (SettingsFiles.Production, SettingsFiles.Endpoint("'Url': 'https://*:443'")),
    ]);

    [Theory]
    [InlineData("'http://*:80'", "'https://*:80'")]
    [InlineData("'HTTP://*:80'", "'https://*:80'")]
    public async Task Address_IsFixed(string bad, string good) => Assert.Equal(
        SettingsFiles.Endpoint("'Url': " + good + ", 'ClientCertificateMode': 'AllowCertificate' // shops\n"),
        await SettingsFiles.FixAsync(SettingsFiles.Endpoint("'Url': " + bad + ", 'ClientCertificateMode': 'AllowCertificate' // shops\n"), MTLS8004ModeOnHttpEndpointRule.Remedy));

    [Fact]
    public async Task Address_in_another_file_than_the_mode_IsFixed() => Assert.Equal(
        [SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': 'AllowCertificate'").Replace('\'', '"'), SettingsFiles.Endpoint("'Url': 'https://localhost:5000'").Replace('\'', '"')],
        await SettingsFiles.FixAsync(
            [(SettingsFiles.Common, SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': 'AllowCertificate'")), (SettingsFiles.Development, SettingsFiles.Endpoint("'Url': 'http://localhost:5000'"))],
            MTLS8004ModeOnHttpEndpointRule.Remedy));
}
