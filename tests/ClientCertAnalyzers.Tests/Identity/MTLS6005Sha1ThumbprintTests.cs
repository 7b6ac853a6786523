using ClientCertAnalyzers.CodeFixes.Identity;
using ClientCertAnalyzers.Identity;
using ClientCertAnalyzers.Tests.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Identity;

public class MTLS6005Sha1ThumbprintTests
{
    private const string Id = "MTLS6005";

    private const string Clean = "ABCDEF0123456789ABCDEF0123456789ABCDEF01";

    [Fact]
    public Task Snippet_of_the_catalogue_Reports() => VerifyAsync("return {|MTLS6005:cert.Thumbprint == known.Thumbprint|};");

    [Theory]
    [InlineData("return {|MTLS6005:cert.Thumbprint == expected|};")]
    [InlineData("return {|MTLS6005:cert.Thumbprint == \"" + Clean + "\"|};")]
    [InlineData("return {|MTLS6005:string.Equals(cert.Thumbprint, configuration[\"Thumb\"], StringComparison.OrdinalIgnoreCase)|};")]
    [InlineData("return {|MTLS6005:cert.Thumbprint.Equals(expected, StringComparison.OrdinalIgnoreCase)|};")]
    [InlineData("return {|MTLS6005:allowed.Contains(cert.Thumbprint)|};")]
    [InlineData("return {|MTLS6005:cert.GetCertHashString() == expected|};")]
    [InlineData("return {|MTLS6005:cert.GetCertHashString(HashAlgorithmName.SHA1) == expected|};")]
    [InlineData("return {|MTLS6005:cert.GetCertHash().SequenceEqual(known.GetCertHash())|};")]
    [InlineData("return {|MTLS6005:cert.GetCertHash().AsSpan().SequenceEqual(known.GetCertHash())|};")]
    [InlineData("return {|MTLS6005:CryptographicOperations.FixedTimeEquals(cert.GetCertHash(), known.GetCertHash())|};")]
    [InlineData("return {|MTLS6005:old.GetCertHashString() == cert.Thumbprint|};")]
    [InlineData("return allowed.Any(t => {|MTLS6005:t == cert.Thumbprint|});")]
    [InlineData("return allowed.Any(t => {|MTLS6005:string.Equals(t, cert.Thumbprint, StringComparison.OrdinalIgnoreCase)|});")]
    [InlineData("if ({|MTLS6005:cert.Thumbprint != expected|}) { return false; }")]
    [InlineData("if ({|MTLS6005:cert.Thumbprint != expected|}) throw new InvalidOperationException();")]
    [InlineData("if (!{|MTLS6005:allowed.Contains(cert.Thumbprint)|}) { ctx.Response.StatusCode = 403; }")]
    [InlineData("serverCb = (c, _, e) => e == SslPolicyErrors.None && {|MTLS6005:allowed.Contains(c.Thumbprint)|};")]
    [InlineData("clientCb = (_, c, _, _) => {|MTLS6005:c!.GetCertHashString() == expected|};")]
    [InlineData("return {|MTLS6005:Convert.ToHexString(cert.GetCertHash()) == expected|};")]
    [InlineData("var print = cert.Thumbprint.ToUpperInvariant(); return {|MTLS6005:print == expected|};")]
    [InlineData("return {|MTLS6005:cert is { Thumbprint: \"" + Clean + "\" }|};")]
    [InlineData("return maybe is not null && {|MTLS6005:maybe.Thumbprint == known.Thumbprint|};")]
    [InlineData("return ctx.Connection.ClientCertificate is { } c && {|MTLS6005:c.Thumbprint == known.Thumbprint|};")]
    [InlineData("return cert.Thumbprint?{|MTLS6005:.Equals(expected, StringComparison.OrdinalIgnoreCase)|} == true;")]
    [InlineData("return {|MTLS6005:BitConverter.ToString(cert.GetCertHash()) == expected|};")]
    [InlineData("return {|MTLS6005:Convert.ToBase64String(cert.GetCertHash()) == expected|};")]
    [InlineData("return {|MTLS6005:cert.GetCertHash().AsMemory().Span.SequenceEqual(known.GetCertHash())|};")]
    public Task Thumbprint_that_lets_in_Reports(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("return cert.GetCertHashString(HashAlgorithmName.SHA256) == expected;")]
    [InlineData("return cert.GetCertHash(HashAlgorithmName.SHA256).SequenceEqual(known.GetCertHash(HashAlgorithmName.SHA256));")]
    [InlineData("return allowed.Contains(cert.GetCertHashString(HashAlgorithmName.SHA512));")]
    [InlineData("return cert.GetCertHashString(Algorithm()) == expected;")]
    [InlineData("return cert.RawDataMemory.Span.SequenceEqual(known.RawDataMemory.Span);")]
    [InlineData("log(cert.Thumbprint);")]
    [InlineData("log(cert.Thumbprint == expected);")]
    [InlineData("if (cert.Thumbprint == expected) { log(cert); }")]
    [InlineData("if (cert.Thumbprint != expected) { log(\"renewed\"); }")]
    [InlineData("if (allowed.Contains(cert.Thumbprint)) { return false; }")]
    [InlineData("if (allowed.Contains(cert.Thumbprint)) throw new InvalidOperationException(\"revoked\");")]
    [InlineData("return !allowed.Contains(cert.Thumbprint);")]
    [InlineData("return cert.Thumbprint != expected;")]
    [InlineData("log(all.FirstOrDefault(c => c.Thumbprint == expected));")]
    [InlineData("var mine = all.First(c => c.Thumbprint == expected); return mine.HasPrivateKey;")]
    [InlineData("log(trusted.Find(X509FindType.FindByThumbprint, expected, false));")]
    [InlineData("var byPrint = new Dictionary<string, X509Certificate2> { [cert.Thumbprint] = cert }; log(byPrint[cert.Thumbprint]);")]
    [InlineData("var distinct = all.DistinctBy(c => c.Thumbprint).ToList(); log(distinct);")]
    [InlineData("return cert.Thumbprint.StartsWith(expected);")]
    [InlineData("return string.IsNullOrEmpty(cert.Thumbprint);")]
    [InlineData("return cert.Thumbprint == null || cert.Thumbprint == \"\";")]
    [InlineData("return cert.Thumbprint == \"ab cd ef 01 23 45 67 89 ab cd ef 01 23 45 67 89 ab cd ef 01\";")]
    [InlineData("return cert.Thumbprint == configuration[\"Thumb\"];")]
    [InlineData("return new Print().Thumbprint == expected;")]
    [InlineData("", "class Entry(X509Certificate2 own) { X509Certificate2 Own => own; public override bool Equals(object? o) => o is Entry e && own.Thumbprint == e.Own.Thumbprint; public override int GetHashCode() => 0; }")]
    [InlineData("", "X509Certificate2? _last; void Note(X509Certificate2 c) { if (_last?.Thumbprint != c.Thumbprint) { _last = c; } }")]
    public Task Strong_hashes_display_and_search_IsSilent(string statement, string members = "") => VerifyAsync(statement,
        members + " class Print { public string Thumbprint => \"\"; } static HashAlgorithmName Algorithm() => default;");

    [Fact]
    public Task Types_of_the_program_IsSilent() => Verify.DiagnosticsAsync<IdentityAnalyzer>("""
        namespace System.Security.Cryptography.X509Certificates
        {
            public class X509Certificate2 { public string Thumbprint => ""; }
            public class Checks { public bool IsValid(X509Certificate2 c, string expected) => c.Thumbprint == expected; }
        }
        """);

    [Theory]
    [InlineData("return cert.Thumbprint ==")]
    [InlineData("return cert.Thumbprint.Equals(")]
    [InlineData("return allowed.Contains(cert.Thumbprint")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, configure: test =>
    {
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        test.DisabledDiagnostics.Add(Id);
    });

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync("return cert.Thumbprint == known.Thumbprint;", configure: ClientFrame.InTests);

    [Theory]
    [InlineData("return {|MTLS6005:cert.Thumbprint == known.Thumbprint|};", "return cert.RawDataMemory.Span.SequenceEqual(known.RawDataMemory.Span);")]
    [InlineData("if ({|MTLS6005:cert.Thumbprint != known.Thumbprint|}) return false; // the gateway", "if (!cert.RawDataMemory.Span.SequenceEqual(known.RawDataMemory.Span)) return false; // the gateway")]
    [InlineData("return {|MTLS6005:cert.Thumbprint.Equals(known.Thumbprint, StringComparison.OrdinalIgnoreCase)|};", "return cert.RawDataMemory.Span.SequenceEqual(known.RawDataMemory.Span);")]
    [InlineData("return {|MTLS6005:string.Equals(cert.Thumbprint, known.Thumbprint)|};", "return cert.RawDataMemory.Span.SequenceEqual(known.RawDataMemory.Span);")]
    [InlineData("return {|MTLS6005:cert.GetCertHash().SequenceEqual(known.GetCertHash())|};", "return cert.RawDataMemory.Span.SequenceEqual(known.RawDataMemory.Span);")]
    [InlineData("return list.Any(c => {|MTLS6005:c.Thumbprint == cert.Thumbprint|}) || {|MTLS6005:cert.Thumbprint == known.Thumbprint|} || {|MTLS6005:cert.Thumbprint == ca.Thumbprint|};", "return list.Any(c => c.RawDataMemory.Span.SequenceEqual(cert.RawDataMemory.Span)) || cert.RawDataMemory.Span.SequenceEqual(known.RawDataMemory.Span) || cert.RawDataMemory.Span.SequenceEqual(ca.RawDataMemory.Span);")]
    [InlineData("return {|MTLS6005:cert.Thumbprint == expected|};", null)]
    [InlineData("return {|MTLS6005:allowed.Contains(cert.Thumbprint)|};", null)]
    [InlineData("return cert.Thumbprint?{|MTLS6005:.Equals(known.Thumbprint)|} == true;", null)]
    public Task Two_certificates_IsFixed(string statement, string? fixedStatement) =>
        IdentityFrame.FixAsync<MTLS6005Sha1ThumbprintFix>(Id, IdentityFrame.Around(statement), IdentityFrame.Around(fixedStatement ?? statement), RawDataFix.Title);

    private static Task VerifyAsync(string statement, string members = "", Action<CSharpAnalyzerTest<IdentityAnalyzer, DefaultVerifier>>? configure = null) =>
        IdentityFrame.VerifyAsync(Id, statement, members, configure);
}
