using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Clients;
using ClientCertAnalyzers.Tests.Identity;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3019EmptyListAllowsAllTests
{
    private const string Rest = " return allowed.Contains(c.GetCertHashString(HashAlgorithmName.SHA256)); };";

    [Fact]
    public Task Snippet_of_the_catalogue_Reports() => VerifyAsync("serverCb = (c, _, _) => { if ({|MTLS3019:allowed.Count == 0|}) return true;" + Rest);

    [Theory]
    [InlineData("serverCb = (c, _, _) => { if (!{|MTLS3019:allowed.Any()|}) return true;" + Rest)]
    [InlineData("serverCb = (c, _, _) => { if ({|MTLS3019:allowed.Count() == 0|}) { return true; }" + Rest)]
    [InlineData("serverCb = (c, _, _) => { if ({|MTLS3019:allowed.Count < 1|}) { log(c); return true; }" + Rest)]
    [InlineData("serverCb = (c, _, _) => { if ({|MTLS3019:allowed.Count is 0|}) return true;" + Rest)]
    [InlineData("serverCb = (c, _, _) => { if ({|MTLS3019:allowed is { Count: 0 }|}) return true;" + Rest)]
    [InlineData("serverCb = (c, _, _) => { if (allowed is null || {|MTLS3019:allowed.Count == 0|}) return true;" + Rest)]
    [InlineData("serverCb = (c, _, _) => { if ({|MTLS3019:allowed.Count > 0|}) { return allowed.Contains(c.Subject); } else { return true; } };")]
    [InlineData("serverCb = (c, _, _) => {|MTLS3019:allowed.Count == 0|} || allowed.Contains(c.Subject);")]
    [InlineData("serverCb = (c, _, _) => !({|MTLS3019:allowed.Count > 0|} && !allowed.Contains(c.Subject));")]
    [InlineData("serverCb = (c, _, _) => {|MTLS3019:allowed.Count == 0|} ? true : allowed.Contains(c.Subject);")]
    [InlineData("serverCb = (c, _, _) => {|MTLS3019:trusted.Count == 0|} || trusted.Any(t => t.RawDataMemory.Span.SequenceEqual(c.RawDataMemory.Span));")]
    [InlineData("serverCb = (c, _, _) => {|MTLS3019:array.Length == 0|} || array.Any(t => t.RawDataMemory.Span.SequenceEqual(c.RawDataMemory.Span));")]
    [InlineData("var hashes = new List<byte[]>(); serverCb = (c, _, _) => {|MTLS3019:hashes.Count == 0|} || hashes.Any(h => h.SequenceEqual(c.GetCertHash(HashAlgorithmName.SHA256)));")]
    [InlineData("var some = configuration.GetSection(\"Allowed\").Get<string[]>() ?? []; serverCb = (c, _, _) => {|MTLS3019:some.Length == 0|} || some.Contains(c.Subject);")]
    [InlineData("clientCb = (_, c, _, e) => { if (e != SslPolicyErrors.None) return false; if ({|MTLS3019:allowed.Count == 0|}) return true; return allowed.Contains(c!.Subject); };")]
    [InlineData("clientCb = Check;", "static readonly List<string> Names = []; static bool Check(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { if ({|MTLS3019:Names.Count == 0|}) return true; return Names.Contains(c!.Subject); }")]
    [InlineData("", "readonly string[] _names = []; bool IsAllowed(X509Certificate2 c) => {|MTLS3019:_names.Length == 0|} || _names.Contains(c.Subject);")]
    [InlineData("", "readonly IReadOnlyCollection<string> _names = null!; public bool ValidateCertificate(X509Certificate2 c) { if ({|MTLS3019:_names.Count == 0|}) { return true; } return _names.Contains(c.Subject); }")]
    [InlineData("", "readonly X509Certificate2Collection _own = []; bool IsTrusted(X509Certificate2 c) { if ({|MTLS3019:_own.Count == 0|}) return true; return false; }")]
    [InlineData("serverCb = (c, _, _) => {|MTLS3019:allowed.Count <= 0|} || allowed.Contains(c.Subject);")]
    [InlineData("serverCb = (c, _, _) => !({|MTLS3019:allowed.Count != 0|}) || allowed.Contains(c.Subject);")]
    [InlineData("serverCb = (c, _, _) => {|MTLS3019:allowed.Count >= 1|} ? allowed.Contains(c.Subject) : true;")]
    [InlineData("serverCb = (c, _, _) => {|MTLS3019:allowed.Count == 0|} | allowed.Contains(c.Subject);")]
    [InlineData("serverCb = (c, _, _) => !({|MTLS3019:allowed.Count > 0|} & !allowed.Contains(c.Subject));")]
    [InlineData("List<string>? some = null; serverCb = (c, _, _) => { if ({|MTLS3019:some?.Count == 0|}) return true; return some!.Contains(c.Subject); };")]
    [InlineData("List<string>? some = null; serverCb = (c, _, _) => {|MTLS3019:(some?.Count ?? 0) == 0|} || some!.Contains(c.Subject);")]
    [InlineData("List<string>? some = null; serverCb = (c, _, _) => { if (!({|MTLS3019:some?.Count > 0|})) return true; return some!.Contains(c.Subject); };")]
    public Task Empty_list_that_lets_in_Reports(string statement, string members = "") => VerifyAsync(statement, members);

    [Fact]
    public Task Event_of_certificate_authentication_Reports() => Verify.DiagnosticsAsync<MTLS3019EmptyListAllowsAllAnalyzer>(
        "global using Microsoft.AspNetCore.Authentication.Certificate;\n" + Usings.Catalogue + """
        class Startup
        {
            CertificateAuthenticationEvents Make(List<string> allowed) => new()
            {
                OnCertificateValidated = context =>
                {
                    if ({|MTLS3019:allowed.Count == 0|}) { context.Success(); return Task.CompletedTask; }
                    if (!allowed.Contains(context.ClientCertificate.Subject)) { context.Fail("no"); }
                    return Task.CompletedTask;
                },
            };
        }
        """, test => test.TestState.AdditionalReferences.Add(RestoredReferences.CertificateAuthentication));

    [Theory]
    [InlineData("serverCb = (c, _, _) => { if (allowed.Count == 0) return false;" + Rest)]
    [InlineData("serverCb = (c, _, _) => { if (allowed.Count == 0) throw new InvalidOperationException();" + Rest)]
    [InlineData("serverCb = (c, _, _) => allowed.Count > 0 && allowed.Contains(c.Subject);")]
    [InlineData("serverCb = (c, _, _) => !(allowed.Count == 0) && allowed.Contains(c.Subject);")]
    [InlineData("serverCb = (c, _, e) => { if (allowed.Count == 0) return e == SslPolicyErrors.None;" + Rest)]
    [InlineData("serverCb = (c, _, e) => e == SslPolicyErrors.None && (allowed.Count == 0 || allowed.Contains(c.Subject));")]
    [InlineData("serverCb = (c, _, e) => { if (allowed.Count == 0 && e == SslPolicyErrors.None) return true;" + Rest)]
    [InlineData("serverCb = (c, _, e) => { if (allowed.Count == 0) { if (e == SslPolicyErrors.None) return true; }" + Rest)]
    [InlineData("serverCb = (c, ch, _) => { if (ch!.ChainStatus.Length == 0) return true; return false; };")]
    [InlineData("serverCb = (c, ch, _) => ch!.ChainStatus.Length == 0 || ch.ChainElements.Count == 0;")]
    [InlineData("serverCb = (c, ch, _) => !ch!.ChainStatus.Any();")]
    [InlineData("serverCb = (c, _, _) => c.Extensions.Count == 0;")]
    [InlineData("serverCb = (c, _, _) => c.Subject.Length == 0;")]
    [InlineData("serverCb = (c, _, _) => { var names = c.Extensions.Select(x => x.Oid!.Value!).ToList(); return names.Count == 0; };")]
    [InlineData("serverCb = (c, _, _) => { if (allowed.Count == 0) { log(\"empty\"); }" + Rest)]
    [InlineData("serverCb = (c, _, _) => { var problems = new List<int>(); return problems.Count == 0; };")]
    [InlineData("return allowed.Count == 0;")]
    [InlineData("if (list.Count == 0) return true;")]
    [InlineData("if (allowed.Count == 0) throw new InvalidOperationException(\"no certificates\");")]
    [InlineData("var empty = allowed.Count == 0; log(empty);")]
    [InlineData("log(allowed.Any() ? allowed.First() : \"\");")]
    [InlineData("", "readonly string[] _names = []; bool IsEmpty(X509Certificate2 c) => _names.Length == 0;")]
    [InlineData("", "readonly string[] _names = []; bool IsAllowed(string name) => _names.Length == 0 || _names.Contains(name);")]
    [InlineData("", "readonly string[] _blocked = []; bool IsInvalid(X509Certificate2 c) => _blocked.Length == 0 || _blocked.Contains(c.Subject);")]
    [InlineData("", "readonly Names _names = new(); bool IsAllowed(X509Certificate2 c) => _names.Count == 0; class Names { public int Count => 0; }")]
    [InlineData("serverCb = (c, _, _) => allowed.Count > 5 || allowed.Contains(c.Subject);")]
    [InlineData("serverCb = (c, _, _) => allowed.Count is 3 || allowed.Contains(c.Subject);")]
    [InlineData("serverCb = (c, _, _) => allowed.Count == 0 ? false : allowed.Contains(c.Subject);")]
    [InlineData("serverCb = (c, _, _) => allowed.Count == 0 ? flag : allowed.Contains(c.Subject);")]
    [InlineData("serverCb = (c, _, _) => { if (allowed.Count > 0 | flag) { return allowed.Contains(c.Subject); } else { return false; } };")]
    [InlineData("serverCb = (c, _, _) => allowed.Any(name => name == c.Subject);")]
    [InlineData("serverCb = (c, _, _) => allowed.Count(name => name == c.Subject) == 0;")]
    public Task Closed_lists_and_other_collections_IsSilent(string statement, string members = "") => VerifyAsync(statement, members);

    [Fact]
    public Task Types_of_the_program_IsSilent() => Verify.DiagnosticsAsync<MTLS3019EmptyListAllowsAllAnalyzer>("""
        namespace System.Security.Cryptography.X509Certificates
        {
            public class X509Certificate2 { public string Subject => ""; }
            public class Checks { public bool IsAllowed(X509Certificate2 c, System.Collections.Generic.List<string> names) => names.Count == 0 || names.Contains(c.Subject); }
        }
        """);

    [Theory]
    [InlineData("serverCb = (c, _, _) => { if (allowed.Count == ")]
    [InlineData("serverCb = (c, _, _) => allowed.Count == || true;")]
    [InlineData("serverCb = (c, _, _) => { if (allowed.Any(")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, configure: test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync("serverCb = (c, _, _) => allowed.Count == 0 || allowed.Contains(c.Subject);", configure: ClientFrame.InTests);

    [Theory]
    [InlineData("serverCb = (c, _, _) => { if ({|MTLS3019:allowed.Count == 0|}) return true; // no setting" + "\n" + Rest, "serverCb = (c, _, _) => { if (allowed.Count == 0) return false; // no setting" + "\n" + Rest)]
    [InlineData("serverCb = (c, _, _) => { if (allowed is null || {|MTLS3019:allowed.Count == 0|}) { return true; }" + Rest, "serverCb = (c, _, _) => { if (allowed is null || allowed.Count == 0) { return false; }" + Rest)]
    [InlineData("serverCb = (c, _, _) => {|MTLS3019:allowed.Count == 0|} || allowed.Contains(c.Subject);", "serverCb = (c, _, _) => allowed.Contains(c.Subject);")]
    [InlineData("serverCb = (c, _, _) => {|MTLS3019:array.Length == 0|} || flag && array.Length > 3;", "serverCb = (c, _, _) => flag && array.Length > 3;")]
    [InlineData("serverCb = (c, _, _) => { if ({|MTLS3019:allowed.Count > 0|}) { return flag; } else { return true; } };", "serverCb = (c, _, _) => { if (allowed.Count > 0) { return flag; } else { return false; } };")]
    [InlineData("serverCb = (c, _, _) => {|MTLS3019:allowed.Count == 0|} ? true : allowed.Contains(c.Subject);", null)]
    [InlineData("List<string>? some = null; serverCb = (c, _, _) => {|MTLS3019:(some?.Count ?? 0) == 0|} || some!.Contains(c.Subject);", "List<string>? some = null; serverCb = (c, _, _) => some!.Contains(c.Subject);")]
    [InlineData("List<string>? some = null; serverCb = (c, _, _) => { if ({|MTLS3019:some?.Count == 0|}) return true; return some!.Contains(c.Subject); };", "List<string>? some = null; serverCb = (c, _, _) => { if (some?.Count == 0) return false; return some!.Contains(c.Subject); };")]
    public Task Everybody_is_refused_IsFixed(string statement, string? fixedStatement) => Verify.FixAsync<MTLS3019EmptyListAllowsAllAnalyzer, MTLS3019EmptyListAllowsAllFix>(
        IdentityFrame.Around(statement), IdentityFrame.Around(fixedStatement ?? statement), MTLS3019EmptyListAllowsAllFix.Title);

    [Fact]
    public void Only_one_at_a_time() => Assert.Null(new MTLS3019EmptyListAllowsAllFix().GetFixAllProvider());

    private static Task VerifyAsync(string statement, string members = "", Action<CSharpAnalyzerTest<MTLS3019EmptyListAllowsAllAnalyzer, DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync(IdentityFrame.Around(statement, members), configure);
}
