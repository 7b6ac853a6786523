using ClientCertAnalyzers.Settings;

namespace ClientCertAnalyzers.Tests.Settings;

public class MTLS8009InvalidCertificateAllowedTests
{
    private static string Certificate(string members) => "{ 'Kestrel': { 'Certificates': { 'Default': { " + members + " } } } }";

    [Theory]
    [InlineData("'Subject': 'api.corp', 'Store': 'My', 'AllowInvalid': {|#0:true|}")]
    [InlineData("'Subject': 'api.corp', 'Store': 'My', 'AllowInvalid': {|#0:'true'|}")]
    public Task Invalid_certificate_from_the_store_Reports(string members) => SettingsFiles.VerifyAsync([(SettingsFiles.Common, Certificate(members))], infos: ("MTLS8009", 0));

    [Theory]
    [InlineData("'Subject': 'api.corp', 'Store': 'My'")]
    [InlineData("'Subject': 'api.corp', 'Store': 'My', 'AllowInvalid': false")]
    [InlineData("'Path': 'server.pfx', 'AllowInvalid': true")]
    public Task Valid_certificate_or_a_file_IsSilent(string members) => SettingsFiles.VerifyAsync(Certificate(members));

    [Fact]
    public Task On_the_developers_machine_IsSilent() => SettingsFiles.VerifyAsync(
        [(SettingsFiles.Common, "{}"), (SettingsFiles.Development, Certificate("'Subject': 'localhost', 'Store': 'My', 'AllowInvalid': true"))]);

    [Fact]
    public async Task Store_certificate_IsFixed() => Assert.Equal(
        Certificate("'Subject': 'api.corp', 'Store': 'My'"),
        await SettingsFiles.FixAsync(Certificate("'Subject': 'api.corp', 'AllowInvalid': true, 'Store': 'My'"), MTLS8009InvalidCertificateAllowedRule.Remedy));
}
