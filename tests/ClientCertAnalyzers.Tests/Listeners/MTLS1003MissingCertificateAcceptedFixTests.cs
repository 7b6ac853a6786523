using ClientCertAnalyzers.CodeFixes.Listeners;
using ClientCertAnalyzers.Tests.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis.CSharp;

namespace ClientCertAnalyzers.Tests.Listeners;

public class MTLS1003MissingCertificateAcceptedFixTests
{
    private const string Flag = "ssl.ClientCertificateRequired = true; ssl.RemoteCertificateValidationCallback = ";
    private const string NoChain = "(e & SslPolicyErrors.RemoteCertificateChainErrors) == 0";

    [Theory]
    [InlineData("(_, c, _, e) => " + NoChain, "(_, c, _, e) => c is not null && " + NoChain)]
    [InlineData("(_, _, _, e) => " + NoChain, "(_, certificate, _, e) => certificate is not null && " + NoChain)]
    [InlineData("(s, _, ch, e) => " + NoChain, "(s, certificate, ch, e) => certificate is not null && " + NoChain)]
    [InlineData("(s, c, ch, e) => e == SslPolicyErrors.None || " + NoChain, "(s, c, ch, e) => c is not null && (e == SslPolicyErrors.None || " + NoChain + ")")]
    [InlineData("(s, c, ch, e) => e == SslPolicyErrors.RemoteCertificateChainErrors ? false : true", "(s, c, ch, e) => c is not null && (e == SslPolicyErrors.RemoteCertificateChainErrors ? false : true)")]
    [InlineData("(object s, X509Certificate? @class, X509Chain? ch, SslPolicyErrors e) => " + NoChain, "(object s, X509Certificate? @class, X509Chain? ch, SslPolicyErrors e) => @class is not null && " + NoChain)]
    public Task Expression_IsFixed(string callback, string strict) => FixAsync(
        Flag + "{|MTLS1003:" + callback + "|};", Flag + strict + ";");

    [Fact]
    public Task Block_with_comments_IsFixed() => FixAsync(
        """
        ssl.ClientCertificateRequired = true;
                ssl.RemoteCertificateValidationCallback = {|MTLS1003:(_, _, _, errors) =>
                {
                    // The chain is all that counts.
                    Log(errors);
                    return (errors & SslPolicyErrors.RemoteCertificateChainErrors) == 0; // no names here
                }|};
        """,
        """
        ssl.ClientCertificateRequired = true;
                ssl.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                {
                    if (certificate is null)
                    {
                        return false;
                    }

                    // The chain is all that counts.
                    Log(errors);
                    return (errors & SslPolicyErrors.RemoteCertificateChainErrors) == 0; // no names here
                };
        """);

    [Fact]
    public Task Block_on_one_line_IsFixed() => FixAsync(
        "ssl.ClientCertificateRequired = true;\n        ssl.RemoteCertificateValidationCallback = {|MTLS1003:(_, c, _, e) => { return " + NoChain + "; }|};",
        """
        ssl.ClientCertificateRequired = true;
                ssl.RemoteCertificateValidationCallback = (_, c, _, e) =>
                {
                    if (c is null)
                    {
                        return false;
                    }

                    return (e & SslPolicyErrors.RemoteCertificateChainErrors) == 0;
                };
        """);

    [Fact]
    public Task Method_of_the_file_IsFixed() => FixAsync(
        Flag + "{|MTLS1003:Check|};",
        Flag + "Check;",
        "static bool Check(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => " + NoChain + ";",
        "static bool Check(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => c is not null && " + NoChain + ";");

    [Fact]
    public Task Callback_of_a_stream_IsFixed() => FixAsync(
        "new SslStream(System.IO.Stream.Null, false, {|MTLS1003:(_, c, _, e) => " + NoChain + "|}).AuthenticateAsServer(ca, true, false);",
        "new SslStream(System.IO.Stream.Null, false, (_, c, _, e) => c is not null && " + NoChain + ").AuthenticateAsServer(ca, true, false);");

    [Fact]
    public Task Older_language_IsFixed() => FixAsync(
        Flag + "{|MTLS1003:(s, c, ch, e) => " + NoChain + "|};",
        Flag + "(s, c, ch, e) => c != null && " + NoChain + ";",
        language: LanguageVersion.CSharp8);

    [Theory]
    [InlineData(Flag + "{|MTLS1003:(_, _, ch, e) => { _ = Text(); return " + NoChain + "; }|};")] // the last "_" would become a name
    [InlineData(Flag + "{|MTLS1003:Elsewhere.Check|};")]
    public Task Callback_that_cannot_be_changed_IsNotFixed(string statement) => FixAsync(statement, statement);

    /// <summary>Clients that got in so far stay out, which somebody should know.</summary>
    [Fact]
    public void There_is_no_fix_for_all_at_once() => Assert.Null(new MTLS1003MissingCertificateAcceptedFix().GetFixAllProvider());

    private static Task FixAsync(string statement, string fixedStatement, string members = "", string? fixedMembers = null, LanguageVersion language = LanguageVersion.Latest) =>
        Verify.FixAsync<ValidationCallbackAnalyzer, MTLS1003MissingCertificateAcceptedFix>(
            Frame(statement, members), Frame(fixedStatement, fixedMembers ?? members), MTLS1003MissingCertificateAcceptedFix.Title, test =>
            {
                test.TestState.Sources.Add("""
                    using System.Net.Security;
                    using System.Security.Cryptography.X509Certificates;
                    static class Elsewhere
                    {
                        public static bool Check(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => (e & SslPolicyErrors.RemoteCertificateChainErrors) == 0;
                    }
                    """);
                test.SolutionTransforms.Add((solution, id) => solution.WithProjectParseOptions(
                    id, ((CSharpParseOptions)solution.GetProject(id)!.ParseOptions!).WithLanguageVersion(language)));
            });

    private static string Frame(string statement, string members) =>
        FixFrame.Frame(statement, members + "\n    static string Text() => \"\";", "SslServerAuthenticationOptions");
}
