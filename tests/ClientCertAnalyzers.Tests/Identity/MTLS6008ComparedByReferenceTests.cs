using ClientCertAnalyzers.CodeFixes.Identity;
using ClientCertAnalyzers.Identity;
using ClientCertAnalyzers.Tests.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Identity;

public class MTLS6008ComparedByReferenceTests
{
    private const string Id = "MTLS6008";

    [Fact]
    public Task Snippet_of_the_catalogue_Reports() => VerifyAsync("return {|MTLS6008:ctx.Connection.ClientCertificate == known|};");

    [Theory]
    [InlineData("return {|MTLS6008:cert == known|};")]
    [InlineData("return {|MTLS6008:cert == maybe|};")]
    [InlineData("return {|MTLS6008:cert == old|};")]
    [InlineData("return !({|MTLS6008:cert != known|});")]
    [InlineData("return {|MTLS6008:(X509Certificate)cert == old|};")]
    [InlineData("return {|MTLS6008:pinned == cert|} && flag;")]
    [InlineData("return {|MTLS6008:maybe == known|} == true;")]
    [InlineData("return list.Any(c => {|MTLS6008:c == cert|});")]
    [InlineData("return all.FirstOrDefault(c => {|MTLS6008:c == cert|}) is not null;")]
    [InlineData("foreach (var one in array) { if ({|MTLS6008:one == cert|}) return true; }")]
    [InlineData("for (var i = 0; i < trusted.Count; i++) { if ({|MTLS6008:trusted[i] == cert|}) { return true; } }")]
    [InlineData("if ({|MTLS6008:cert != known|}) throw new InvalidOperationException();")]
    [InlineData("if ({|MTLS6008:cert != known|}) { ctx.Response.StatusCode = StatusCodes.Status403Forbidden; }")]
    [InlineData("var same = {|MTLS6008:cert == known|}; return same;")]
    [InlineData("serverCb = (c, _, e) => e == SslPolicyErrors.None && {|MTLS6008:c == pinned|};")]
    [InlineData("clientCb = (_, c, _, _) => {|MTLS6008:c == pinned|};")]
    [InlineData("return {|MTLS6008:chain.ChainElements[^1].Certificate == ca|};")]
    [InlineData("if ({|MTLS6008:ctx.Connection.ClientCertificate == known|}) { log(known); }")]
    [InlineData("log({|MTLS6008:known != ctx.Connection.ClientCertificate|});")]
    [InlineData("if ({|MTLS6008:cert == known|}) { return false; }")]
    [InlineData("if ({|MTLS6008:cert == known|}) { flag = true; } return flag;", "static bool Check(X509Certificate2 one, X509Certificate2 other) { var ok = false; if ({|MTLS6008:one == other|}) ok = true; return ok; }")]
    public Task Reference_that_decides_Reports(string statement, string members = "") => VerifyAsync(members.Length > 0 ? "" : statement, members);

    [Theory]
    [InlineData("return ctx.Connection.ClientCertificate == null;")]
    [InlineData("return null != cert;")]
    [InlineData("X509Certificate2? none = null; const X509Certificate2? nothing = null; log(none); return cert == nothing;")]
    [InlineData("return cert == default;")]
    [InlineData("return cert is null;")]
    [InlineData("return ReferenceEquals(cert, known);")]
    [InlineData("return (object)cert == known;")]
    [InlineData("return (object)cert == (object)known;")]
    [InlineData("return cert.Thumbprint == known.Thumbprint;")]
    [InlineData("return cert.RawData == known.RawData;")]
    [InlineData("return trusted == legacy;")]
    [InlineData("return cert.RawDataMemory.Span.SequenceEqual(known.RawDataMemory.Span);")]
    [InlineData("if (cert == known) { log(1); }")]
    [InlineData("if (cert != known) { known = cert; log(known); }")]
    [InlineData("log(cert == known);")]
    [InlineData("return new Own() == new Own();", "class Own : X509Certificate2 { public static bool operator ==(Own a, Own b) => a.RawData.SequenceEqual(b.RawData); public static bool operator !=(Own a, Own b) => !(a == b); public override bool Equals(object? o) => false; public override int GetHashCode() => 0; }")]
    [InlineData("", "X509Certificate2? _current; X509Certificate2? Current { get => _current; set { if (_current == value) return; _current = value; } }")]
    [InlineData("", "void Replace(X509Certificate2 next) { if (_own != next) { _own.Dispose(); _own = next; } } X509Certificate2 _own = null!;")]
    [InlineData("", "class Entry(X509Certificate2 own) { public X509Certificate2 Own => own; public override bool Equals(object? o) => o is Entry e && own == e.Own; public override int GetHashCode() => 0; }")]
    [InlineData("var found = all.First(c => c == cert); log(found);")]
    [InlineData("return expected == \"X509\";")]
    [InlineData("return flag == true;")]
    [InlineData("return allowed.Count == trusted.Count;")]
    public Task Other_equalities_IsSilent(string statement, string members = "") => VerifyAsync(statement, members);

    [Fact]
    public Task Types_of_the_program_IsSilent() => Verify.DiagnosticsAsync<IdentityAnalyzer>("""
        namespace System.Security.Cryptography.X509Certificates
        {
            public class X509Certificate2 { }
            public class Checks { public bool IsValid(X509Certificate2 one, X509Certificate2 other) => one == other; }
        }
        """);

    [Theory]
    [InlineData("return cert ==")]
    [InlineData("return cert == ;")]
    [InlineData("return == known;")]
    [InlineData("return cert == missing;")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, configure: test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync("return cert == known;", configure: ClientFrame.InTests);

    [Theory]
    [InlineData("return {|MTLS6008:cert == known|};", "return cert.RawDataMemory.Span.SequenceEqual(known.RawDataMemory.Span);")]
    [InlineData("if ({|MTLS6008:cert != known|}) return false;", "if (!cert.RawDataMemory.Span.SequenceEqual(known.RawDataMemory.Span)) return false;")]
    [InlineData("if ({|MTLS6008:cert != maybe|}) return false;", "if (!(maybe is not null && cert.RawDataMemory.Span.SequenceEqual(maybe.RawDataMemory.Span))) return false;")]
    [InlineData("return {|MTLS6008:cert == old|};", "return cert.GetRawCertData().AsSpan().SequenceEqual(old.GetRawCertData());")]
    [InlineData("return {|MTLS6008:ctx.Connection.ClientCertificate == known|};", "return ctx.Connection.ClientCertificate is not null && ctx.Connection.ClientCertificate.RawDataMemory.Span.SequenceEqual(known.RawDataMemory.Span);")]
    [InlineData("return flag && {|MTLS6008:cert == known|}; // the gateway", "return flag && cert.RawDataMemory.Span.SequenceEqual(known.RawDataMemory.Span); // the gateway")]
    [InlineData("return !({|MTLS6008:cert == known|});", "return !(cert.RawDataMemory.Span.SequenceEqual(known.RawDataMemory.Span));")]
    [InlineData("return {|MTLS6008:cert == maybe|} == true;", "return (maybe is not null && cert.RawDataMemory.Span.SequenceEqual(maybe.RawDataMemory.Span)) == true;")]
    public Task Raw_data_is_compared_IsFixed(string statement, string fixedStatement) => FixAsync(IdentityFrame.Around(statement), IdentityFrame.Around(fixedStatement));

    [Fact]
    public Task Every_one_by_itself_IsFixed() => FixAsync(
        """
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            bool IsOurs(X509Certificate2 one, X509Certificate2 two, X509Certificate2 other) => {|MTLS6008:one == other|} || {|MTLS6008:two == other|} || !({|MTLS6008:one != two|});
        }
        """,
        """
        using System;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            bool IsOurs(X509Certificate2 one, X509Certificate2 two, X509Certificate2 other) => one.RawDataMemory.Span.SequenceEqual(other.RawDataMemory.Span) || two.RawDataMemory.Span.SequenceEqual(other.RawDataMemory.Span) || !(!one.RawDataMemory.Span.SequenceEqual(two.RawDataMemory.Span));
        }
        """);

    [Fact]
    public void Only_one_at_a_time() => Assert.Null(new MTLS6008ComparedByReferenceFix().GetFixAllProvider());

    private static Task FixAsync(string source, string fixedSource) => IdentityFrame.FixAsync<MTLS6008ComparedByReferenceFix>(Id, source, fixedSource, RawDataFix.Title);

    private static Task VerifyAsync(string statement, string members = "", Action<CSharpAnalyzerTest<IdentityAnalyzer, DefaultVerifier>>? configure = null) =>
        IdentityFrame.VerifyAsync(Id, statement, members, configure);
}
