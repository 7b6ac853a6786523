using ClientCertAnalyzers.CodeFixes.Identity;
using ClientCertAnalyzers.Identity;
using ClientCertAnalyzers.Tests.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Identity;

public class MTLS6007WeakIdentityTests
{
    private const string Id = "MTLS6007";

    [Fact]
    public Task Snippet_of_the_catalogue_Reports() => VerifyAsync("return {|MTLS6007:cert.GetHashCode() == known.GetHashCode()|} || {|#0:cert.SerialNumber == expected|} || {|MTLS6007:cert.FriendlyName == \"x\"|};");

    [Theory]
    [InlineData("return {|#0:cert.SerialNumber == known.SerialNumber|};")]
    [InlineData("return {|#0:old.GetSerialNumber().SequenceEqual(known.GetSerialNumber())|};")]
    [InlineData("if ({|#0:cert.SerialNumber != expected|}) { return false; }")]
    public Task Method_that_says_whether_numbers_are_the_same_Reports_info(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("return {|MTLS6007:cert.GetHashCode().Equals(known.GetHashCode())|};")]
    [InlineData("return {|MTLS6007:known.GetHashCode() == old.GetHashCode()|};")]
    [InlineData("var code = cert.GetHashCode(); return {|MTLS6007:code == known.GetHashCode()|};")]
    [InlineData("return array.Any(c => {|MTLS6007:c.GetHashCode() == cert.GetHashCode()|});")]
    [InlineData("return {|MTLS6007:new List<int>().Contains(cert.GetHashCode())|};")]
    [InlineData("return {|MTLS6007:string.Equals(cert.SerialNumber, expected, StringComparison.OrdinalIgnoreCase)|};")]
    [InlineData("return {|MTLS6007:cert.SerialNumber.Equals(expected)|};")]
    [InlineData("return {|MTLS6007:cert.GetSerialNumberString() == expected|};")]
    [InlineData("return {|MTLS6007:old.GetSerialNumber().SequenceEqual(known.GetSerialNumber())|};")]
    [InlineData("return {|MTLS6007:cert.SerialNumberBytes.Span.SequenceEqual(known.SerialNumberBytes.Span)|};")]
    [InlineData("return {|MTLS6007:allowed.Contains(cert.SerialNumber)|};")]
    [InlineData("return allowed.Any(s => {|MTLS6007:s == cert.SerialNumber|});")]
    [InlineData("if ({|MTLS6007:cert.SerialNumber != expected|}) { return false; }")]
    [InlineData("if ({|MTLS6007:cert.SerialNumber != expected|}) throw new InvalidOperationException();")]
    [InlineData("if ({|MTLS6007:cert.SerialNumber != expected|}) { ctx.Response.StatusCode = 403; }")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6007:c.SerialNumber == expected|};")]
    [InlineData("clientCb = (_, c, _, _) => {|MTLS6007:c?.GetSerialNumberString() == expected|};")]
    [InlineData("return {|MTLS6007:cert is { SerialNumber: \"01\" }|};")]
    [InlineData("return {|MTLS6007:cert.FriendlyName.Equals(expected)|};")]
    [InlineData("return {|MTLS6007:cert.FriendlyName.Contains(\"ours\")|};")]
    [InlineData("return {|MTLS6007:ctx.Connection.ClientCertificate!.FriendlyName == expected|};")]
    [InlineData("return {|MTLS6007:ctx.Connection.ClientCertificate!.SerialNumber == expected|};")]
    [InlineData("serverCb = (c, _, e) => e == SslPolicyErrors.None && {|MTLS6007:c.GetHashCode() == pinned.GetHashCode()|};")]
    public Task Weak_part_that_lets_in_Reports(string statement) => VerifySourceAsync(Around(statement));

    [Theory]
    [InlineData("return chain.Build(cert) && cert.SerialNumber == expected && cert.Issuer == ca.Subject;")]
    [InlineData("return chain.Build(cert) && cert.SerialNumber == expected;")]
    [InlineData("serverCb = (c, _, e) => e == SslPolicyErrors.None && allowed.Contains(c.SerialNumber);")]
    [InlineData("serverCb = (c, _, e) => { if (e != SslPolicyErrors.None) return false; return c.SerialNumber == expected; };")]
    [InlineData("return cert.Issuer == ca.Subject && cert.SerialNumber == expected;")]
    [InlineData("if (cert.Issuer != ca.Subject) { return false; } return cert.SerialNumber == expected;")]
    [InlineData("var map = new Dictionary<string, int>(); if (!map.ContainsKey(cert.SerialNumber)) throw new InvalidOperationException(\"unknown\");")]
    [InlineData("var map = new Dictionary<string, int>(); return map.TryGetValue(cert.SerialNumber, out _);")]
    [InlineData("return Search(c => c.SerialNumber == expected) != null;")]
    [InlineData("return cert.SerialNumber == expected && (cert.IssuerName.Name == ca.Subject);")]
    [InlineData("if (allowed.Contains(cert.SerialNumber)) { return false; } return true;")]
    [InlineData("if (allowed.Contains(cert.SerialNumber)) throw new InvalidOperationException(\"revoked\");")]
    [InlineData("return !allowed.Contains(cert.SerialNumber);")]
    [InlineData("return cert.SerialNumber != expected;")]
    [InlineData("log(cert.SerialNumber == expected);")]
    [InlineData("log(cert.SerialNumber + cert.FriendlyName + cert.GetHashCode());")]
    [InlineData("if (cert.SerialNumber == expected) { log(cert); }")]
    [InlineData("var mine = all.FirstOrDefault(c => c.SerialNumber == expected); log(mine);")]
    [InlineData("var mine = all.First(c => c.FriendlyName == expected); return mine.HasPrivateKey;")]
    [InlineData("using var store = new X509Store(); return store.Certificates.Any(c => c.FriendlyName == expected);")]
    [InlineData("return string.IsNullOrEmpty(cert.FriendlyName);")]
    [InlineData("return cert.FriendlyName == \"\";")]
    [InlineData("return cert.FriendlyName != null && flag;")]
    [InlineData("var bySerial = new Dictionary<string, X509Certificate2> { [cert.SerialNumber] = cert }; return bySerial.Count > 0;")]
    [InlineData("var numbers = all.ToDictionary(c => c.SerialNumber); log(numbers);")]
    [InlineData("return HashCode.Combine(cert.GetHashCode(), 3) == 0;")]
    [InlineData("return expected.GetHashCode() == \"a\".GetHashCode();")]
    [InlineData("return new Device().SerialNumber == expected && new Device().FriendlyName == \"x\";")]
    [InlineData("", "class Entry(X509Certificate2 own) { X509Certificate2 Own => own; public override bool Equals(object? o) => o is Entry e && own.GetHashCode() == e.Own.GetHashCode(); public override int GetHashCode() => own.GetHashCode(); }")]
    [InlineData("", "class BySerial : IEqualityComparer<X509Certificate2> { public bool Equals(X509Certificate2? x, X509Certificate2? y) => x!.SerialNumber == y!.SerialNumber; public int GetHashCode(X509Certificate2 c) => c.SerialNumber.GetHashCode(); }")]
    public Task Checked_chain_lists_of_revoked_and_display_IsSilent(string statement, string members = "") => VerifyAsync(statement,
        members + " static X509Certificate2? Search(Func<X509Certificate2, bool> condition) => null; class Device { public string SerialNumber => \"\"; public string FriendlyName => \"\"; }");

    [Fact]
    public Task Types_of_the_program_IsSilent() => Verify.DiagnosticsAsync<IdentityAnalyzer>("""
        namespace System.Security.Cryptography.X509Certificates
        {
            public class X509Certificate2 { public string SerialNumber => ""; public string FriendlyName => ""; }
            public class Checks { public bool IsValid(X509Certificate2 c) => c.SerialNumber == "1" || c.FriendlyName == "a" || c.GetHashCode() == 1; }
        }
        """);

    [Theory]
    [InlineData("return cert.SerialNumber ==")]
    [InlineData("return cert.GetHashCode( == known.GetHashCode();")]
    [InlineData("return cert.FriendlyName.Equals(, );")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, configure: test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync("return cert.SerialNumber == expected;", configure: ClientFrame.InTests);

    [Theory]
    [InlineData("return {|MTLS6007:cert.GetHashCode() == known.GetHashCode()|};", "return cert.RawDataMemory.Span.SequenceEqual(known.RawDataMemory.Span);")]
    [InlineData("return {|MTLS6007:cert.SerialNumber == known.SerialNumber|}; // the gateway", "return cert.RawDataMemory.Span.SequenceEqual(known.RawDataMemory.Span); // the gateway")]
    [InlineData("if ({|MTLS6007:cert.SerialNumber != known.SerialNumber|}) return false;", "if (!cert.RawDataMemory.Span.SequenceEqual(known.RawDataMemory.Span)) return false;")]
    [InlineData("return {|MTLS6007:string.Equals(cert.SerialNumber, known.SerialNumber, StringComparison.Ordinal)|};", "return cert.RawDataMemory.Span.SequenceEqual(known.RawDataMemory.Span);")]
    [InlineData("return {|MTLS6007:old.GetSerialNumberString() == cert.GetSerialNumberString()|};", "return old.GetRawCertData().AsSpan().SequenceEqual(cert.GetRawCertData());")]
    [InlineData("return list.Any(c => {|MTLS6007:c.SerialNumber == cert.SerialNumber|});", "return list.Any(c => c.RawDataMemory.Span.SequenceEqual(cert.RawDataMemory.Span));")]
    [InlineData("return {|MTLS6007:cert.SerialNumber == expected|};", null)]
    [InlineData("return {|MTLS6007:cert.FriendlyName == \"x\"|};", null)]
    [InlineData("return {|MTLS6007:maybe?.SerialNumber == cert.SerialNumber|};", null)]
    [InlineData("var number = cert.SerialNumber; return {|MTLS6007:number == known.SerialNumber|};", null)]
    public Task Two_certificates_IsFixed(string statement, string? fixedStatement) =>
        IdentityFrame.FixAsync<MTLS6007WeakIdentityFix>(Id, Around(statement), Around(fixedStatement ?? statement), RawDataFix.Title);

    [Fact]
    public void Only_one_at_a_time() => Assert.Null(new MTLS6007WeakIdentityFix().GetFixAllProvider());

    private static string Around(string statement) => IdentityFrame.Around(statement).Replace("bool M(", "bool IsTrusted(");

    private static Task VerifySourceAsync(string source) => IdentityFrame.VerifySourceAsync(Id, DiagnosticSeverity.Info, source);

    private static Task VerifyAsync(string statement, string members = "", Action<CSharpAnalyzerTest<IdentityAnalyzer, DefaultVerifier>>? configure = null) =>
        IdentityFrame.VerifyAsync(Id, statement, members, configure);
}
