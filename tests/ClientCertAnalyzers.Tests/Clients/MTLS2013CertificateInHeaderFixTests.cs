using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.CodeFixes.Clients;
using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Clients;

public class MTLS2013CertificateInHeaderFixTests
{
    [Fact]
    public Task Three_at_once_with_comments_and_without_a_using_IsFixed() => FixAsync(
        """
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            void One(X509Certificate2 certificate)
            {
                using var client = new System.Net.Http.HttpClient();
                // The service wants to know who calls.
                {|MTLS2013:client.DefaultRequestHeaders.Add("X-ARR-ClientCert", certificate.GetRawCertDataString())|};
                client.DefaultRequestHeaders.Add("Accept", "text/plain");
            }

            void Two(X509Certificate2 certificate, System.Net.Http.HttpRequestMessage request)
            {
                var handler = new System.Net.Http.HttpClientHandler { UseProxy = false };
                using var client = new System.Net.Http.HttpClient(handler);
                // Its answer depends on it.
                {|MTLS2013:request.Headers.Add("X-ARR-ClientCert", certificate.GetRawCertDataString())|}; // ask Kim
                client.Send(request);
            }

            void Three(X509Certificate2 certificate)
            {
                using var client = new System.Net.Http.HttpClient();
                {|MTLS2013:client.DefaultRequestHeaders.Add("X-Client-Cert", certificate.GetRawCertDataString())|};
                {|MTLS2013:client.DefaultRequestHeaders.Add("X-Client-Cert", certificate.Subject)|};
            }
        }
        """,
        """
        using System.Net.Http;
        using System.Security.Cryptography.X509Certificates;

        class C
        {
            void One(X509Certificate2 certificate)
            {
                using var client = new System.Net.Http.HttpClient(new HttpClientHandler { ClientCertificates = { certificate } });
                // The service wants to know who calls.
                client.DefaultRequestHeaders.Add("Accept", "text/plain");
            }

            void Two(X509Certificate2 certificate, System.Net.Http.HttpRequestMessage request)
            {
                var handler = new System.Net.Http.HttpClientHandler { UseProxy = false };
                using var client = new System.Net.Http.HttpClient(handler);
                // Its answer depends on it.
                handler.ClientCertificates.Add(certificate); // ask Kim
                client.Send(request);
            }

            void Three(X509Certificate2 certificate)
            {
                using var client = new System.Net.Http.HttpClient(new HttpClientHandler { ClientCertificates = { certificate } });
            }
        }
        """);

    [Theory]
    [InlineData("var http = new HttpClient(); {|MTLS2013:http.DefaultRequestHeaders.Add(\"X-ARR-ClientCert\", cert.Subject)|};", "var http = new HttpClient(new HttpClientHandler { ClientCertificates = { cert } });")]
    [InlineData("HttpClient http = new(); {|MTLS2013:http.DefaultRequestHeaders.Add(\"X-ARR-ClientCert\", cert.Subject)|};", "HttpClient http = new(new HttpClientHandler { ClientCertificates = { cert } });")]
    [InlineData("var own = X509CertificateLoader.LoadPkcs12FromFile(path, pwd); var http = new HttpClient(); {|MTLS2013:http.DefaultRequestHeaders.Add(\"X-ARR-ClientCert\", own.Subject)|};", "var own = X509CertificateLoader.LoadPkcs12FromFile(path, pwd); var http = new HttpClient(new HttpClientHandler { ClientCertificates = { own } });")]
    [InlineData("var http = new HttpClient(); {|MTLS2013:http.DefaultRequestHeaders.Add(\"X-ARR-ClientCert\", _own.Subject)|};", "var http = new HttpClient(new HttpClientHandler { ClientCertificates = { _own } });")]
    [InlineData("var h = new HttpClientHandler(); var http = new HttpClient(h, true); {|MTLS2013:http.DefaultRequestHeaders.TryAddWithoutValidation(\"X-ARR-ClientCert\", cert.Subject)|};", "var h = new HttpClientHandler(); var http = new HttpClient(h, true); h.ClientCertificates.Add(cert);")]
    [InlineData("var k = new HttpClientHandler(); k.ClientCertificates.Add(cert); var http = new HttpClient(k); {|MTLS2013:http.DefaultRequestHeaders.Add(\"X-ARR-ClientCert\", cert.Subject)|};", "var k = new HttpClientHandler(); k.ClientCertificates.Add(cert); var http = new HttpClient(k);")]
    [InlineData("var h = new HttpClientHandler(); var http = new HttpClient(h); var text = Convert.ToBase64String(cert.RawData); {|MTLS2013:http.DefaultRequestHeaders.Add(\"X-ARR-ClientCert\", text)|};", "var h = new HttpClientHandler(); var http = new HttpClient(h); var text = Convert.ToBase64String(cert.RawData); h.ClientCertificates.Add(cert);")]
    public Task Client_in_the_same_code_IsFixed(string statements, string fixedStatements) =>
        FixAsync(ClientFrame.Around(statements.Replace(" {|", "\n        {|"), Members), ClientFrame.Around(fixedStatements.Replace(" h.Cl", "\n        h.Cl"), Members));

    [Theory]
    [InlineData("services.AddHttpClient(\"bank\", c => {|MTLS2013:c.DefaultRequestHeaders.Add(\"X-ARR-ClientCert\", cert.Subject)|});", "services.AddHttpClient(\"bank\", c => { }).ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { ClientCertificates = { cert } });")]
    [InlineData("services.AddHttpClient(\"bank\", c => { c.BaseAddress = new(path); {|MTLS2013:c.DefaultRequestHeaders.Add(\"X-ARR-ClientCert\", cert.Subject)|}; });", "services.AddHttpClient(\"bank\", c => { c.BaseAddress = new(path); }).ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { ClientCertificates = { cert } });")]
    public Task Registered_client_IsFixed(string statements, string fixedStatements) =>
        FixAsync(ClientFrame.Around("IServiceCollection services = null!; " + statements), ClientFrame.Around("IServiceCollection services = null!; " + fixedStatements));

    [Theory]
    [InlineData("{|MTLS2013:request.Headers.Add(\"X-ARR-ClientCert\", cert.Subject)|};")]
    [InlineData("{|MTLS2013:_http.DefaultRequestHeaders.Add(\"X-ARR-ClientCert\", cert.Subject)|};")]
    [InlineData("var http = factory.CreateClient(); {|MTLS2013:http.DefaultRequestHeaders.Add(\"X-ARR-ClientCert\", cert.Subject)|};")]
    [InlineData("var http = new HttpClient(); {|MTLS2013:request.Headers.Add(\"X-ARR-ClientCert\", cert.Subject)|}; await _http.SendAsync(request);")]
    [InlineData("var http = new HttpClient(); await http.GetAsync(path); {|MTLS2013:http.DefaultRequestHeaders.Add(\"X-ARR-ClientCert\", cert.Subject)|};")]
    [InlineData("var http = new HttpClient(); var own = X509CertificateLoader.LoadPkcs12FromFile(path, pwd); {|MTLS2013:http.DefaultRequestHeaders.Add(\"X-ARR-ClientCert\", own.Subject)|};")]
    [InlineData("var http = new HttpClient(); {|MTLS2013:http.DefaultRequestHeaders.Add(\"X-ARR-ClientCert\", X509CertificateLoader.LoadPkcs12FromFile(path, pwd).Subject)|};")]
    [InlineData("var pub = X509CertificateLoader.LoadCertificateFromFile(path); var http = new HttpClient(); {|MTLS2013:http.DefaultRequestHeaders.Add(\"X-ARR-ClientCert\", pub.Subject)|};")]
    [InlineData("var http = new HttpClient(sockets); {|MTLS2013:http.DefaultRequestHeaders.Add(\"X-ARR-ClientCert\", cert.Subject)|};")]
    [InlineData("var http = new HttpClient(handler); {|MTLS2013:http.DefaultRequestHeaders.Add(\"X-ARR-ClientCert\", cert.Subject)|};")]
    [InlineData("var a = new HttpClient(); var b = new HttpClient(); {|MTLS2013:a.DefaultRequestHeaders.Add(\"X-ARR-ClientCert\", cert.Subject)|};")]
    [InlineData("X509Certificate2? some = flag ? cert : null; var http = new HttpClient(); {|MTLS2013:http.DefaultRequestHeaders.Add(\"X-ARR-ClientCert\", some?.Subject)|};")]
    [InlineData("var http = new HttpClient(); var done = {|MTLS2013:http.DefaultRequestHeaders.TryAddWithoutValidation(\"X-ARR-ClientCert\", cert.Subject)|};")]
    [InlineData("IServiceCollection services = null!; services.AddHttpClient(\"a\", c => {|MTLS2013:c.DefaultRequestHeaders.Add(\"X-ARR-ClientCert\", cert.Subject)|}).ConfigurePrimaryHttpMessageHandler(() => handler);")]
    [InlineData("IServiceCollection services = null!; services.AddHttpClient(\"a\", (s, c) => { var own = X509CertificateLoader.LoadPkcs12FromFile(path, pwd); {|MTLS2013:c.DefaultRequestHeaders.Add(\"X-ARR-ClientCert\", own.Subject)|}; });")]
    public Task Without_a_client_that_can_be_changed_nothing_is_offered_IsSilent(string statements)
    {
        var source = ClientFrame.Around("HttpRequestMessage request = new(); IHttpClientFactory factory = null!; " + statements, "readonly HttpClient _http = new();");
        return FixAsync(source, source);
    }

    private const string Members = "readonly X509Certificate2 _own = X509CertificateLoader.LoadPkcs12FromFile(\"a.pfx\", null);";

    private static Task FixAsync(string source, string fixedSource) =>
        Verify.FixAsync<MTLS2013CertificateInHeaderAnalyzer, MTLS2013CertificateInHeaderFix>(source, fixedSource, MTLS2013CertificateInHeaderFix.Title);
}
