using ClientCertAnalyzers.Settings;

namespace ClientCertAnalyzers.Tests.Settings;

public class MTLS6004ThumbprintInSettingsTests
{
    private const string Clean = "ABCDEF0123456789ABCDEF0123456789ABCDEF01";
    private const string Spaces = "ab cd ef 01 23 45 67 89 ab cd ef 01 23 45 67 89 ab cd ef 01";
    private const string Colons = "AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01";

    [Theory]
    [InlineData("{ 'Partner': { 'Thumbprint': {|#0:'" + Colons + "'|} } }")]
    [InlineData("{ 'Partner': { 'thumbprint': {|#0:'" + Spaces + "'|} } }")]
    [InlineData("{ 'ClientCertThumbprint': {|#0:'\\u200e" + Clean + "'|} }")]
    [InlineData("{ 'ClientCertThumbprint': {|#0:'\u200e" + Clean + "'|} }")]
    [InlineData("{ 'AllowedThumbprints': [ '" + Clean + "', {|#0:'" + Clean + "\ufeff'|} ] }")]
    [InlineData("{ 'Partner:Thumbprint': {|#0:'" + Colons + "'|} }")]
    public Task Characters_that_no_thumbprint_has_Reports(string json) => SettingsFiles.VerifyAsync([(SettingsFiles.Common, json)], infos: ("MTLS6004", 0));

    [Theory]
    [InlineData("{ 'Thumbprint': '" + Clean + "' }")]
    [InlineData("{ 'Thumbprint': 'abcdef0123456789abcdef0123456789abcdef01' }")]
    [InlineData("{ 'Thumbprint': '' }")]
    [InlineData("{ 'Thumbprint': null }")]
    [InlineData("{ 'Thumbprint': 12 }")]
    [InlineData("{ 'Thumbprint': '#{Thumbprint}#' }")]
    [InlineData("{ 'Thumbprint': 'the one of the partner' }")]
    // A hash by another algorithm, or something else.
    [InlineData("{ 'Thumbprint': 'AB:CD' }")]
    [InlineData("{ 'Thumbprint': '" + Colons + ":AB:CD:EF:01:23:45:67:89:AB:CD:EF:01' }")]
    [InlineData("{ 'Fingerprint': '" + Colons + "' }")]
    [InlineData("{ 'Thumbprints': { 'Comment': '" + Colons + "' } }")]
    public Task Other_values_IsSilent(string json) => SettingsFiles.VerifyAsync(json);

    [Fact]
    public async Task All_of_a_file_IsFixed() => Assert.Equal(
        "{ 'Thumbprint': '" + Clean + "', /* the partners */ 'Thumbprints': [ '" + Clean + "', '" + Clean + "' ] }",
        await SettingsFiles.FixAsync(
            "{ 'Thumbprint': '" + Colons + "', /* the partners */ 'Thumbprints': [ '" + Spaces + "', '" + Clean + "' ] }", MTLS6004ThumbprintInSettingsRule.Remedy));
}
