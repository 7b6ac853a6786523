using ClientCertAnalyzers.Identity;
using ClientCertAnalyzers.Tests.Clients;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Identity;

public class MTLS6002NameSubstringDecidesTrustTests
{
    private const string Id = "MTLS6002";

    [Fact]
    public Task Snippet_of_the_catalogue_Reports() => VerifyAsync("serverCb = (c, ch, e) => {|MTLS6002:c.Subject.Contains(\"MyClient\")|};");

    [Theory]
    [InlineData("serverCb = (c, _, _) => {|MTLS6002:c.Subject.StartsWith(\"CN=MyClient\")|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6002:c.Subject.EndsWith(\"O=Shop\", StringComparison.OrdinalIgnoreCase)|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6002:c.Subject.IndexOf(\"MyClient\") >= 0|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6002:c.Subject.IndexOf(expected, StringComparison.Ordinal) != -1|};")]
    [InlineData("serverCb = (c, _, _) => !({|MTLS6002:c.Subject.IndexOf(expected) < 0|});")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6002:c.Issuer.Contains(expected)|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6002:c.IssuerName.Name.Contains(\"CN=ca\")|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6002:c.SubjectName.Format(false).Contains(\"CN=a\")|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6002:c.SubjectName.Decode(X500DistinguishedNameFlags.None).Contains(\"CN=a\")|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6002:c.GetNameInfo(X509NameType.DnsName, false).EndsWith(\".shop.test\")|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6002:c.Subject.ToLower().Contains(expected.ToLower())|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6002:expected.Contains(c.Subject)|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6002:System.Text.RegularExpressions.Regex.IsMatch(c.Subject, \"CN=a\")|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6002:new System.Text.RegularExpressions.Regex(expected).IsMatch(c.Subject)|};")]
    [InlineData("serverCb = (c, _, _) => allowed.Any(name => {|MTLS6002:c.Subject.Contains(name)|});")]
    [InlineData("clientCb = (_, c, _, _) => c?{|MTLS6002:.Subject.Contains(expected)|} ?? false;")]
    [InlineData("clientCb = (_, c, _, _) => c != null && {|MTLS6002:c.Subject.Contains(expected)|};")]
    [InlineData("serverCb = (c, _, _) => { if (!{|MTLS6002:c.Subject.Contains(expected)|}) return false; return true; };")]
    [InlineData("serverCb = (c, _, _) => { if ({|MTLS6002:c.Subject.Contains(expected)|}) { return true; } return false; };")]
    [InlineData("serverCb = (c, _, _) => { var subject = c.Subject; return {|MTLS6002:subject.Contains(expected)|}; };")]
    [InlineData("clientCb = (_, c, _, e) => { if (((X509Certificate2)c!).Thumbprint == \"AB\") { return true; } if (c?{|MTLS6002:.Issuer.Contains(expected)|} == true) { return true; } return e == SslPolicyErrors.None; };")]
    [InlineData("serverCb = (c, _, e) => e == SslPolicyErrors.None || {|MTLS6002:c.Subject.Contains(expected)|};")]
    [InlineData("serverCb = (c, _, _) => { foreach (var name in allowed) { if ({|MTLS6002:c.Subject.StartsWith(name)|}) { return true; } } return false; };")]
    [InlineData("serverCb = (c, _, _) => { var ok = false; if ({|MTLS6002:c.Subject.Contains(expected)|}) { ok = true; } return ok; };")]
    [InlineData("", "static bool IsAllowed(X509Certificate2 c) => {|MTLS6002:c.Subject.Contains(\"O=Shop\")|};")]
    [InlineData("clientCb = Check;", "static bool Check(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { if (c == null) { return false; } return {|MTLS6002:c.Subject.Contains(\"CN=server\")|}; }")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6002:c.Subject.IndexOf(\"MyClient\") > -1|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6002:c.Subject.LastIndexOf(\"MyClient\") > 0|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6002:c.Subject.IndexOf(\"CN=MyClient\") == 0|};")]
    [InlineData("serverCb = (c, _, _) => { if ({|MTLS6002:c.Subject.IndexOf(expected) == -1|}) return false; return true; };")]
    [InlineData("serverCb = (c, _, _) => { if ({|MTLS6002:c.Subject.IndexOf(expected) <= -1|}) return false; return true; };")]
    [InlineData("serverCb = (c, _, _) => { if ({|MTLS6002:c.Subject.IndexOf(expected) <= 0|}) return false; return true; };")]
    [InlineData("serverCb = (c, _, _) => { if ({|MTLS6002:c.Subject.IndexOf(expected) != 0|}) return false; return true; };")]
    [InlineData("clientCb = (_, c, _, _) => {|MTLS6002:c?.Subject.IndexOf(expected) >= 0|};")]
    [InlineData("clientCb = (_, c, _, _) => { if (c?{|MTLS6002:.Subject.Contains(expected)|} is not true) { return false; } return true; };")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6002:c.Subject.Contains(expected, flag ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase)|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6002:expected.EndsWith(c.Subject, true, null)|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6002:System.Text.RegularExpressions.Regex.IsMatch(c.Subject, \"^CN=a\")|};")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6002:c.Subject.Contains(\"it's\")|};")]
    [InlineData("serverCb = (c, _, _) => c.Subject?{|MTLS6002:.Contains(expected)|} == true;")]
    [InlineData("serverCb = (c, _, _) => c.Subject?{|MTLS6002:.Contains(expected)|} ?? false;")]
    [InlineData("clientCb = (_, c, _, _) => {|MTLS6002:(c?.Subject.IndexOf(expected) ?? -1) >= 0|};")]
    public Task Callback_that_asks_for_a_part_of_a_name_Reports(string statement, string members = "") => VerifyAsync(statement, members);

    [Theory]
    [InlineData("return {|#0:ctx.Connection.ClientCertificate!.Subject.Contains(expected)|};")]
    [InlineData("if (ctx.Connection.ClientCertificate?{|#0:.Subject.Contains(expected)|} != true) { ctx.Response.StatusCode = 401; }")]
    public Task Certificate_that_the_server_has_checked_Reports_info(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("serverCb = (c, ch, e) => e == SslPolicyErrors.None && c.GetNameInfo(X509NameType.SimpleName, false) == \"MyClient\";")]
    [InlineData("serverCb = (c, ch, e) => e == SslPolicyErrors.None && c.Subject.Contains(expected);")]
    [InlineData("serverCb = (c, ch, e) => c.Subject.Contains(expected) && e == SslPolicyErrors.None;")]
    [InlineData("serverCb = (c, ch, e) => ch!.Build(c) && c.Subject.Contains(expected);")]
    [InlineData("serverCb = (c, ch, e) => { if (e != SslPolicyErrors.None) return false; return c.Subject.StartsWith(expected); };")]
    [InlineData("serverCb = (c, ch, e) => c.Subject.Contains(expected) && c.Thumbprint == \"AB\";")]
    [InlineData("serverCb = (c, ch, e) => !c.Subject.Contains(\"CN=bad\") && e == SslPolicyErrors.None;")]
    [InlineData("serverCb = (c, ch, e) => { if (c.Subject.Contains(\"bad\")) { return false; } return e == SslPolicyErrors.None; };")]
    [InlineData("serverCb = (c, ch, e) => !c.Subject.Contains(\"bad\");")]
    [InlineData("serverCb = (c, ch, e) => c.Subject == expected;")]
    [InlineData("serverCb = (c, ch, e) => c.Subject.Contains(\"\");")]
    [InlineData("serverCb = (c, ch, e) => c.Subject.Length > 3;")]
    [InlineData("serverCb = (c, ch, e) => { log(c.Subject.Contains(expected)); return e == SslPolicyErrors.None; };")]
    [InlineData("serverCb = (c, ch, e) => { if (c.Subject.Contains(expected)) { log(c); } return e == SslPolicyErrors.None; };")]
    [InlineData("var mine = all.FirstOrDefault(c => c.Subject.Contains(expected)); log(mine);")]
    [InlineData("var mine = all.Where(c => c.Subject.Contains(\"CN=me\")).OrderBy(c => c.NotAfter).First(); return mine.HasPrivateKey;")]
    [InlineData("foreach (var c in all) { if (c.Subject.Contains(expected)) { trusted.Add(c); } }")]
    [InlineData("return cert.Subject.Contains(expected);")]
    [InlineData("var index = cert.Subject.IndexOf(\"CN=\"); log(cert.Subject.Substring(index));")]
    [InlineData("var name = cert.Subject.StartsWith(\"CN=\") ? cert.Subject[3..] : cert.Subject; log(name);")]
    [InlineData("return new Mail().Subject.Contains(\"x\");")]
    [InlineData("return IsValid(new Mail());")]
    [InlineData("", "bool IsInvalid(X509Certificate2 c) => c.Subject.Contains(\"bad\");")]
    [InlineData("", "bool IsValid(X509Certificate2 c) => c.Verify() && c.Subject.Contains(\"O=Shop\");")]
    [InlineData("", "bool IsLocalhost(X509Certificate2 c) => c.Subject.Contains(\"localhost\");")]
    [InlineData("", "bool IsValid(X509Certificate2 c) => c.Subject.Contains(\"O=Shop\"); bool Use(X509Certificate2 c, X509Chain ch) => ch.Build(c) && IsValid(c);")]
    [InlineData("serverCb = (c, ch, e) => c.Subject.IndexOf(expected) < 0;")]
    [InlineData("serverCb = (c, ch, e) => c.Subject.IndexOf(expected) > 7 && e == SslPolicyErrors.None;")]
    [InlineData("serverCb = (c, ch, e) => System.Text.RegularExpressions.Regex.IsMatch(expected, c.Subject) && e == SslPolicyErrors.None;")]
    public Task Checked_chain_and_other_questions_IsSilent(string statement, string members = "") => VerifyAsync(statement,
        members + " class Mail { public string Subject => \"\"; } static bool IsValid(Mail m) => m.Subject.Contains(\"x\");");

    [Theory]
    [InlineData("serverCb = (c, _, _) => c.Subject.Contains(")]
    [InlineData("serverCb = (c, _, _) => c.Subject.Contains();")]
    [InlineData("serverCb = (c, _, _) => c.Subject.IndexOf() >= ;")]
    [InlineData("serverCb = (c, _, _) => Regex.IsMatch(c.Subject, );")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, configure: test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync("serverCb = (c, _, _) => c.Subject.Contains(expected);", configure: ClientFrame.InTests);

    [Theory]
    [InlineData("Contains", "MyClient", ", as 'CN=MyClient.evil' does")]
    [InlineData("Contains", "CN=MyClient", ", as 'CN=evil, CN=MyClient.evil' does")]
    [InlineData("StartsWith", "CN=MyClient", ", as 'CN=MyClient.evil' does")]
    [InlineData("EndsWith", "O=Shop", ", as 'CN=evil, O=Shop' does")]
    public Task Message_shows_another_name_that_passes(string method, string text, string example) => VerifyAsync($"serverCb = (c, _, _) => {{|#1:c.Subject.{method}(\"{text}\")|}};", configure: test => test.ExpectedDiagnostics.Add(
        new DiagnosticResult(Id, DiagnosticSeverity.Warning).WithLocation(1).WithMessage(
            $"'{method}' is satisfied when the subject has this text somewhere{example}, and nothing here checks who signed it, so a home-made certificate passes; compare the whole name, and accept only when the errors are 'SslPolicyErrors.None' as well")));

    private static Task VerifyAsync(string statement, string members = "", Action<CSharpAnalyzerTest<IdentityAnalyzer, DefaultVerifier>>? configure = null) =>
        IdentityFrame.VerifyAsync(Id, statement, members, configure);
}
