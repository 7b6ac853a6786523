using ClientCertAnalyzers.Settings;

namespace ClientCertAnalyzers.Tests.Settings;

public class MTLS8005SniWeakerThanEndpointTests
{
    [Theory]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': 'RequireCertificate', 'Sni': { '*': { 'ClientCertificateMode': {|MTLS8005:'NoCertificate'|} } }")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': 'RequireCertificate', 'Sni': { 'a.example': { }, '*': { 'ClientCertificateMode': {|MTLS8005:'AllowCertificate'|} } }")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': 'RequireCertificate', 'Protocols': 'Http1', 'Sni': { '*': { 'ClientCertificateMode': {|MTLS8005:3|} } }")]
    public Task Weaker_wildcard_Reports(string members) => SettingsFiles.VerifyAsync(SettingsFiles.Endpoint(members));

    [Fact]
    public Task Weaker_than_the_defaults_Reports() => SettingsFiles.VerifyAsync(
        "{ 'Kestrel': { 'EndpointDefaults': { 'ClientCertificateMode': 'RequireCertificate' }, 'Endpoints': { 'A': { 'Url': 'https://*:443', 'Sni': { '*': { 'ClientCertificateMode': {|MTLS8005:'NoCertificate'|} } } } } } }");

    [Theory]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': 'RequireCertificate', 'Sni': { 'public.example': { 'ClientCertificateMode': 'NoCertificate' } }")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': 'RequireCertificate', 'Sni': { '*.example': { 'ClientCertificateMode': 'NoCertificate' } }")]
    [InlineData("'Url': 'https://*:443', 'ClientCertificateMode': 'AllowCertificate', 'Sni': { '*': { 'ClientCertificateMode': 'NoCertificate' } }")]
    [InlineData("'Url': 'https://*:443', 'Sni': { '*': { 'ClientCertificateMode': 'NoCertificate' }, 'a.example': { 'ClientCertificateMode': 'RequireCertificate' } }")]
    public Task Other_names_and_modes_IsSilent(string members) => SettingsFiles.VerifyAsync(SettingsFiles.Endpoint(members));

    [Fact]
    public Task As_strong_as_the_endpoint_IsSilent() => SettingsFiles.VerifyAsync(
        [(SettingsFiles.Common, SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': {|#0:'RequireCertificate'|}, 'Sni': { '*': { 'ClientCertificateMode': {|#1:'RequireCertificate'|} } }"))],
        infos: [("MTLS8001", 0), ("MTLS8001", 1)]);

    [Fact]
    public async Task Wildcard_IsFixed() => Assert.Equal(
        SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': 'RequireCertificate', 'Sni': { '*': { 'ClientCertificateMode': 'RequireCertificate' } }"),
        await SettingsFiles.FixAsync(
            SettingsFiles.Endpoint("'Url': 'https://*:443', 'ClientCertificateMode': 'RequireCertificate', 'Sni': { '*': { 'ClientCertificateMode': 'NoCertificate' } }"),
            MTLS8005SniWeakerThanEndpointRule.Remedy));
}
