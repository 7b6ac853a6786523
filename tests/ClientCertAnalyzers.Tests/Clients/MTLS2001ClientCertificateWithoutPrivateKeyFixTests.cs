using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.CodeFixes.Clients;
using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Clients;

public class MTLS2001ClientCertificateWithoutPrivateKeyFixTests
{
    [Fact]
    public Task Three_at_once_with_a_comment_and_without_a_using_IsFixed() => ThrowAsync(
        """
        using System.Net.Http;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            readonly X509Certificate2 _shared = X509CertificateLoader.LoadCertificateFromFile("shared.cer");

            void M(HttpClientHandler one, HttpClientHandler two, bool flag)
            {
                var certificate = X509CertificateLoader.LoadCertificateFromFile("client.cer");
                // The first one.
                {|MTLS2001:one.ClientCertificates.Add(certificate)|};
                if (flag)
                {
                    {|MTLS2001:two.ClientCertificates.Add(certificate)|};
                }
            }

            HttpClientHandler N()
            {
                var handler = new HttpClientHandler { {|MTLS2001:ClientCertificates = { _shared }|} };
                return handler;
            }
        }
        """,
        """
        using System;
        using System.Net.Http;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            readonly X509Certificate2 _shared = X509CertificateLoader.LoadCertificateFromFile("shared.cer");

            void M(HttpClientHandler one, HttpClientHandler two, bool flag)
            {
                var certificate = X509CertificateLoader.LoadCertificateFromFile("client.cer");
                if (!certificate.HasPrivateKey)
                {
                    throw new InvalidOperationException("The client certificate has no private key.");
                }

                // The first one.
                one.ClientCertificates.Add(certificate);
                if (flag)
                {
                    two.ClientCertificates.Add(certificate);
                }
            }

            HttpClientHandler N()
            {
                if (!_shared.HasPrivateKey)
                {
                    throw new InvalidOperationException("The client certificate has no private key.");
                }

                var handler = new HttpClientHandler { ClientCertificates = { _shared } };
                return handler;
            }
        }
        """);

    [Fact]
    public Task Top_level_statement_IsFixed() => ThrowAsync(
        """
        using System;
        using System.Net.Http;
        using System.Security.Cryptography.X509Certificates;

        var certificate = X509CertificateLoader.LoadCertificateFromFile("client.cer");
        var handler = new HttpClientHandler();
        {|MTLS2001:handler.ClientCertificates.Add(certificate)|};
        """,
        """
        using System;
        using System.Net.Http;
        using System.Security.Cryptography.X509Certificates;

        var certificate = X509CertificateLoader.LoadCertificateFromFile("client.cer");
        var handler = new HttpClientHandler();
        if (!certificate.HasPrivateKey)
        {
            throw new InvalidOperationException("The client certificate has no private key.");
        }

        handler.ClientCertificates.Add(certificate);
        """);

    [Theory]
    [InlineData("{|MTLS2001:handler.ClientCertificates.Add(X509CertificateLoader.LoadCertificateFromFile(path))|};")]
    [InlineData("var pub = X509CertificateLoader.LoadCertificateFromFile(path); if (flag) {|MTLS2001:handler.ClientCertificates.Add(pub)|};")]
    [InlineData("var pub = X509CertificateLoader.LoadCertificateFromFile(path); {|MTLS2001:ssl.LocalCertificateSelectionCallback = (_, _, _, _, _) => pub|};")]
    [InlineData("{|MTLS2001:handler.ClientCertificates.Add(connection.ClientCertificate!)|};")]
    public Task Without_a_name_or_a_place_no_check_is_offered_IsSilent(string statements) => ThrowAsync(ClientFrame.Around(statements), ClientFrame.Around(statements));

    [Theory]
    [InlineData("X509CertificateLoader.LoadCertificateFromFile(\"client.crt\")", "X509Certificate2.CreateFromPemFile(\"client.crt\", /* the file with the private key */ \"client.key\")")]
    [InlineData("X509CertificateLoader.LoadCertificateFromFile(path)", "X509Certificate2.CreateFromPemFile(path, /* the file with the private key */ \"client.key\")")]
    [InlineData("X509CertificateLoader.LoadCertificate(File.ReadAllBytes(path))", "X509Certificate2.CreateFromPemFile(path, /* the file with the private key */ \"client.key\")")]
    [InlineData("X509Certificate2.CreateFromPem(File.ReadAllText(\"a/b.pem\"))", "X509Certificate2.CreateFromPemFile(\"a/b.pem\", /* the file with the private key */ \"a/b.key\")")]
    [InlineData("X509Certificate.CreateFromCertFile(\"client.cer\")", "X509Certificate2.CreateFromPemFile(\"client.cer\", /* the file with the private key */ \"client.key\")")]
    [InlineData("new X509Certificate2(\"client.crt\")", "X509Certificate2.CreateFromPemFile(\"client.crt\", /* the file with the private key */ \"client.key\")")]
    public Task Key_is_loaded_too_IsFixed(string load, string both) => LoadAsync(
        ClientFrame.Around($"var c = {load}; {{|MTLS2001:handler.ClientCertificates.Add(c)|}};"),
        ClientFrame.Around($"var c = {both}; handler.ClientCertificates.Add(c);"));

    [Theory]
    [InlineData("X509CertificateLoader.LoadCertificate(cert.RawData)")]
    [InlineData("X509Certificate2.CreateFromPem(pwd)")]
    [InlineData("new X509Certificate2(cert.RawData)")]
    [InlineData("stream.RemoteCertificate!")]
    public Task Without_a_file_no_loading_is_offered_IsSilent(string load)
    {
        var source = ClientFrame.Around($"var c = {load}; {{|MTLS2001:handler.ClientCertificates.Add(c)|}};");
        return LoadAsync(source, source);
    }

    private static Task ThrowAsync(string source, string fixedSource) => Verify.FixAsync<MTLS2001ClientCertificateWithoutPrivateKeyAnalyzer, MTLS2001ClientCertificateWithoutPrivateKeyFix>(
        source, fixedSource, MTLS2001ClientCertificateWithoutPrivateKeyFix.Title);

    private static Task LoadAsync(string source, string fixedSource) => Verify.FixAsync<MTLS2001ClientCertificateWithoutPrivateKeyAnalyzer, MTLS2001LoadWithKeyFix>(
        source, fixedSource, MTLS2001LoadWithKeyFix.Title);
}
