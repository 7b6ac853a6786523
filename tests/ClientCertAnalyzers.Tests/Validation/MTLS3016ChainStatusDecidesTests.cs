using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3016ChainStatusDecidesTests
{
    [Theory]
    [InlineData("return {|MTLS3016:chain.ChainStatus.Length == 0|};")]
    [InlineData("return !({|MTLS3016:chain.ChainStatus.Length > 0|});")]
    [InlineData("return {|MTLS3016:chain.ChainStatus.Length < 1|};")]
    [InlineData("return {|MTLS3016:0 == chain.ChainStatus.Length|};")]
    [InlineData("return {|MTLS3016:chain.ChainStatus.Length is 0|};")]
    [InlineData("return {|MTLS3016:chain.ChainStatus is []|};")]
    [InlineData("return {|MTLS3016:chain.ChainStatus is { Length: 0 }|};")]
    [InlineData("return !{|MTLS3016:chain.ChainStatus.Any()|};")]
    [InlineData("return {|MTLS3016:chain.ChainStatus.Count() == 0|};")]
    [InlineData("if ({|MTLS3016:chain.ChainStatus.Length != 0|}) { return false; } return true;")]
    [InlineData("if ({|MTLS3016:chain.ChainStatus.Length > 0|}) { throw new AuthenticationException(); } return true;")]
    [InlineData("if ({|MTLS3016:chain.ChainStatus.Length > 0|}) { throw new AuthenticationException(chain.ChainStatus[0].StatusInformation); } return true;")]
    [InlineData("if ({|MTLS3016:chain.ChainStatus.Length > 0|}) { foreach (var status in chain.ChainStatus) { log.LogWarning(\"{s}\", status.StatusInformation); } return false; } return true;")]
    [InlineData("var good = {|MTLS3016:chain.ChainStatus.Length == 0|}; return good;")]
    [InlineData("Result = {|MTLS3016:chain.ChainStatus.Length == 0|};")]
    [InlineData("log.LogDebug(\"{n}\", chain.ChainElements.Count); return {|MTLS3016:chain.ChainStatus.Length == 0|};")]
    [InlineData("return {|MTLS3016:chain.ChainStatus.Length == 0|} && cert.NotAfter > DateTime.Now;")]
    [InlineData("return {|MTLS3016:chain.ChainStatus.Length == 0|} ? true : false;")]
    [InlineData("return Task.FromResult({|MTLS3016:chain.ChainStatus.Length == 0|}).Result;")]
    [InlineData("list.RemoveAll(one => {|MTLS3016:chain.ChainStatus.Length > 0|});")]
    public Task Empty_status_decides_Reports(string use) => VerifyAsync(ChainFrame.OnPolicy("chain.Build(cert); " + use, "", "bool Result { get; set; }"));

    [Theory]
    [InlineData("using var chain = new X509Chain(); _ = chain.Build(cert); return {|MTLS3016:chain.ChainStatus.Length == 0|};")]
    [InlineData("using (var chain = new X509Chain { ChainPolicy = { RevocationMode = NoCheck } }) { chain.Build(cert); return {|MTLS3016:chain.ChainStatus.Length == 0|}; }")]
    [InlineData("serverCb = (c, ch, e) => { using var own = new X509Chain(); own.Build(c); return {|MTLS3016:own.ChainStatus.Length == 0|}; };")]
    [InlineData("var chain = X509Chain.Create(); try { chain.Build(cert); } catch (CryptographicException) { } return {|MTLS3016:chain.ChainStatus.Length == 0|};")]
    public Task Other_shapes_Reports(string statements) => VerifyAsync(ChainFrame.Around(statements));

    [Theory]
    [InlineData("return chain.Build(cert);")]
    [InlineData("return chain.Build(cert) && chain.ChainStatus.Length == 0;")]
    [InlineData("if (!chain.Build(cert)) { return chain.ChainStatus.Length == 0; } return true;")]
    [InlineData("var ok = chain.Build(cert); return chain.ChainStatus.Length == 0 && ok;")]
    [InlineData("chain.Build(cert); return chain.ChainStatus.All(status => status.Status == X509ChainStatusFlags.UntrustedRoot);")]
    [InlineData("chain.Build(cert); return !chain.ChainStatus.Any(status => status.Status == X509ChainStatusFlags.Revoked);")]
    [InlineData("chain.Build(cert); foreach (var status in chain.ChainStatus) { if (status.Status != X509ChainStatusFlags.UntrustedRoot) { return false; } } return true;")]
    [InlineData("chain.Build(cert); if (chain.ChainStatus.Length == 0) { return true; } return chain.ChainStatus[0].Status == X509ChainStatusFlags.UntrustedRoot;")]
    [InlineData("chain.Build(cert); return chain.ChainStatus.Length == 0 && chain.ChainElements.Count == 2;")]
    [InlineData("chain.Build(cert); return chain.ChainStatus.Length == 0 || chain.ChainElements[^1].Certificate.Equals(ca);")]
    [InlineData("chain.Build(cert); Console.WriteLine(chain.ChainStatus.Length == 0);")]
    [InlineData("chain.Build(cert); if (chain.ChainStatus.Length > 0) { Console.WriteLine(chain.ChainStatus[0].StatusInformation); }")]
    [InlineData("chain.Build(cert); if (chain.ChainStatus.Length > 0) { log.LogWarning(\"bad\"); } else { log.LogInformation(\"good\"); }")]
    [InlineData("chain.Build(cert); log.LogDebug(\"{n}\", chain.ChainStatus.Length);")]
    [InlineData("chain.Build(cert); return chain.ChainStatus.Length == 2;")]
    [InlineData("chain.Build(cert); var count = chain.ChainStatus.Length; return count == 0;")]
    [InlineData("var before = chain.ChainStatus.Length == 0; chain.Build(cert); return before;")]
    [InlineData("chain.Build(cert); Show(chain); return chain.ChainStatus.Length == 0;")]
    [InlineData("chain.Build(cert); kept = chain; return chain.ChainStatus.Length == 0;")]
    public Task Answer_used_or_errors_looked_at_IsSilent(string statements) =>
        VerifyAsync(ChainFrame.OnPolicy(statements, "", "X509Chain? kept; static void Show(X509Chain chain) { }"));

    [Theory]
    [InlineData("field.Build(cert); return field.ChainStatus.Length == 0;")]
    [InlineData("bool Check(X509Chain given) { given.Build(cert); return given.ChainStatus.Length == 0; } return Check(field);")]
    [InlineData("serverCb = (c, ch, e) => { ch!.Build(c); return ch.ChainStatus.Length == 0; };")]
    [InlineData("var own = new Own(); own.Build(cert); return own.ChainStatus.Length == 0;")]
    [InlineData("return field.ChainStatus.Length == 0;")]
    public Task Chains_of_others_IsSilent(string statements) =>
        VerifyAsync(ChainFrame.Around(statements, "X509Chain field = new(); class Own { public bool Build(X509Certificate2 c) => true; public int[] ChainStatus = []; }"));

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync(ChainFrame.OnPolicy("chain.Build(cert); return chain.ChainStatus.Length == 0;", ""), test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true")));

    [Theory]
    [InlineData("chain.Build(cert); return chain.ChainStatus. == 0;")]
    [InlineData("chain.Build(cert); return chain.ChainStatus.Length == ;")]
    [InlineData("chain.Build(cert); return chain.ChainStatus is ;")]
    public Task Half_typed_code_IsSilent(string statements) => VerifyAsync(ChainFrame.OnPolicy(statements, ""), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("return {|MTLS3016:chain.ChainStatus.Length == 0|};", "return chain.ChainStatus.Length == 0;")]
    [InlineData("if ({|MTLS3016:chain.ChainStatus.Any()|}) { return false; } return true;", "if (chain.ChainStatus.Any()) { return false; } return true;")]
    [InlineData("return !{|MTLS3016:chain.ChainStatus.Any()|};", "return !chain.ChainStatus.Any();")]
    [InlineData("return {|MTLS3016:chain.ChainStatus is []|};", "return chain.ChainStatus is [];")]
    [InlineData("var good = {|MTLS3016:chain.ChainStatus.Length == 0|}; return good;", "var good = chain.ChainStatus.Length == 0; return good;")]
    public Task Answer_of_Build_counts_first_IsFixed(string bad, string good) => Verify.FixAsync<DroppedAnswerAnalyzer, MTLS3016ChainStatusDecidesFix>(
        Frame("chain.Build(cert);\n        " + bad),
        Frame("if (!chain.Build(cert))\n        {\n            return false;\n        }\n        " + good),
        DroppedAnswerFix.ReturnTitle);

    private static string Frame(string statements) => $$"""
        using System.Linq;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            bool M(X509Certificate2 cert)
            {
                using var chain = new X509Chain();
                {{statements}}
            }
        }
        """;

    private static Task VerifyAsync(string source, Action<CSharpAnalyzerTest<DroppedAnswerAnalyzer, DefaultVerifier>>? configure = null) => Verify.DiagnosticsAsync<DroppedAnswerAnalyzer>(source, test =>
    {
        test.CompilerDiagnostics = CompilerDiagnostics.Errors;
        configure?.Invoke(test);
    });
}
