using ClientCertAnalyzers.CodeFixes.Identity;
using ClientCertAnalyzers.Identity;
using ClientCertAnalyzers.Tests.Clients;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Identity;

public class MTLS6004ThumbprintNeverMatchesTests
{
    private const string Id = "MTLS6004";

    private const string Clean = "ABCDEF0123456789ABCDEF0123456789ABCDEF01";

    private const string Colons = "AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01";

    private const string Spaces = "ab cd ef 01 23 45 67 89 ab cd ef 01 23 45 67 89 ab cd ef 01";

    private const string Lower = "abcdef0123456789abcdef0123456789abcdef01";

    private const string Sha256 = Clean + "ABCDEF0123456789ABCDEF01";

    private const string Quoted = "{|MTLS6004:\"" + Lower + "\"|}";

    [Theory]
    [InlineData("return cert.Thumbprint == {|MTLS6004:\"" + Colons + "\"|};")]
    [InlineData("return cert.Thumbprint == {|MTLS6004:\"" + Spaces + "\"|};")]
    [InlineData("return cert.Thumbprint == {|MTLS6004:\"\\u200e" + Clean + "\"|};")]
    public Task Snippets_of_the_catalogue_Reports(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("return cert.Thumbprint == " + Quoted + ";")]
    [InlineData("return " + Quoted + " == cert.Thumbprint;")]
    [InlineData("return cert.Thumbprint != " + Quoted + ";")]
    [InlineData("return cert.Thumbprint.Equals(" + Quoted + ");")]
    [InlineData("return cert.Thumbprint.Equals(" + Quoted + ", StringComparison.Ordinal);")]
    [InlineData("return string.Equals(cert.Thumbprint, " + Quoted + ");")]
    [InlineData("return maybe?.Thumbprint == " + Quoted + ";")]
    [InlineData("return cert.GetCertHashString() == " + Quoted + ";")]
    [InlineData("return cert.GetCertHashString(HashAlgorithmName.SHA1) == " + Quoted + ";")]
    [InlineData("return cert is { Thumbprint: " + Quoted + " };")]
    [InlineData("return cert.Thumbprint is " + Quoted + ";")]
    [InlineData("return cert.Thumbprint is \"" + Clean + "\" or " + Quoted + ";")]
    [InlineData("return cert.Thumbprint switch { " + Quoted + " => true, _ => false };")]
    [InlineData("switch (cert.Thumbprint) { case " + Quoted + ": log(1); break; }")]
    [InlineData("if (cert.Thumbprint == " + Quoted + ") { log(cert); }")]
    [InlineData("log(all.FirstOrDefault(c => c.Thumbprint == " + Quoted + "));")]
    [InlineData("var print = cert.Thumbprint; return print == " + Quoted + ";")]
    [InlineData("return cert.Thumbprint.ToUpperInvariant() == " + Quoted + ";")]
    [InlineData("return new[] { " + Quoted + ", \"" + Clean + "\" }.Contains(cert.Thumbprint);")]
    [InlineData("var some = new HashSet<string> { " + Quoted + " }; return some.Contains(cert.Thumbprint);")]
    [InlineData("var some = new List<string> { \"" + Clean + "\", " + Quoted + " }; return some.Contains(cert.Thumbprint);")]
    [InlineData("var some = new HashSet<string>(StringComparer.Ordinal) { " + Quoted + " }; return some.Contains(cert.Thumbprint);")]
    [InlineData("var map = new Dictionary<string, string> { [" + Quoted + "] = \"gateway\" }; return map.ContainsKey(cert.Thumbprint);")]
    [InlineData("var map = new Dictionary<string, string> { { " + Quoted + ", \"gateway\" } }; return map.TryGetValue(cert.Thumbprint, out _);")]
    [InlineData("const string Print = \"" + Lower + "\"; return cert.Thumbprint == {|MTLS6004:Print|};")]
    [InlineData("return cert.Thumbprint == {|MTLS6004:Wanted|};")]
    [InlineData("return cert.GetCertHashString(HashAlgorithmName.SHA256) == {|MTLS6004:\"" + Clean + "abcdef0123456789abcdef01\"|};")]
    [InlineData("return cert.GetCertHashString(HashAlgorithmName.SHA256) == {|MTLS6004:\"" + Clean + "\"|};")]
    [InlineData("return cert.Thumbprint == {|MTLS6004:\"" + Sha256 + "\"|};")]
    [InlineData("return cert.Thumbprint == {|MTLS6004:\"ABCDEF0123456789ABCDEF0123456789ABCDEF0\"|};")]
    [InlineData("return cert.Thumbprint.Equals({|MTLS6004:\"" + Colons + "\"|}, StringComparison.OrdinalIgnoreCase);")]
    [InlineData("var some = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { {|MTLS6004:\"" + Colons + "\"|}, \"" + Lower + "\" }; return some.Contains(cert.Thumbprint);")]
    [InlineData("string[] some = [{|MTLS6004:\"abcdef0123456789abcdef0123456789abcdef01\"|}]; return some.Contains(cert.Thumbprint);")]
    [InlineData("HashSet<string> some = [\"ABCDEF0123456789ABCDEF0123456789ABCDEF01\", {|MTLS6004:\"abcdef0123456789abcdef0123456789abcdef01\"|}]; return some.Contains(cert.Thumbprint);")]
    [InlineData("var some = new HashSet<string>([{|MTLS6004:\"abcdef0123456789abcdef0123456789abcdef01\"|}]); return some.Contains(cert.Thumbprint);")]
    [InlineData("var some = new HashSet<string>(new[] { {|MTLS6004:\"abcdef0123456789abcdef0123456789abcdef01\"|} }, null); return some.Contains(cert.Thumbprint);")]
    [InlineData("var some = new[] { {|MTLS6004:\"abcdef0123456789abcdef0123456789abcdef01\"|} }.ToHashSet(); return some.Contains(cert.Thumbprint);")]
    [InlineData("var some = new[] { {|MTLS6004:\"abcdef0123456789abcdef0123456789abcdef01\"|} }.ToHashSet(EqualityComparer<string>.Default); return some.Contains(cert.Thumbprint);")]
    [InlineData("var some = new[] { {|MTLS6004:\"abcdef0123456789abcdef0123456789abcdef01\"|} }.ToList(); return some.Contains(cert.Thumbprint);")]
    [InlineData("return cert.Thumbprint?.Equals({|MTLS6004:\"abcdef0123456789abcdef0123456789abcdef01\"|}) == true;")]
    [InlineData("return cert.Thumbprint.ToString() == {|MTLS6004:\"abcdef0123456789abcdef0123456789abcdef01\"|};")]
    [InlineData("return cert.Thumbprint is not {|MTLS6004:\"abcdef0123456789abcdef0123456789abcdef01\"|};")]
    [InlineData("return cert.Thumbprint.ToLower().ToUpper() == {|MTLS6004:\"abcdef0123456789abcdef0123456789abcdef01\"|};")]
    [InlineData("return cert.Thumbprint.CompareTo({|MTLS6004:\"abcdef0123456789abcdef0123456789abcdef01\"|}) == 0;")]
    public Task Text_that_is_never_equal_Reports(string statement) => VerifyAsync(statement, "const string Wanted = \"" + Lower + "\";");

    [Theory]
    [InlineData("log(trusted.Find(X509FindType.FindByThumbprint, {|MTLS6004:\"" + Colons + "\"|}, false));")]
    [InlineData("log(trusted.Find(X509FindType.FindByThumbprint, {|MTLS6004:\"" + Sha256 + "\"|}, true));")]
    [InlineData("log(trusted.Find(X509FindType.FindByThumbprint, {|MTLS6004:\"\\u200f" + Clean + "\"|}, false));")]
    [InlineData("log(trusted.Find(X509FindType.FindByThumbprint, {|MTLS6004:\"\\ufeff" + Clean + "\"|}, false));")]
    [InlineData("using var store = new X509Store(); log(store.Certificates.Find(X509FindType.FindByThumbprint, {|MTLS6004:\"" + Colons + "\"|}, false)[0]);")]
    [InlineData("const string Print = \"" + Colons + "\"; log(trusted.Find(X509FindType.FindByThumbprint, {|MTLS6004:Print|}, false));")]
    public Task Search_that_finds_nothing_Reports(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("return cert.Thumbprint == \"" + Clean + "\";")]
    [InlineData("return string.Equals(cert.Thumbprint, \"" + Lower + "\", StringComparison.OrdinalIgnoreCase);")]
    [InlineData("return cert.Thumbprint.Equals(\"" + Lower + "\", StringComparison.InvariantCultureIgnoreCase);")]
    [InlineData("return string.Compare(cert.Thumbprint, \"" + Lower + "\", true) == 0;")]
    [InlineData("return StringComparer.OrdinalIgnoreCase.Equals(cert.Thumbprint, \"" + Lower + "\");")]
    [InlineData("return cert.Thumbprint.ToLowerInvariant() == \"" + Lower + "\";")]
    [InlineData("return cert.Thumbprint.ToLower().Equals(\"" + Lower + "\");")]
    [InlineData("return cert.GetCertHashString(HashAlgorithmName.SHA256) == \"" + Sha256 + "\";")]
    [InlineData("return Convert.ToHexString(cert.GetCertHash()) == \"" + Lower + "\";")]
    [InlineData("return BitConverter.ToString(cert.GetCertHash()) == \"AB-CD-EF-01-23-45-67-89-AB-CD-EF-01-23-45-67-89-AB-CD-EF-01\";")]
    [InlineData("return cert.Thumbprint.Replace(\"A\", \"a\") == \"" + Lower + "\";")]
    [InlineData("return cert.Thumbprint == \"\";")]
    [InlineData("return cert.Thumbprint == \"none\";")]
    [InlineData("return cert.Thumbprint == \"<thumbprint>\";")]
    [InlineData("return cert.Thumbprint == \"abcdef\";")]
    [InlineData("return cert.Thumbprint == expected;")]
    [InlineData("return cert.Thumbprint.StartsWith(\"abcd\");")]
    [InlineData("return new[] { \"" + Lower + "\" }.Contains(cert.Thumbprint, StringComparer.OrdinalIgnoreCase);")]
    [InlineData("var some = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { \"" + Lower + "\" }; return some.Contains(cert.Thumbprint);")]
    [InlineData("var some = new HashSet<string>(Comparer()) { \"" + Lower + "\" }; return some.Contains(cert.Thumbprint);")]
    [InlineData("return cert.Subject == \"" + Lower + "\";")]
    [InlineData("return cert.SerialNumber == \"" + Lower + "\";")]
    [InlineData("return new Commit().Thumbprint == \"" + Lower + "\";")]
    [InlineData("log(\"" + Lower + "\");")]
    [InlineData("log(trusted.Find(X509FindType.FindByThumbprint, \"" + Clean + "\", false));")]
    [InlineData("log(trusted.Find(X509FindType.FindByThumbprint, \"" + Lower + "\", false));")]
    [InlineData("log(trusted.Find(X509FindType.FindByThumbprint, \"" + Spaces + "\", false));")]
    [InlineData("log(trusted.Find(X509FindType.FindByThumbprint, \"\\u200e" + Clean + "\", false));")]
    [InlineData("log(trusted.Find(X509FindType.FindByThumbprint, expected, false));")]
    [InlineData("log(trusted.Find(X509FindType.FindBySerialNumber, \"" + Colons + "\", false));")]
    [InlineData("var by = X509FindType.FindByThumbprint; log(by);")]
    [InlineData("var some = new[] { \"abcdef0123456789abcdef0123456789abcdef01\" }.ToHashSet(StringComparer.OrdinalIgnoreCase); return some.Contains(cert.Thumbprint);")]
    [InlineData("var some = new HashSet<string>([\"abcdef0123456789abcdef0123456789abcdef01\"], StringComparer.OrdinalIgnoreCase); return some.Contains(cert.Thumbprint);")]
    [InlineData("return string.Compare(cert.Thumbprint, \"abcdef0123456789abcdef0123456789abcdef01\", flag) == 0;")]
    [InlineData("return cert.Thumbprint.Equals(\"abcdef0123456789abcdef0123456789abcdef01\", flag ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);")]
    [InlineData("return cert.Thumbprint.ToUpper().ToLower() == \"abcdef0123456789abcdef0123456789abcdef01\";")]
    [InlineData("return cert.Thumbprint.Trim().ToUpper() == \"abcdef0123456789abcdef0123456789abcdef01\";")]
    [InlineData("var some = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [\"abcdef0123456789abcdef0123456789abcdef01\"] = \"gateway\" }; return some.ContainsKey(cert.Thumbprint);")]
    public Task Text_that_can_match_IsSilent(string statement) => VerifyAsync(statement, "class Commit { public string Thumbprint => \"\"; } static IEqualityComparer<string> Comparer() => StringComparer.OrdinalIgnoreCase;");

    [Theory]
    [InlineData("\\u200e" + Clean, "contains LEFT-TO-RIGHT MARK U+200E")]
    [InlineData("\\u200f" + Clean, "contains RIGHT-TO-LEFT MARK U+200F")]
    [InlineData("\\ufeff" + Clean, "contains ZERO WIDTH NO-BREAK SPACE U+FEFF")]
    [InlineData("\\u200b" + Clean, "contains ZERO WIDTH SPACE U+200B")]
    [InlineData("\\u200e" + Spaces, "contains LEFT-TO-RIGHT MARK U+200E and spaces and has lower-case letters")]
    [InlineData(Colons, "contains colons")]
    [InlineData(Lower, "has lower-case letters")]
    public Task Message_names_what_cannot_be_seen(string text, string fault) => VerifyAsync($"return cert.Thumbprint == {{|#1:\"{text}\"|}};", configure: test => test.ExpectedDiagnostics.Add(new DiagnosticResult(Id, DiagnosticSeverity.Warning).WithLocation(1)
        .WithMessage($"A thumbprint here is 40 upper-case hexadecimal digits, but this text {fault}, so the comparison never finds them the same; write '{Clean}'")));

    [Fact]
    public Task Message_knows_a_sha256_hash() => VerifyAsync($"return cert.Thumbprint == {{|#1:\"{Sha256}\"|}};", configure: test => test.ExpectedDiagnostics.Add(new DiagnosticResult(Id, DiagnosticSeverity.Warning).WithLocation(1)
        .WithMessage("A thumbprint here is 40 upper-case hexadecimal digits, but this text has the 64 digits of a SHA-256 hash, so the comparison never finds them the same; compare with 'GetCertHashString(HashAlgorithmName.SHA256)'")));

    [Theory]
    [InlineData("return cert.Thumbprint == \"")]
    [InlineData("return cert.Thumbprint == \"ab")]
    [InlineData("trusted.Find(X509FindType.FindByThumbprint, \"" + Colons)]
    [InlineData("return new HashSet<string> { \"" + Lower + "\", }.Contains(cert.);")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, configure: test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync("return cert.Thumbprint == \"" + Lower + "\";", configure: ClientFrame.InTests);

    [Theory]
    [InlineData("return cert.Thumbprint == {|MTLS6004:\"" + Colons + "\"|};", "return cert.Thumbprint == \"" + Clean + "\";")]
    [InlineData("return cert.Thumbprint == {|MTLS6004:\"\\u200e" + Spaces + "\"|}; // the gateway", "return cert.Thumbprint == \"" + Clean + "\"; // the gateway")]
    [InlineData("return cert.Thumbprint == {|MTLS6004:\"\u200e" + Clean + "\"|};", "return cert.Thumbprint == \"" + Clean + "\";")]
    [InlineData("return cert.Thumbprint == {|MTLS6004:@\"" + Lower + "\"|};", "return cert.Thumbprint == \"" + Clean + "\";")]
    [InlineData("return cert is { Thumbprint: " + Quoted + " };", "return cert is { Thumbprint: \"" + Clean + "\" };")]
    [InlineData("switch (cert.Thumbprint) { case " + Quoted + ": log(1); break; }", "switch (cert.Thumbprint) { case \"" + Clean + "\": log(1); break; }")]
    [InlineData("const string Print = \"" + Lower + "\"; return cert.Thumbprint == {|MTLS6004:Print|};", "const string Print = \"" + Clean + "\"; return cert.Thumbprint == Print;")]
    [InlineData("log(trusted.Find(X509FindType.FindByThumbprint, {|MTLS6004:\"" + Colons + "\"|}, false));", "log(trusted.Find(X509FindType.FindByThumbprint, \"" + Clean + "\", false));")]
    [InlineData("var some = new HashSet<string> { " + Quoted + ", {|MTLS6004:\"" + Colons + "\"|}, /* old */ " + Quoted + " }; return some.Contains(cert.Thumbprint);", "var some = new HashSet<string> { \"" + Clean + "\", \"" + Clean + "\", /* old */ \"" + Clean + "\" }; return some.Contains(cert.Thumbprint);")]
    [InlineData("return cert.Thumbprint == {|MTLS6004:\"" + Sha256 + "\"|};", null)]
    [InlineData("return cert.Thumbprint == {|MTLS6004:\"ABCDEF0123456789ABCDEF0123456789ABCDEF0\"|};", null)]
    public Task Text_is_cleaned_IsFixed(string statement, string? fixedStatement) =>
        IdentityFrame.FixAsync<MTLS6004ThumbprintNeverMatchesFix>(Id, IdentityFrame.Around(statement), IdentityFrame.Around(fixedStatement ?? statement), MTLS6004ThumbprintNeverMatchesFix.Title);

    private static Task VerifyAsync(string statement, string members = "", Action<CSharpAnalyzerTest<IdentityAnalyzer, DefaultVerifier>>? configure = null) =>
        IdentityFrame.VerifyAsync(Id, statement, members, configure);
}
