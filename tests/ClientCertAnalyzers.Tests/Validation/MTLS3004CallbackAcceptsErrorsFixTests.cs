using System.Diagnostics.CodeAnalysis;
using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using static ClientCertAnalyzers.Tests.Validation.FixFrame;

namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3004CallbackAcceptsErrorsFixTests
{
    private static Task FixAsync([StringSyntax("c#-test")] string source, [StringSyntax("c#-test")] string fixedSource) =>
        Verify.FixAsync<ValidationCallbackAnalyzer, MTLS3004CallbackAcceptsErrorsFix>(source, fixedSource, AcceptOnlyNone.Title);

    private static Task FixStatementAsync(string statement, string fixedStatement, string members = "", string? fixedMembers = null) =>
        FixAsync(Frame(statement, members), Frame(fixedStatement, fixedMembers ?? members));

    [Theory]
    [InlineData("e == SslPolicyErrors.None || e == SslPolicyErrors.RemoteCertificateChainErrors", "e == SslPolicyErrors.None")]
    [InlineData("e is SslPolicyErrors.None or SslPolicyErrors.RemoteCertificateNameMismatch", "e == SslPolicyErrors.None")]
    [InlineData("(e & SslPolicyErrors.RemoteCertificateNotAvailable) == 0", "e == SslPolicyErrors.None")]
    [InlineData("e != SslPolicyErrors.RemoteCertificateNotAvailable", "e == SslPolicyErrors.None")]
    [InlineData("!e.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable)", "e == SslPolicyErrors.None")]
    [InlineData(
        "e == SslPolicyErrors.RemoteCertificateNameMismatch || e == SslPolicyErrors.None || (e == SslPolicyErrors.RemoteCertificateChainErrors && Own(c, ch))",
        "e == SslPolicyErrors.None || (e == SslPolicyErrors.RemoteCertificateChainErrors && Own(c, ch))")]
    [InlineData(
        "(e & ~SslPolicyErrors.RemoteCertificateNameMismatch) == 0 || (e == SslPolicyErrors.RemoteCertificateChainErrors && Own(c, ch))",
        "e == SslPolicyErrors.None || (e == SslPolicyErrors.RemoteCertificateChainErrors && Own(c, ch))")]
    [InlineData("e == SslPolicyErrors.RemoteCertificateChainErrors || c != null", "e == SslPolicyErrors.None && c != null")]
    public Task Expression_IsFixed(string condition, string strict) => FixStatementAsync(
        $"ssl.RemoteCertificateValidationCallback = {{|MTLS3004:(s, c, ch, e) => {condition}|}};",
        $"ssl.RemoteCertificateValidationCallback = (s, c, ch, e) => {strict};");

    [Fact]
    public Task Returns_of_a_block_IsFixed() => FixStatementAsync(
        """
        ssl.RemoteCertificateValidationCallback = {|MTLS3004:(s, c, ch, e) =>
                {
                    if (e == SslPolicyErrors.None)
                    {
                        return true;
                    }

                    // The name differs in the test network.
                    if (e == SslPolicyErrors.RemoteCertificateNameMismatch)
                    {
                        Log(c);
                        return true; // for now
                    }

                    return false;
                }|};
        """,
        """
        ssl.RemoteCertificateValidationCallback = (s, c, ch, e) =>
                {
                    if (e == SslPolicyErrors.None)
                    {
                        return true;
                    }

                    // The name differs in the test network.
                    if (e == SslPolicyErrors.RemoteCertificateNameMismatch)
                    {
                        Log(c);
                        return false; // for now
                    }

                    return false;
                };
        """);

    [Fact]
    public Task Return_for_several_values_IsFixed() => FixStatementAsync(
        "ssl.RemoteCertificateValidationCallback = {|MTLS3004:(s, c, ch, e) => { if ((e & SslPolicyErrors.RemoteCertificateNotAvailable) != 0) return false; Log(c); return true; }|};",
        "ssl.RemoteCertificateValidationCallback = (s, c, ch, e) => { if ((e & SslPolicyErrors.RemoteCertificateNotAvailable) != 0) return false; Log(c); return e == SslPolicyErrors.None; };");

    [Fact]
    public Task Anonymous_method_IsFixed() => FixStatementAsync(
        "ssl.RemoteCertificateValidationCallback += {|MTLS3004:delegate (object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { return e <= 0 || e != SslPolicyErrors.RemoteCertificateNotAvailable; }|};",
        "ssl.RemoteCertificateValidationCallback += delegate (object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { return e <= 0; };");

    [Fact]
    public Task Method_of_the_file_IsFixed() => FixStatementAsync(
        "ssl.RemoteCertificateValidationCallback = {|MTLS3004:new RemoteCertificateValidationCallback(Check)|};",
        "ssl.RemoteCertificateValidationCallback = new RemoteCertificateValidationCallback(Check);",
        "static bool Check(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => e != SslPolicyErrors.RemoteCertificateNotAvailable;",
        "static bool Check(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => e == SslPolicyErrors.None;");

    [Fact]
    public Task Three_callbacks_and_no_using_IsFixed() => FixAsync(
        """
        using System.Net.Http;

        class C
        {
            void M(HttpClientHandler a, HttpClientHandler b, SocketsHttpHandler s)
            {
                a.ServerCertificateCustomValidationCallback = {|MTLS3004:(_, _, _, e) => (int)e < 4|};
                b.ServerCertificateCustomValidationCallback = {|MTLS3004:(_, _, _, e) => e == 0 || (int)e == 2|};
                s.SslOptions.RemoteCertificateValidationCallback = {|MTLS3004:(_, _, _, e) => { return ((int)e & 1) == 0; }|};
            }
        }
        """,
        """
        using System.Net.Http;
        using System.Net.Security;

        class C
        {
            void M(HttpClientHandler a, HttpClientHandler b, SocketsHttpHandler s)
            {
                a.ServerCertificateCustomValidationCallback = (_, _, _, e) => e == SslPolicyErrors.None;
                b.ServerCertificateCustomValidationCallback = (_, _, _, e) => e == 0;
                s.SslOptions.RemoteCertificateValidationCallback = (_, _, _, e) => { return e == SslPolicyErrors.None; };
            }
        }
        """);
}
