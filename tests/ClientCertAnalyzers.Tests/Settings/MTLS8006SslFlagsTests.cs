using ClientCertAnalyzers.Settings;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Settings;

public class MTLS8006SslFlagsTests
{
    private const string Site = "<configuration><system.webServer><security>{0}</security></system.webServer></configuration>";
    private const string Path = "<configuration><location path='api'><system.webServer><security>{0}</security></system.webServer></location></configuration>";

    [Theory]
    [InlineData(Site, "<access sslFlags='{|#0:Ssl, SslRequireCert|}' />")]
    [InlineData(Site, "<access sslFlags='{|#0:Ssl, SslNegotiateCert, SslRequireCert|}' />")]
    [InlineData(Path, "<access sslFlags='{|#0:Ssl, SslRequireCert|}' />")]
    [InlineData(Path, "<access sslFlags='{|#0:SslNegotiateCert,SslRequireCert|}'></access>")]
    [InlineData(Path, "<!-- shops --><access other='1'\n  sslFlags = '{|#0:sslrequirecert|}' />")]
    [InlineData(Path, "<access sslFlags='{|#0:Ssl, &#83;slRequireCert|}' />")]
    [InlineData("<configuration><location path='.' inheritInChildApplications='false'>{0}</location></configuration>", "<access sslFlags='{|#0:Ssl, SslNegotiateCert, SslRequireCert|}' />")]
    [InlineData("<configuration><location path='api'><a/></location>{0}</configuration>", "<access sslFlags='{|#0:Ssl, SslNegotiateCert, SslRequireCert|}' />")]
    public Task Flags_that_do_not_go_together_or_hold_for_the_site_Reports(string frame, string access) =>
        VerifyAsync(frame.Replace("{0}", access), "web.config", new DiagnosticResult("MTLS8006", DiagnosticSeverity.Info).WithLocation(0));

    [Theory]
    [InlineData(Path, "<access sslFlags='Ssl, SslNegotiateCert, SslRequireCert' />")]
    [InlineData(Site, "<access sslFlags='Ssl, SslNegotiateCert' />")]
    [InlineData(Site, "<access sslFlags='None' />")]
    [InlineData(Site, "<access />")]
    [InlineData(Site, "<!-- <access sslFlags='SslRequireCert' /> -->")]
    [InlineData(Site, "<other sslFlags='SslRequireCert' />")]
    [InlineData("<!DOCTYPE x [ <!ENTITY e 'SslRequireCert'> ]><configuration>{0}</configuration>", "<access sslFlags='SslRequireCert' />")]
    [InlineData("<configuration>{0}", "<access sslFlags='SslRequireCert")]
    [InlineData("{0}", "")]
    public Task Other_flags_and_files_that_are_no_XML_IsSilent(string frame, string access) => VerifyAsync(frame.Replace("{0}", access), "web.config");

    [Theory]
    [InlineData("app.config")]
    [InlineData("web.Release.config")]
    public Task Other_files_IsSilent(string name) => VerifyAsync(Site.Replace("{0}", "<access sslFlags='SslRequireCert' />"), name);

    [Fact]
    public async Task Missing_flags_IsFixed()
    {
        var bad = Path.Replace("{0}", "<access sslFlags='Ssl, SslRequireCert' /> <!-- shops -->");
        var good = Path.Replace("{0}", "<access sslFlags='Ssl, SslNegotiateCert, SslRequireCert' /> <!-- shops -->").Replace('\'', '"');

        Assert.Equal([good], await SettingsFiles.FixAsync([("Web.config", bad)], MTLS8006SslFlagsRule.Remedy));
    }

    [Theory]
    [InlineData("Ssl128, SslMapCert, SslRequireCert", "Ssl, SslNegotiateCert, Ssl128, SslMapCert, SslRequireCert")]
    [InlineData("SslNegotiateCert,SslRequireCert", "Ssl, SslNegotiateCert, SslRequireCert")]
    public async Task Other_flags_stay_IsFixed(string bad, string good) => Assert.Equal(
        [Path.Replace("{0}", "<access sslFlags='" + good + "' />").Replace('\'', '"')],
        await SettingsFiles.FixAsync([("web.config", Path.Replace("{0}", "<access sslFlags='" + bad + "' />"))], MTLS8006SslFlagsRule.Remedy));

    /// <summary>The same file twice among the additional files, and characters that end a line in C# but not in XML.</summary>
    [Theory]
    [InlineData("<!-- \u2028 \u0085 -->\r\n")]
    [InlineData("<!-- \r -->\n")]
    [InlineData("<?xml version='1.0' encoding='utf-16'?>\n")]
    [InlineData("<?xml version='1.0' encoding='no-such-encoding'?>\n")]
    public Task Line_ends_and_declarations_of_XML_Reports(string start) =>
        VerifyAsync(start + Path.Replace("{0}", "<access sslFlags='{|#0:Ssl, SslRequireCert|}' />"), "web.config", new DiagnosticResult("MTLS8006", DiagnosticSeverity.Info).WithLocation(0));

    private static Task VerifyAsync(string xml, string name, params DiagnosticResult[] expected) => Verify.DiagnosticsAsync<SettingsAnalyzer>("", test =>
    {
        test.TestState.AdditionalFiles.Add(("/0/" + name, xml));
        test.ExpectedDiagnostics.AddRange(expected);
    });
}
