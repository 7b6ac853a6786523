using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.CodeFixes.Clients;
using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Clients;

public class MTLS2012CertificateDisposedFixTests
{
    [Fact]
    public Task Three_at_once_with_comments_IsFixed() => FixAsync(
        """
        using System.Net.Http;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            HttpClient M(HttpClientHandler handler, string password)
            {
                // The bank's.
                using var certificate = X509CertificateLoader.LoadPkcs12FromFile("client.pfx", password); // with its key
                {|MTLS2012:handler.ClientCertificates|}.Add(certificate);
                return new HttpClient(handler);
            }

            HttpMessageHandler N(string password)
            {
                var handler = new HttpClientHandler();

                // Only for a moment.
                using (var certificate = X509CertificateLoader.LoadPkcs12FromFile("client.pfx", password))
                {
                    // Ours.
                    {|MTLS2012:handler.ClientCertificates|}.Add(certificate);
                }

                return handler;
            }

            HttpMessageHandler O(string password)
            {
                using (X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12FromFile("client.pfx", password))
                    return new HttpClientHandler { {|MTLS2012:ClientCertificates|} = { certificate } };
            }
        }
        """,
        """
        using System.Net.Http;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            HttpClient M(HttpClientHandler handler, string password)
            {
                // The bank's.
                var certificate = X509CertificateLoader.LoadPkcs12FromFile("client.pfx", password); // with its key
                handler.ClientCertificates.Add(certificate);
                return new HttpClient(handler);
            }

            HttpMessageHandler N(string password)
            {
                var handler = new HttpClientHandler();

                // Only for a moment.
                {
                    var certificate = X509CertificateLoader.LoadPkcs12FromFile("client.pfx", password);
                    // Ours.
                    handler.ClientCertificates.Add(certificate);
                }

                return handler;
            }

            HttpMessageHandler O(string password)
            {
                {
                    X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12FromFile("client.pfx", password);
                    return new HttpClientHandler { ClientCertificates = { certificate } };
                }
            }
        }
        """);

    [Theory]
    [InlineData("using var c = cert; {|MTLS2012:handler.ClientCertificates|}.Add(c);", "var c = cert; handler.ClientCertificates.Add(c);")]
    [InlineData("using X509Certificate2 c = cert; {|MTLS2012:handler.ClientCertificates|}.Add(c);", "X509Certificate2 c = cert; handler.ClientCertificates.Add(c);")]
    [InlineData("using var c = cert; {|MTLS2012:handler.ClientCertificates|}.Add(c); {|MTLS2012:sockets.SslOptions.ClientCertificates|} = [c];", "var c = cert; handler.ClientCertificates.Add(c); sockets.SslOptions.ClientCertificates = [c];")]
    [InlineData("if (flag) { using var c = cert; {|MTLS2012:handler.ClientCertificates|}.Add(c); }", "if (flag) { var c = cert; handler.ClientCertificates.Add(c); }")]
    public Task Using_is_removed_IsFixed(string statements, string expected) => FixAsync(Around(statements), Around(expected));

    [Theory]
    [InlineData("using X509Certificate2 c = cert, d = cert; {|MTLS2012:handler.ClientCertificates|}.Add(c);")]
    public Task Two_at_once_have_no_fix_IsSilent(string statements) => FixAsync(Around(statements), Around(statements));

    private static string Around(string statements) =>
        ClientFrame.Around("", "void Give(HttpClientHandler handler, SocketsHttpHandler sockets, X509Certificate2 cert, bool flag) { " + statements + " }");

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<MTLS2012CertificateDisposedAnalyzer, MTLS2012CertificateDisposedFix>(source, fixedSource, MTLS2012CertificateDisposedFix.Title);
}
