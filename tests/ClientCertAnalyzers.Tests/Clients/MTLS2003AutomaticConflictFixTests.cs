using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.CodeFixes.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Tests.Clients;

public class MTLS2003AutomaticConflictFixTests
{
    [Theory]
    [InlineData("handler.ClientCertificates.Add(cert);\n        {|MTLS2003:handler.ClientCertificateOptions = ClientCertificateOption.Automatic|};", "handler.ClientCertificates.Add(cert);")]
    [InlineData("_ = new HttpClientHandler { ClientCertificates = { cert }, {|MTLS2003:ClientCertificateOptions = ClientCertificateOption.Automatic|} };", "_ = new HttpClientHandler { ClientCertificates = { cert } };")]
    [InlineData("_ = new HttpClientHandler { ClientCertificates = { cert }, {|MTLS2003:ClientCertificateOptions = ClientCertificateOption.Automatic|}, UseCookies = false };", "_ = new HttpClientHandler { ClientCertificates = { cert }, UseCookies = false };")]
    [InlineData("if (flag) handler.ClientCertificates.Add(cert);\n        {|MTLS2003:handler.ClientCertificateOptions = ClientCertificateOption.Automatic|};", "if (flag) handler.ClientCertificates.Add(cert);")]
    public Task Assignment_is_removed_IsFixed(string statements, string expected) => FixAsync(ClientFrame.Around(statements), ClientFrame.Around(expected));

    [Theory]
    [InlineData("handler.ClientCertificates.Add(cert); var option = {|MTLS2003:handler.ClientCertificateOptions = ClientCertificateOption.Automatic|};")]
    public Task Value_that_is_used_has_no_fix_IsSilent(string statements) => FixAsync(ClientFrame.Around(statements), ClientFrame.Around(statements));

    [Fact]
    public Task Three_at_once_with_comments_IsFixed() => FixAsync(
        """
        using System.Net.Http;

        class C
        {
            HttpClientHandler M(HttpClientHandler one, System.Security.Cryptography.X509Certificates.X509Certificate2 cert)
            {
                one.ClientCertificates.Add(cert);
                // From the store.
                {|MTLS2003:one.ClientCertificateOptions = ClientCertificateOption.Automatic|};
                var two = new HttpClientHandler
                {
                    ClientCertificates = { cert },
                    {|MTLS2003:ClientCertificateOptions = ClientCertificateOption.Automatic|},
                };
                var three = new HttpClientHandler();
                three.ClientCertificates.Add(cert); // ours
                {|MTLS2003:three.ClientCertificateOptions = ClientCertificateOption.Automatic|};

                return three;
            }
        }
        """,
        """
        using System.Net.Http;

        class C
        {
            HttpClientHandler M(HttpClientHandler one, System.Security.Cryptography.X509Certificates.X509Certificate2 cert)
            {
                one.ClientCertificates.Add(cert);
                // From the store.
                var two = new HttpClientHandler
                {
                    ClientCertificates = { cert },
                };
                var three = new HttpClientHandler();
                three.ClientCertificates.Add(cert); // ours

                return three;
            }
        }
        """);

    [Theory]
    [InlineData("var own = new HttpClientHandler { {|#0:ClientCertificateOptions = ClientCertificateOption.Automatic|} }; own.ClientCertificates.Add(cert);", "var own = new HttpClientHandler { }; own.ClientCertificates.Add(cert);")]
    [InlineData("{|#0:handler.ClientCertificateOptions = ClientCertificateOption.Automatic|};\n        handler.ClientCertificates.Add(cert);", "handler.ClientCertificates.Add(cert);")]
    public Task Error_IsFixed(string statements, string expected) => FixAsync(ClientFrame.Around(statements), ClientFrame.Around(expected), isError: true);

    private static Task FixAsync(string source, string fixedSource, bool isError = false) => Verify.FixAsync<MTLS2003AutomaticConflictAnalyzer, MTLS2003AutomaticConflictFix>(
        source, fixedSource, MTLS2003AutomaticConflictFix.FixTitle, test =>
        {
            if (isError)
            {
                test.ExpectedDiagnostics.Add(ClientFrame.Expected("MTLS2003", DiagnosticSeverity.Error, 0));
            }
        });
}
