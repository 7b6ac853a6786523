using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3006BuildResultIgnoredTests
{
    private const string Build = "{|MTLS3006:chain.Build(cert)|}; ";

    [Theory]
    [InlineData(Build + "return true;")]
    [InlineData("{|MTLS3006:cert.Verify()|}; Success();")]
    public Task Bad_snippets_of_the_catalogue_Reports(string statements) => VerifyAsync(ChainFrame.OnPolicy(statements, "", "static void Success() { }"));

    [Theory]
    [InlineData("return chain.Build(cert);")]
    [InlineData("chain.Build(cert); foreach (var element in chain.ChainElements) list.Add(element.Certificate);")]
    public Task Good_snippets_of_the_catalogue_IsSilent(string statements) => VerifyAsync(ChainFrame.OnPolicy(statements, ""));

    [Theory]
    [InlineData("policy.RevocationMode = NoCheck; " + Build)]
    [InlineData("_ = {|MTLS3006:chain.Build(cert)|};")]
    [InlineData("policy.TrustMode = CustomRootTrust; policy.CustomTrustStore.Add(ca); " + Build + "list.Add(cert); return true;")]
    [InlineData("try { " + Build + "} catch (CryptographicException) { return false; } return true;")]
    [InlineData("foreach (var one in list) { {|MTLS3006:chain.Build(one)|}; }")]
    [InlineData("if (flag) {|MTLS3006:chain.Build(cert)|};")]
    [InlineData("list.ForEach(one => { {|MTLS3006:chain.Build(one)|}; });")]
    [InlineData("{|MTLS3006:cert.Verify()|};")]
    [InlineData("_ = {|MTLS3006:cert.Verify()|};")]
    [InlineData("foreach (var one in list) {|MTLS3006:one.Verify()|};")]
    [InlineData("if (flag) { {|MTLS3006:list[0].Verify()|}; } return true;")]
    public Task Dropped_answer_Reports(string statements) => VerifyAsync(ChainFrame.OnPolicy(statements, ""));

    [Theory]
    [InlineData("{|MTLS3006:new X509Chain().Build(cert)|}; return true;")]
    [InlineData("{|MTLS3006:X509Chain.Create().Build(cert)|}; return true;")]
    [InlineData("X509Chain chain; chain = new X509Chain(); {|MTLS3006:chain.Build(cert)|}; return true;")]
    [InlineData("using (var chain = new X509Chain()) { {|MTLS3006:chain.Build(cert)|}; } return true;")]
    [InlineData("var chain = new X509Chain { ChainPolicy = { RevocationMode = NoCheck } }; {|MTLS3006:chain.Build(cert)|}; return true;")]
    [InlineData("X509Chain chain = new(), other = new(); {|MTLS3006:chain.Build(cert)|}; return other.ChainElements.Count > 0;")]
    [InlineData("{|MTLS3006:new X509Certificate2(cert).Verify()|}; return true;")]
    [InlineData("X509Chain? chain = new X509Chain(); chain?{|MTLS3006:.Build(cert)|}; return true;")]
    public Task Other_shapes_Reports(string statements) => VerifyAsync(ChainFrame.Around(statements));

    [Theory]
    [InlineData("if (!chain.Build(cert)) { return false; }")]
    [InlineData("var ok = chain.Build(cert); return ok;")]
    [InlineData("var ok = chain.Build(cert);")]
    [InlineData("log.LogDebug(\"{ok}\", chain.Build(cert));")]
    [InlineData("bool ok; ok = chain.Build(cert); return ok;")]
    [InlineData("list.RemoveAll(one => !chain.Build(one));")]
    [InlineData("list.ForEach(one => Keep(chain.Build(one)));")]
    [InlineData("Func<bool> later = () => chain.Build(cert); return later();")]
    [InlineData("return cert.Verify();")]
    [InlineData("if (cert.Verify()) { return true; }")]
    [InlineData("chain.Build(cert); return chain.ChainElements.Count == 2;")]
    [InlineData("chain.Build(cert); list.AddRange(chain.ChainElements.Select(element => element.Certificate)); return true;")]
    [InlineData("chain.Build(cert); foreach (var status in chain.ChainStatus) { Console.WriteLine(status.StatusInformation); } return true;")]
    [InlineData("chain.Build(cert); return chain.ChainElements[^1].Certificate.Thumbprint == ca.Thumbprint;")]
    [InlineData("chain.Build(cert); return IsGood(chain);")]
    [InlineData("chain.Build(cert); kept = chain; return true;")]
    [InlineData("chain.Build(cert); log.LogDebug(\"{c}\", chain); return true;")]
    [InlineData("chain.Build(cert); var elements = chain.ChainElements; return elements.Count > 1;")]
    [InlineData("chain.Build(cert); bool Ends() => chain.ChainElements.Count == 2; return Ends();")]
    [InlineData("chain.Build(cert); var handle = chain.SafeHandle; return handle is null;")]
    [InlineData("var same = chain; chain.Build(cert); return same.ChainElements.Count == 2;")]
    public Task Answer_used_or_chain_read_IsSilent(string statements) =>
        VerifyAsync(ChainFrame.OnPolicy(statements, "", "X509Chain? kept; static void Keep(bool ok) { } static bool IsGood(X509Chain chain) => chain.ChainElements.Count == 2;"));

    [Theory]
    [InlineData("field.Build(cert); return true;")]
    [InlineData("void Fill(X509Chain given) => given.Build(cert); Fill(field);")]
    [InlineData("X509Chain Built() { var own = new X509Chain(); own.Build(cert); return own; } return Built().ChainElements.Count == 1;")]
    [InlineData("Build(cert);")]
    [InlineData("new Own().Build(cert); new Own().Verify();")]
    [InlineData("WebApplication.CreateBuilder().Build();")]
    public Task Chains_of_others_IsSilent(string statements) =>
        VerifyAsync(ChainFrame.Around(statements, "X509Chain field = new(); static bool Build(X509Certificate2 c) => true; class Own { public bool Build(X509Certificate2 c) => true; public bool Verify() => true; }"));

    /// <summary>A callback that lets everybody in has a rule of its own, and where the errors decide a chain beside them changes nothing.</summary>
    [Theory]
    [InlineData("serverCb = (c, ch, e) => { ch!.Build(c); return true; };")]
    [InlineData("serverCb = (c, ch, e) => { using var own = new X509Chain(); own.Build(c); return e == None; };")]
    [InlineData("serverCb = Check; bool Check(X509Certificate2 c, X509Chain? ch, SslPolicyErrors e) { new X509Chain().Build(c); return c.NotAfter > DateTime.Now; }")]
    [InlineData("clientCb = delegate(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { ((X509Certificate2)c!).Verify(); return true; };")]
    public Task Validation_callbacks_IsSilent(string statements) => VerifyAsync(ChainFrame.Around(statements));

    [Fact]
    public Task One_callback_one_report_Reports() => Callbacks.VerifyAsync("h.ClientCertificateValidation = {|MTLS3001:(c, ch, e) => { ch!.Build(c); return true; }|};");

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync(ChainFrame.OnPolicy("chain.Build(cert); return true;"), test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true")));

    [Fact]
    public Task Development_Reports_info() => VerifyAsync(ChainFrame.Around("if (env.IsDevelopment()) { {|#0:cert.Verify()|}; } return true;"), test =>
        test.ExpectedDiagnostics.Add(new DiagnosticResult("MTLS3006", DiagnosticSeverity.Info).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithArguments("Verify")));

    [Fact]
    public Task Types_of_the_same_name_IsSilent() => VerifyAsync(
        """
        namespace System.Security.Cryptography.X509Certificates;

        public class X509Certificate2 { public bool Verify() => true; }

        public class X509Chain { public int[] ChainStatus = []; public bool Build(object certificate) => true; }

        class C
        {
            bool M()
            {
                new X509Certificate2().Verify();
                new X509Chain().Build(this);
                var chain = new X509Chain();
                chain.Build(this);
                return chain.ChainStatus.Length == 0;
            }
        }
        """,
        test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("chain.Build(")]
    [InlineData("chain.Build;")]
    [InlineData("chain.Build(cert).")]
    [InlineData("cert.Verify().")]
    public Task Half_typed_code_IsSilent(string statements) => VerifyAsync(ChainFrame.OnPolicy(statements, ""), test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Method_that_answers_IsFixed() => FixAsync(
        """
            static bool Check(X509Certificate2 cert)
            {
                using var chain = new X509Chain();
                // It has to be ours.
                {|MTLS3006:chain.Build(cert)|}; // always
                return true;
            }
        """,
        """
            static bool Check(X509Certificate2 cert)
            {
                using var chain = new X509Chain();
                // It has to be ours.
                if (!chain.Build(cert))
                {
                    return false;
                } // always
                return true;
            }
        """,
        DroppedAnswerFix.ReturnTitle);

    [Theory]
    [InlineData("void Check(X509Certificate2 cert)", "throw new AuthenticationException(\"The certificate is not valid.\");", "using System.Security.Authentication;\n", DroppedAnswerFix.ThrowTitle)]
    [InlineData("async System.Threading.Tasks.Task<bool> Check(X509Certificate2 cert)", "return false;", "", DroppedAnswerFix.ReturnTitle, "await System.Threading.Tasks.Task.Yield(); return true;")]
    [InlineData("string Check(X509Certificate2 cert)", "throw new AuthenticationException(\"The certificate is not valid.\");", "using System.Security.Authentication;\n", DroppedAnswerFix.ThrowTitle, "return cert.Subject;")]
    public Task Other_functions_IsFixed(string head, string refusal, string import, string title, string rest = "return;") => FixAsync(
        $$"""
            {{head}}
            {
                _ = {|MTLS3006:cert.Verify()|};
                {{rest}}
            }
        """,
        $$"""
            {{head}}
            {
                if (!cert.Verify())
                {
                    {{refusal}}
                }
                {{rest}}
            }
        """,
        title, import);

    [Fact]
    public Task Embedded_statement_IsFixed() => FixAsync(
        """
            static bool Check(X509Certificate2[] all)
            {
                foreach (var one in all)
                    {|MTLS3006:one.Verify()|};
                return true;
            }
        """,
        """
            static bool Check(X509Certificate2[] all)
            {
                foreach (var one in all)
                    if (!one.Verify())
                    {
                        return false;
                    }
                return true;
            }
        """,
        DroppedAnswerFix.ReturnTitle);

    [Fact]
    public void Fix_is_for_one_at_a_time() => Assert.Null(new MTLS3006BuildResultIgnoredFix().GetFixAllProvider());

    private static Task FixAsync(string bad, string good, string title, string import = "") => Verify.FixAsync<DroppedAnswerAnalyzer, MTLS3006BuildResultIgnoredFix>(
        $"using System.Security.Cryptography.X509Certificates;\n\nclass C\n{{\n{bad}\n}}\n", $"{import}using System.Security.Cryptography.X509Certificates;\n\nclass C\n{{\n{good}\n}}\n", title);

    private static Task VerifyAsync(string source, Action<CSharpAnalyzerTest<DroppedAnswerAnalyzer, DefaultVerifier>>? configure = null) => Verify.DiagnosticsAsync<DroppedAnswerAnalyzer>(source, test =>
    {
        test.CompilerDiagnostics = CompilerDiagnostics.Errors;
        configure?.Invoke(test);
    });
}
