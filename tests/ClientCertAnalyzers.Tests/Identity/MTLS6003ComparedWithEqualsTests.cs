using ClientCertAnalyzers.Identity;
using ClientCertAnalyzers.Tests.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Identity;

public class MTLS6003ComparedWithEqualsTests
{
    private const string Id = "MTLS6003";

    [Theory]
    [InlineData("return {|MTLS6003:trusted.Contains(cert)|} || {|MTLS6003:known.Equals(cert)|} || list.Any(c => {|MTLS6003:c.Equals(cert)|});")]
    public Task Snippets_of_the_catalogue_Reports(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("return {|MTLS6003:known.Equals(cert)|};")]
    [InlineData("return {|MTLS6003:known.Equals((object)cert)|};")]
    [InlineData("return {|MTLS6003:old.Equals(cert)|};")]
    [InlineData("return {|MTLS6003:object.Equals(known, cert)|};")]
    [InlineData("return {|MTLS6003:Equals(known, cert)|};")]
    [InlineData("return maybe?{|MTLS6003:.Equals(cert)|} == true;")]
    [InlineData("return maybe?{|MTLS6003:.Equals(cert)|} ?? false;")]
    [InlineData("return {|MTLS6003:EqualityComparer<X509Certificate2>.Default.Equals(known, cert)|};")]
    [InlineData("return {|MTLS6003:legacy.Contains(cert)|};")]
    [InlineData("return {|MTLS6003:trusted.IndexOf(cert)|} >= 0;")]
    [InlineData("return {|MTLS6003:legacy.IndexOf(cert)|} != -1;")]
    [InlineData("return {|MTLS6003:list.Contains(cert)|};")]
    [InlineData("return {|MTLS6003:list.IndexOf(cert)|} > -1;")]
    [InlineData("return {|MTLS6003:list.Remove(cert)|};")]
    [InlineData("return {|MTLS6003:array.Contains(cert)|};")]
    [InlineData("return {|MTLS6003:Array.IndexOf(array, cert)|} >= 0;")]
    [InlineData("return {|MTLS6003:all.Contains(cert)|};")]
    [InlineData("return array.Any({|MTLS6003:cert.Equals|});")]
    [InlineData("return list.Exists(c => {|MTLS6003:c.Equals(cert)|});")]
    [InlineData("return all.FirstOrDefault(c => {|MTLS6003:c.Equals(cert)|}) != null;")]
    [InlineData("return all.Where(c => {|MTLS6003:c.Equals(cert)|}).Any();")]
    [InlineData("return all.Count(c => {|MTLS6003:c.Equals(cert)|}) > 0;")]
    [InlineData("var same = {|MTLS6003:known.Equals(cert)|}; return same && flag;")]
    [InlineData("var same = false; foreach (var one in array) { if ({|MTLS6003:one.Equals(cert)|}) { same = true; break; } } return same;")]
    [InlineData("foreach (var one in array) { if ({|MTLS6003:one.Equals(cert)|}) return true; }")]
    [InlineData("foreach (var one in array) { if (!{|MTLS6003:one.Equals(cert)|}) continue; return true; }")]
    [InlineData("if (!{|MTLS6003:known.Equals(cert)|}) { return false; }")]
    [InlineData("if (!{|MTLS6003:known.Equals(cert)|}) throw new InvalidOperationException();")]
    [InlineData("if (!{|MTLS6003:known.Equals(cert)|}) { ctx.Response.StatusCode = 403; }")]
    [InlineData("return {|MTLS6003:known.Equals(cert)|} ? flag : false;")]
    [InlineData("_ = {|MTLS6003:known.Equals(cert)|} ? cert : throw new InvalidOperationException();")]
    [InlineData("serverCb = (c, _, _) => {|MTLS6003:known.Equals(c)|};")]
    [InlineData("serverCb = (c, ch, e) => { ch!.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority; if (!ch.Build(c)) return false; var root = ch.ChainElements[^1].Certificate; if (!{|MTLS6003:pinned.Equals(root)|}) { return false; } return true; };")]
    [InlineData("clientCb = (_, c, ch, e) => { ch!.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority; if (!ch.Build(new X509Certificate2(c!.Export(X509ContentType.Cert)))) return false; return {|MTLS6003:pinned.Equals(ch.ChainElements[^1].Certificate)|}; };")]
    [InlineData("chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllFlags; return chain.Build(cert) && chain.ChainElements.Any(e => {|MTLS6003:e.Certificate.Equals(ca)|});")]
    [InlineData("clientCb = (_, c, _, _) => {|MTLS6003:trusted.Contains((X509Certificate2)c!)|};")]
    [InlineData("var found = all.FirstOrDefault(c => {|MTLS6003:c.Equals(cert)|}); if (found is null) { return false; }")]
    [InlineData("serverCb = (c, _, _) => { using var store = new X509Store(StoreName.TrustedPeople); store.Open(OpenFlags.ReadOnly); return {|MTLS6003:store.Certificates.Contains(c)|}; };")]
    [InlineData("log((Func<X509Certificate2, Task<bool>>)(async c => { await Task.Yield(); return {|MTLS6003:known.Equals(c)|}; }));")]
    [InlineData("return {|MTLS6003:list.LastIndexOf(cert)|} >= 0;")]
    [InlineData("return {|MTLS6003:list.IndexOf(cert)|} > 0;")]
    [InlineData("IList<X509Certificate2> some = list; return {|MTLS6003:some.Contains(cert)|};")]
    [InlineData("return {|MTLS6003:known.Equals(cert)|} is true;")]
    [InlineData("if ({|MTLS6003:known.Equals(cert)|} is not true) { return false; }")]
    [InlineData("return array.SingleOrDefault(c => {|MTLS6003:c.Equals(cert)|}) is { };")]
    [InlineData("return list.FindAll(c => {|MTLS6003:c.Equals(cert)|}).Any();")]
    [InlineData("return array.Where(c => {|MTLS6003:c.Equals(cert)|}).ToArray().Length != 0;")]
    [InlineData("return list.FindIndex(c => {|MTLS6003:c.Equals(cert)|}) != -1;")]
    [InlineData("return list.FindIndex(c => {|MTLS6003:c.Equals(cert)|}) == 0;")]
    [InlineData("var at = list.FindIndex(c => {|MTLS6003:c.Equals(cert)|}); return at >= 0;")]
    [InlineData("if (list.FindIndex(c => {|MTLS6003:c.Equals(cert)|}) < 0) return false; return true;")]
    [InlineData("return System.Collections.Immutable.ImmutableArray.Create(array).Any(c => {|MTLS6003:c.Equals(cert)|});")]
    [InlineData("return all.AsQueryable().Any(c => {|MTLS6003:c.Equals(cert)|});")]
    [InlineData("return list.TrueForAll(c => {|MTLS6003:c.Equals(cert)|});")]
    [InlineData("log((Func<X509Certificate2, ValueTask<bool>>)(c => new ValueTask<bool>({|MTLS6003:known.Equals(c)|})));")]
    [InlineData("log((Func<X509Certificate2, Task<bool>>)(c => { if (!{|MTLS6003:known.Equals(c)|}) { return Task.FromResult(false); } return Task.FromResult(true); }));")]
    [InlineData("log((Func<X509Certificate2, ValueTask<bool>>)(c => { if ({|MTLS6003:known.Equals(c)|}) { return new(true); } return new(false); }));")]
    [InlineData("if (!{|MTLS6003:known.Equals(cert)|}) { ctx.Abort(); return false; }")]
    [InlineData("if (!{|MTLS6003:known.Equals(cert)|}) { log(Microsoft.AspNetCore.Authentication.AuthenticateResult.Fail(\"no\")); }")]
    [InlineData("if ({|MTLS6003:known.Equals(cert)|}) { log(Microsoft.AspNetCore.Authentication.HandleRequestResult.Success(null!)); }")]
    [InlineData("if (!{|MTLS6003:known.Equals(cert)|}) { log(TypedResults.Unauthorized()); }")]
    [InlineData("RequestDelegate next = null!; if ({|MTLS6003:known.Equals(cert)|}) { next(ctx); }")]
    public Task Answer_that_lets_in_Reports(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("if ({|#0:known.Equals(cert)|}) { log(cert); }")]
    [InlineData("log({|#0:known.Equals(cert)|});")]
    [InlineData("if (!{|#0:trusted.Contains(cert)|}) { trusted.Add(cert); }")]
    [InlineData("if ({|#0:list.Contains(cert)|}) { return false; } list.Add(cert); return true;")]
    [InlineData("if ({|#0:list.Contains(cert)|}) throw new InvalidOperationException(\"twice\");")]
    [InlineData("if ({|#0:list.Contains(cert)|}) { return false; }")]
    [InlineData("return !{|#0:list.Contains(cert)|};")]
    [InlineData("return list.FindIndex(c => {|#0:c.Equals(cert)|}) == -1;")]
    [InlineData("var index = {|#0:trusted.IndexOf(cert)|} < 0; log(index);")]
    [InlineData("var found = all.First(c => {|#0:c.Equals(cert)|}); log(found);")]
    [InlineData("var others = all.Where(c => !{|#0:c.Equals(cert)|}).ToList(); log(others);")]
    [InlineData("serverCb = (c, _, e) => e == SslPolicyErrors.None && {|#0:known.Equals(c)|};")]
    [InlineData("serverCb = (c, ch, _) => ch!.Build(c) && {|#0:known.Equals(c)|};")]
    [InlineData("return chain.Build(cert) && {|#0:chain.ChainElements[^1].Certificate.Equals(ca)|};")]
    [InlineData("return Search(c => {|#0:c.Equals(cert)|}) != null;")]
    [InlineData("using var store = new X509Store(); store.Open(OpenFlags.ReadOnly); return {|#0:store.Certificates.Contains(cert)|};")]
    [InlineData("using var store = new X509Store(); store.Open(OpenFlags.ReadOnly); var exists = false; if ({|#0:store.Certificates.Contains(cert)|}) { exists = true; } return exists;")]
    [InlineData("log(all.OrderBy(c => {|#0:c.Equals(cert)|}).First());")]
    [InlineData("var found = all.FirstOrDefault(c => {|#0:c.Equals(cert)|}); if (found != null) { log(found); return found.HasPrivateKey; }")]
    [InlineData("if ({|#0:known.Equals(cert)|}) { ctx.Response.StatusCode = 200; }")]
    public Task Answer_that_decides_nothing_or_comes_after_the_chain_Reports_info(string statement) => VerifyAsync(statement, "static X509Certificate2? Search(Func<X509Certificate2, bool> condition) => null;");

    [Theory]
    [InlineData("class Entry(X509Certificate2 own) { public X509Certificate2 Own => own; public override bool Equals(object? other) => other is Entry e && {|#0:own.Equals(e.Own)|}; public override int GetHashCode() => 0; }")]
    [InlineData("class Comparer : IEqualityComparer<X509Certificate2> { public bool Equals(X509Certificate2? x, X509Certificate2? y) => {|#0:object.Equals(x, y)|}; public int GetHashCode(X509Certificate2 c) => 0; }")]
    [InlineData("class Entry(X509Certificate2 own) : IEquatable<Entry> { public X509Certificate2 Own => own; bool IEquatable<Entry>.Equals(Entry? other) => other is not null && {|#0:own.Equals(other.Own)|}; }")]
    [InlineData("class Entry(X509Certificate2 own) { public X509Certificate2 Own => own; public static bool operator ==(Entry a, Entry b) => {|#0:a.Own.Equals(b.Own)|}; public static bool operator !=(Entry a, Entry b) => !(a == b); public override bool Equals(object? other) => false; public override int GetHashCode() => 0; }")]
    public Task Equality_of_objects_Reports_info(string member) => VerifyAsync("", member);

    [Theory]
    [InlineData("return known.RawDataMemory.Span.SequenceEqual(cert.RawDataMemory.Span);")]
    [InlineData("return trusted.OfType<X509Certificate2>().Any(x => x.RawDataMemory.Span.SequenceEqual(cert.RawDataMemory.Span));")]
    [InlineData("return known.RawData.SequenceEqual(cert.RawData);")]
    [InlineData("return known.GetCertHashString(HashAlgorithmName.SHA256).Equals(cert.GetCertHashString(HashAlgorithmName.SHA256));")]
    [InlineData("return known.Equals(null);")]
    [InlineData("return known.Equals(expected);")]
    [InlineData("return expected.Equals(cert);")]
    [InlineData("return set.Contains(cert);")]
    [InlineData("return names.ContainsKey(cert);")]
    [InlineData("IEnumerable<X509Certificate2> sure = new HashSet<X509Certificate2>(); return sure.Contains(cert);")]
    [InlineData("return trusted.Contains(cert, ByData());")]
    [InlineData("return array.Contains(cert, new ByRawData());")]
    [InlineData("return allowed.Contains(expected);")]
    [InlineData("log(EqualityComparer<X509Certificate2>.Default.GetHashCode(cert) * 31);")]
    [InlineData("return ReferenceEquals(known, cert);")]
    [InlineData("return cert.PublicKey.Equals(known.PublicKey);")]
    [InlineData("list.Remove(cert);")]
    [InlineData("trusted.Remove(cert);")]
    [InlineData("using var store = new X509Store(); store.Remove(cert);")]
    [InlineData("Debug.Assert(allowed.Equals(set));", "static class Debug { public static void Assert(bool b) { } }")]
    [InlineData("return new Pinned().Equals(cert);", "class Pinned : X509Certificate2 { public override bool Equals(X509Certificate? other) => false; public override bool Equals(object? other) => false; public override int GetHashCode() => 0; }")]
    [InlineData("return new Own().Contains(cert);", "class Own { public bool Contains(X509Certificate2 c) => false; }")]
    [InlineData("return new List<Fake>().Contains(new Fake());", "class Fake { }")]
    [InlineData("return trusted.Find(X509FindType.FindByThumbprint, expected, false).Count > 0;")]
    [InlineData("var name = nameof(trusted.Contains); log(name);")]
    [InlineData("return cert.SubjectName.Equals(known.SubjectName);")]
    [InlineData("return \"a\".Contains('b') || expected.IndexOf('c') >= 0;")]
    [InlineData("return EqualityComparer<string>.Default.Equals(expected, \"a\");")]
    [InlineData("return object.Equals(cert, null);")]
    [InlineData("return EqualityComparer<object>.Default.Equals(known, expected);")]
    [InlineData("IEqualityComparer<X509Certificate2> how = new ByRawData(); return how.Equals(known, cert);")]
    [InlineData("return list.IndexOf(cert, 1) >= 0;")]
    [InlineData("var where = list.IndexOf(cert); log(where);")]
    [InlineData("return list.IndexOf(cert) == 3;")]
    public Task Other_comparisons_IsSilent(string statement, string members = "") => VerifyAsync(statement, members +
        " static IEqualityComparer<X509Certificate2> ByData() => null!; class ByRawData : IEqualityComparer<X509Certificate2> { public bool Equals(X509Certificate2? x, X509Certificate2? y) => x!.RawData.SequenceEqual(y!.RawData); public int GetHashCode(X509Certificate2 c) => 0; }");

    [Fact]
    public Task Types_of_the_program_IsSilent() => Verify.DiagnosticsAsync<IdentityAnalyzer>("""
        namespace System.Security.Cryptography.X509Certificates
        {
            public class X509Certificate { public override bool Equals(object? other) => true; public override int GetHashCode() => 0; }
            public class Checks
            {
                public bool IsValid(X509Certificate one, X509Certificate other, System.Collections.Generic.List<X509Certificate> all) => one.Equals(other) || all.Contains(other);
            }
        }
        """);

    [Theory]
    [InlineData("return known.Equals(")]
    [InlineData("return known.Equals();")]
    [InlineData("return trusted.Contains(, );")]
    [InlineData("return list.IndexOf(cert) >= ;")]
    [InlineData("return Equals(known, );")]
    [InlineData("return known.Equals(missing) ? ;")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, configure: test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync("return known.Equals(cert);", configure: ClientFrame.InTests);

    [Fact]
    public Task Behind_a_development_guard_Reports_info() => VerifyAsync(
        "serverCb = (c, _, _) => env.IsDevelopment() && {|#0:known.Equals(c)|};", "readonly IHostEnvironment env = null!;");

    private static Task VerifyAsync(string statement, string members = "", Action<CSharpAnalyzerTest<IdentityAnalyzer, DefaultVerifier>>? configure = null) =>
        IdentityFrame.VerifyAsync(Id, statement, members, configure);
}
