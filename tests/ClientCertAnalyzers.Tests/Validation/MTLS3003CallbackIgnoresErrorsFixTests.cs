using System.Diagnostics.CodeAnalysis;
using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using static ClientCertAnalyzers.Tests.Validation.FixFrame;

namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3003CallbackIgnoresErrorsFixTests
{
    private static Task FixAsync([StringSyntax("c#-test")] string source, [StringSyntax("c#-test")] string fixedSource) =>
        Verify.FixAsync<ValidationCallbackAnalyzer, MTLS3003CallbackIgnoresErrorsFix>(source, fixedSource, MTLS3003CallbackIgnoresErrorsFix.Title);

    private static Task FixStatementAsync(string statement, string fixedStatement, string members = "", string? fixedMembers = null) =>
        FixAsync(Frame(statement, members), Frame(fixedStatement, fixedMembers ?? members));

    [Fact]
    public Task Expression_lambda_IsFixed() => FixStatementAsync(
        "ssl.RemoteCertificateValidationCallback = {|MTLS3003:(_, c, _, _) => c != null|};",
        "ssl.RemoteCertificateValidationCallback = (_, c, _, errors) => errors == SslPolicyErrors.None && c != null;");

    [Theory]
    [InlineData("c != null || ch != null", "(c != null || ch != null)")]
    [InlineData("c == null ? false : ch != null", "(c == null ? false : ch != null)")]
    [InlineData("c != null && ch != null", "c != null && ch != null")]
    [InlineData("c is { Subject.Length: > 0 }", "c is { Subject.Length: > 0 }")]
    public Task Precedence_IsFixed(string condition, string kept) => FixStatementAsync(
        $"ssl.RemoteCertificateValidationCallback = {{|MTLS3003:(s, c, ch, e) => {condition}|}};",
        $"ssl.RemoteCertificateValidationCallback = (s, c, ch, e) => e == SslPolicyErrors.None && {kept};");

    [Fact]
    public Task Every_return_of_a_block_IsFixed() => FixStatementAsync(
        """
        ssl.RemoteCertificateValidationCallback = {|MTLS3003:(s, c, ch, e) =>
                {
                    if (c == null) return false;

                    // Our own devices.
                    if (c.GetFormat() == "X509") return true;
                    Log(c);
                    return c.GetKeyAlgorithm()
                        == "1.2"; // the gateway
                }|};
        """,
        """
        ssl.RemoteCertificateValidationCallback = (s, c, ch, e) =>
                {
                    if (c == null) return false;

                    // Our own devices.
                    if (c.GetFormat() == "X509") return e == SslPolicyErrors.None;
                    Log(c);
                    return e == SslPolicyErrors.None && c.GetKeyAlgorithm()
                        == "1.2"; // the gateway
                };
        """);

    [Fact]
    public Task Anonymous_method_without_parameters_IsFixed() => FixStatementAsync(
        "ssl.RemoteCertificateValidationCallback = {|MTLS3003:delegate { return DateTime.Now.Year < 2030; }|};",
        "ssl.RemoteCertificateValidationCallback = (_, _, _, errors) => { return errors == SslPolicyErrors.None && DateTime.Now.Year < 2030; };");

    [Fact]
    public Task Method_of_the_file_IsFixed() => FixStatementAsync(
        "ssl.RemoteCertificateValidationCallback = {|MTLS3003:Check|};",
        "ssl.RemoteCertificateValidationCallback = Check;",
        "static bool Check(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors policyErrors) { Log(c); return c != null; }",
        "static bool Check(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors policyErrors) { Log(c); return policyErrors == SslPolicyErrors.None && c != null; }");

    [Fact]
    public Task Method_of_another_file_IsFixed()
    {
        const string Other = """
            using System.Net.Security;
            using System.Security.Cryptography.X509Certificates;

            static class Checks
            {
                public static bool NotNull(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => certificate != null;
            }
            """;
        return Verify.FixAsync<ValidationCallbackAnalyzer, MTLS3003CallbackIgnoresErrorsFix>(
            """
            class C
            {
                System.Net.Security.RemoteCertificateValidationCallback P { get; } = {|MTLS3003:Checks.NotNull|};
            }
            """,
            """
            using System.Net.Security;

            class C
            {
                System.Net.Security.RemoteCertificateValidationCallback P { get; } = (sender, certificate, chain, errors) => errors == SslPolicyErrors.None && Checks.NotNull(sender, certificate, chain, errors);
            }
            """,
            MTLS3003CallbackIgnoresErrorsFix.Title,
            test => test.TestState.Sources.Add(("Checks.cs", Other)));
    }

    [Fact]
    public void Only_one_at_a_time() => Assert.Null(new MTLS3003CallbackIgnoresErrorsFix().GetFixAllProvider());
}
