using System.Diagnostics.CodeAnalysis;
using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using static ClientCertAnalyzers.Tests.Validation.FixFrame;

namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3005CallbackDropsNameMismatchFixTests
{
    private static Task FixAsync([StringSyntax("c#-test")] string source, [StringSyntax("c#-test")] string fixedSource) =>
        Verify.FixAsync<ValidationCallbackAnalyzer, MTLS3005CallbackDropsNameMismatchFix>(source, fixedSource, MTLS3005CallbackDropsNameMismatchFix.Title);

    private static Task FixStatementAsync(string statement, string fixedStatement, string members = "", string? fixedMembers = null) =>
        FixAsync(Frame(statement, members), Frame(fixedStatement, fixedMembers ?? members));

    [Fact]
    public Task Expression_lambda_IsFixed() => FixStatementAsync(
        "ssl.RemoteCertificateValidationCallback = {|MTLS3005:(_, c, ch, _) => ch!.Build((X509Certificate2)c!)|};",
        "ssl.RemoteCertificateValidationCallback = (_, c, ch, errors) => (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == 0 && ch!.Build((X509Certificate2)c!);");

    [Fact]
    public Task Block_lambda_IsFixed() => FixStatementAsync(
        """
        ssl.RemoteCertificateValidationCallback = {|MTLS3005:(s, c, ch, e) =>
                {
                    // Trust our CA only.
                    ch!.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                    ch.ChainPolicy.CustomTrustStore.Add(ca);
                    return ch.Build((X509Certificate2)c!);
                }|};
        """,
        """
        ssl.RemoteCertificateValidationCallback = (s, c, ch, e) =>
                {
                    if ((e & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0)
                    {
                        return false;
                    }

                    // Trust our CA only.
                    ch!.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                    ch.ChainPolicy.CustomTrustStore.Add(ca);
                    return ch.Build((X509Certificate2)c!);
                };
        """);

    [Fact]
    public Task Block_on_one_line_IsFixed() => FixStatementAsync(
        "ssl.RemoteCertificateValidationCallback = {|MTLS3005:delegate (object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { return ch!.Build((X509Certificate2)c!); }|};",
        """
        ssl.RemoteCertificateValidationCallback = delegate (object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e)
                {
                    if ((e & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0)
                    {
                        return false;
                    }

                    return ch!.Build((X509Certificate2)c!);
                };
        """);

    [Fact]
    public Task Method_of_the_file_handed_over_twice_IsFixed() => FixStatementAsync(
        """
        ssl.RemoteCertificateValidationCallback = {|MTLS3005:Check|};
                ssl.RemoteCertificateValidationCallback = {|MTLS3005:new RemoteCertificateValidationCallback(Check)|};
        """,
        """
        ssl.RemoteCertificateValidationCallback = Check;
                ssl.RemoteCertificateValidationCallback = new RemoteCertificateValidationCallback(Check);
        """,
        "static bool Check(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => ch!.Build((X509Certificate2)c!);",
        "static bool Check(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => (e & ~SslPolicyErrors.RemoteCertificateChainErrors) == 0 && ch!.Build((X509Certificate2)c!);");

    [Fact]
    public Task Three_callbacks_and_no_using_IsFixed() => FixAsync(
        """
        using System.Net.Http;

        class C
        {
            void M(HttpClientHandler a, HttpClientHandler b, HttpClientHandler c)
            {
                a.ServerCertificateCustomValidationCallback = {|MTLS3005:(_, cert, chain, _) => chain!.Build(cert!)|};
                b.ServerCertificateCustomValidationCallback = {|MTLS3005:(_, cert, chain, e) =>
                {
                    return chain!.Build(cert!);
                }|};
                c.ServerCertificateCustomValidationCallback = {|MTLS3005:(_, cert, chain, _) => chain!.Build(cert!)|};
            }
        }
        """,
        """
        using System.Net.Http;
        using System.Net.Security;

        class C
        {
            void M(HttpClientHandler a, HttpClientHandler b, HttpClientHandler c)
            {
                a.ServerCertificateCustomValidationCallback = (_, cert, chain, errors) => (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == 0 && chain!.Build(cert!);
                b.ServerCertificateCustomValidationCallback = (_, cert, chain, e) =>
                {
                    if ((e & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0)
                    {
                        return false;
                    }

                    return chain!.Build(cert!);
                };
                c.ServerCertificateCustomValidationCallback = (_, cert, chain, errors) => (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == 0 && chain!.Build(cert!);
            }
        }
        """);
}
