using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.CodeFixes.Clients;
using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Clients;

public class MTLS2004CertificateListIsNullFixTests
{
    private const string New = "IHttpClientBuilder clients = null!; var own = new SocketsHttpHandler(); ";

    [Theory]
    [InlineData("_ = {|MTLS2004:own.SslOptions.ClientCertificates|}!.Add(cert);", "own.SslOptions.ClientCertificates ??= new X509CertificateCollection();\n        _ = own.SslOptions.ClientCertificates!.Add(cert);")]
    [InlineData("_ = new SocketsHttpHandler { SslOptions = { {|MTLS2004:ClientCertificates|} = { cert } } };", "_ = new SocketsHttpHandler { SslOptions = { ClientCertificates = new X509CertificateCollection { cert } } };")]
    [InlineData("_ = new SslClientAuthenticationOptions { {|MTLS2004:ClientCertificates|} = { cert, cert } };", "_ = new SslClientAuthenticationOptions { ClientCertificates = new X509CertificateCollection { cert, cert } };")]
    [InlineData("clients.UseSocketsHttpHandler((s, _) => {|MTLS2004:s.SslOptions.ClientCertificates|}.Add(cert));", "clients.UseSocketsHttpHandler((s, _) => { s.SslOptions.ClientCertificates ??= new X509CertificateCollection(); s.SslOptions.ClientCertificates.Add(cert); });")]
    [InlineData("if (flag) {|MTLS2004:own.SslOptions.ClientCertificates|}.Add(cert);", """
        if (flag)
                {
                    own.SslOptions.ClientCertificates ??= new X509CertificateCollection();
                    own.SslOptions.ClientCertificates.Add(cert);
                }

        """)]
    public Task List_is_made_IsFixed(string statement, string expected) => FixAsync(ClientFrame.Around(New + statement), ClientFrame.Around(New + expected));

    [Fact]
    public Task Three_at_once_with_comments_and_without_a_using_IsFixed() => FixAsync(
        """
        using System.Net.Http;

        class C
        {
            void M(System.Security.Cryptography.X509Certificates.X509Certificate2 cert)
            {
                var one = new SocketsHttpHandler();

                // The bank's.
                {|MTLS2004:one.SslOptions.ClientCertificates|}.Add(cert); // its only one
                one.SslOptions.ClientCertificates.Add(cert);
            }

            void N(System.Security.Cryptography.X509Certificates.X509Certificate2 cert)
            {
                var two = new SocketsHttpHandler
                {
                    SslOptions =
                    {
                        {|MTLS2004:ClientCertificates|} =
                        {
                            cert, // ours
                        },
                    },
                };
                var three = new System.Net.Security.SslClientAuthenticationOptions();
                {|MTLS2004:three.ClientCertificates|}.Add(cert);
            }
        }
        """,
        """
        using System.Net.Http;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            void M(System.Security.Cryptography.X509Certificates.X509Certificate2 cert)
            {
                var one = new SocketsHttpHandler();
                one.SslOptions.ClientCertificates ??= new X509CertificateCollection();

                // The bank's.
                one.SslOptions.ClientCertificates.Add(cert); // its only one
                one.SslOptions.ClientCertificates.Add(cert);
            }

            void N(System.Security.Cryptography.X509Certificates.X509Certificate2 cert)
            {
                var two = new SocketsHttpHandler
                {
                    SslOptions =
                    {
                        ClientCertificates = new X509CertificateCollection
                        {
                            cert, // ours
                        },
                    },
                };
                var three = new System.Net.Security.SslClientAuthenticationOptions();
                three.ClientCertificates ??= new X509CertificateCollection();
                three.ClientCertificates.Add(cert);
            }
        }
        """);

    [Fact]
    public Task Top_level_statement_IsFixed() => FixAsync(
        """
        using System.Net.Http;
        using System.Security.Cryptography.X509Certificates;

        var handler = new SocketsHttpHandler();
        {|MTLS2004:handler.SslOptions.ClientCertificates|}.Add(X509CertificateLoader.LoadPkcs12FromFile("client.pfx", args[0]));
        """,
        """
        using System.Net.Http;
        using System.Security.Cryptography.X509Certificates;

        var handler = new SocketsHttpHandler();
        handler.SslOptions.ClientCertificates ??= new X509CertificateCollection();
        handler.SslOptions.ClientCertificates.Add(X509CertificateLoader.LoadPkcs12FromFile("client.pfx", args[0]));
        """);

    [Theory]
    [InlineData("{|MTLS2004:new SocketsHttpHandler().SslOptions.ClientCertificates|}.Add(cert);")]
    [InlineData(New + "var count = {|MTLS2004:own.SslOptions.ClientCertificates|}.Count;")]
    [InlineData("IHttpClientBuilder clients = null!; Func<SocketsHttpHandler, int> add = s => 1; var own = new SslClientAuthenticationOptions(); Func<int> count = () => { return 1; }; return; int Add() { var tls = new SslClientAuthenticationOptions(); return {|MTLS2004:tls.ClientCertificates|}.Add(cert); }")]
    public Task Without_a_place_no_fix_is_offered_IsSilent(string statements) => FixAsync(ClientFrame.Around(statements), ClientFrame.Around(statements));

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<MTLS2004CertificateListIsNullAnalyzer, MTLS2004CertificateListIsNullFix>(source, fixedSource, MTLS2004CertificateListIsNullFix.Title);
}
