using ClientCertAnalyzers.Settings;

namespace ClientCertAnalyzers.Tests.Settings;

public class MTLS8007YarpAcceptsAnyServerTests
{
    private static string Cluster(string value, string proxy = "ReverseProxy") =>
        "{ '" + proxy + "': { 'Clusters': { 'orders': { 'HttpClient': { 'DangerousAcceptAnyServerCertificate': " + value + " } } } } }";

    [Theory]
    [InlineData("{|MTLS8007:true|}", "ReverseProxy")]
    [InlineData("{|MTLS8007:'True'|}", "Yarp")]
    public Task Accepting_any_server_Reports(string value, string section) => SettingsFiles.VerifyAsync(Cluster(value, section));

    [Theory]
    [InlineData("false")]
    [InlineData("'false'")]
    [InlineData("null")]
    [InlineData("'#{Accept}'")]
    public Task Validation_left_on_IsSilent(string value) => SettingsFiles.VerifyAsync(Cluster(value));

    [Theory]
    [InlineData("{ 'HttpClient': { 'DangerousAcceptAnyServerCertificate': true } }")]
    [InlineData("{ 'ReverseProxy': { 'Clusters': { 'orders': { 'DangerousAcceptAnyServerCertificate': true } } } }")]
    public Task Other_places_IsSilent(string json) => SettingsFiles.VerifyAsync(json);

    [Fact]
    public Task On_the_developers_machine_IsInfo() => SettingsFiles.VerifyAsync([(SettingsFiles.Common, "{}"), (SettingsFiles.Development, Cluster("{|#0:true|}"))], infos: ("MTLS8007", 0));

    [Fact]
    public async Task Every_cluster_IsFixed() => Assert.Equal(
        "{ 'ReverseProxy': { 'Clusters': { 'a': { 'HttpClient': { 'DangerousAcceptAnyServerCertificate': false } }, 'b': { 'HttpClient': { 'DangerousAcceptAnyServerCertificate': false, } } } } }",
        await SettingsFiles.FixAsync(
            "{ 'ReverseProxy': { 'Clusters': { 'a': { 'HttpClient': { 'DangerousAcceptAnyServerCertificate': true } }, 'b': { 'HttpClient': { 'DangerousAcceptAnyServerCertificate': 'true', } } } } }",
            MTLS8007YarpAcceptsAnyServerRule.Remedy));
}
