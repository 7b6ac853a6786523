using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Clients;

public class MTLS2013CertificateInHeaderTests
{
    private const string Clients = "var http = new HttpClient(); var request = new HttpRequestMessage(); ";

    [Theory]
    [InlineData("{|MTLS2013:request.Headers.Add(\"X-ARR-ClientCert\", cert.GetRawCertDataString())|};")]
    [InlineData("{|MTLS2013:request.Headers.Add(\"X-ARR-ClientCert\", Convert.ToBase64String(cert.RawData))|};")]
    [InlineData("{|MTLS2013:http.DefaultRequestHeaders.Add(\"ssl-client-cert\", cert.ExportCertificatePem())|};")]
    public Task Snippets_of_the_catalogue_Reports(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("X-ARR-ClientCert")]
    [InlineData("x-arr-clientcert")]
    [InlineData("X-Client-Cert")]
    [InlineData("X-SSL-CERT")]
    [InlineData("ssl-client-cert")]
    [InlineData("X-SSL-Client-Cert")]
    [InlineData("X-ClientCert")]
    [InlineData("X-Forwarded-Client-Cert")]
    [InlineData("X-Forwarded-Tls-Client-Cert")]
    [InlineData("MS-ASPNETCORE-CLIENTCERT")]
    [InlineData("Client-Cert")]
    [InlineData("X-Amzn-Mtls-Clientcert")]
    public Task Every_name_Reports(string name) => VerifyAsync($"{{|MTLS2013:request.Headers.Add(\"{name}\", cert.GetRawCertDataString())|}};");

    [Theory]
    [InlineData("{|MTLS2013:request.Headers.TryAddWithoutValidation(\"X-Client-Cert\", cert.Thumbprint)|};")]
    [InlineData("{|MTLS2013:request.Headers.Add(\"X-Client-Cert\", new[] { cert.GetRawCertDataString() })|};")]
    [InlineData("_ = new HttpRequestMessage { Headers = { {|MTLS2013:{ \"X-Client-Cert\", cert.GetRawCertDataString() }|} } };")]
    [InlineData("var web = WebRequest.Create(path); {|MTLS2013:web.Headers.Add(\"X-Client-Cert\", cert.GetRawCertDataString())|};")]
    [InlineData("var web = WebRequest.Create(path); {|MTLS2013:web.Headers[\"X-Client-Cert\"] = cert.GetRawCertDataString()|};")]
    [InlineData("using var web = new WebClient(); {|MTLS2013:web.Headers.Set(\"X-Client-Cert\", cert.GetRawCertDataString())|};")]
    [InlineData("var o = new System.Net.WebSockets.ClientWebSocket().Options; {|MTLS2013:o.SetRequestHeader(\"X-Client-Cert\", cert.GetRawCertDataString())|};")]
    [InlineData("{|MTLS2013:request.Headers.Add(Header, cert.GetRawCertDataString())|};")]
    [InlineData("{|MTLS2013:request.Headers.Add(Names.Header, cert.GetRawCertDataString())|};")]
    [InlineData("var headers = request.Headers; {|MTLS2013:headers.Add(\"X-Client-Cert\", cert.GetRawCertDataString())|};")]
    [InlineData("IServiceCollection services = null!; services.AddHttpClient(\"a\", c => {|MTLS2013:c.DefaultRequestHeaders.Add(\"X-Client-Cert\", cert.GetRawCertDataString())|});")]
    public Task Every_place_Reports(string statement) => VerifyAsync(statement, "const string Header = \"X-Client-Cert\"; static class Names { public const string Header = \"X-Client-Cert\"; }");

    [Theory]
    [InlineData("cert.GetRawCertDataString()")]
    [InlineData("cert?.GetRawCertDataString()")]
    [InlineData("Convert.ToBase64String(cert.Export(X509ContentType.Cert))")]
    [InlineData("Convert.ToHexString(cert.GetRawCertData())")]
    [InlineData("Uri.EscapeDataString(cert.ExportCertificatePem())")]
    [InlineData("WebUtility.UrlEncode(new string(PemEncoding.Write(\"CERTIFICATE\", cert.RawData)))")]
    [InlineData("cert.ExportCertificatePem().Replace(\"\\n\", \"\")")]
    [InlineData("$\"Cert=\\\"{cert.GetRawCertDataString()}\\\"\"")]
    [InlineData("\"Hash=\" + cert.GetCertHashString()")]
    [InlineData("cert.Subject")]
    [InlineData("text")]
    [InlineData("Convert.ToBase64String(bytes)")]
    [InlineData("Encoded(cert)")]
    [InlineData("X509CertificateLoader.LoadPkcs12FromFile(path, pwd).GetRawCertDataString()")]
    [InlineData("_own.GetRawCertDataString()")]
    [InlineData("flag ? cert.Subject : \"nobody\"")]
    public Task Every_value_Reports(string value) => VerifyAsync(
        "var bytes = cert.RawData; var text = Convert.ToBase64String(bytes); {|MTLS2013:request.Headers.Add(\"X-ARR-ClientCert\", VALUE)|};".Replace("VALUE", value),
        "static string Encoded(X509Certificate2 c) { return Convert.ToBase64String(c.RawData); } readonly X509Certificate2 _own = new(\"a.pfx\", \"\");");

    [Theory]
    [InlineData("request.Headers.Add(\"X-ARR-ClientCert\", path);")]
    [InlineData("request.Headers.Add(\"X-ARR-ClientCert\", File.ReadAllText(\"client.crt\"));")]
    [InlineData("request.Headers.Add(\"Authorization\", cert.Thumbprint); request.Headers.Add(\"X-Correlation\", cert.SerialNumber);")]
    [InlineData("request.Headers.Remove(\"X-ARR-ClientCert\"); _ = request.Headers.Contains(\"X-ARR-ClientCert\"); _ = request.Headers.GetValues(\"X-ARR-ClientCert\");")]
    [InlineData("handler.ClientCertificates.Add(cert);")]
    [InlineData("var all = new Dictionary<string, string> { [\"X-ARR-ClientCert\"] = cert.Subject }; all.Add(\"X-Client-Cert\", cert.Subject);")]
    [InlineData("new Own().Headers.Add(\"X-ARR-ClientCert\", cert.Subject);")]
    [InlineData("Console.WriteLine(\"X-ARR-ClientCert\", cert.Subject);")]
    [InlineData("new HttpResponseMessage().Headers.Add(\"X-Client-Cert\", cert.Subject);")]
    // It takes the key to make this.
    [InlineData("request.Headers.Add(\"X-Client-Cert\", Convert.ToBase64String(cert.GetRSAPrivateKey()!.SignData(cert.RawData, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));")]
    // A proxy passes on whose certificate it has seen in its own handshake.
    [InlineData("request.Headers.Add(\"X-ARR-ClientCert\", connection.ClientCertificate!.GetRawCertDataString());")]
    [InlineData("var caller = await connection.GetClientCertificateAsync(); request.Headers.Add(\"X-ARR-ClientCert\", Convert.ToBase64String(caller!.RawData));")]
    [InlineData("request.Headers.Add(\"X-ARR-ClientCert\", stream.RemoteCertificate!.GetRawCertDataString());")]
    public Task Other_headers_and_values_IsSilent(string statement) => VerifyAsync(statement, "class Own { public Own Headers => this; public void Add(string name, string value) { } }");

    [Theory]
    [InlineData("void Forward(HttpContext context, HttpRequestMessage r, X509Certificate2 caller) => r.Headers.Add(\"X-ARR-ClientCert\", caller.GetRawCertDataString());")]
    [InlineData("class Forwarding(IHttpContextAccessor accessor) : DelegatingHandler { X509Certificate2 Caller => accessor.HttpContext!.Connection.ClientCertificate!; void Add(HttpRequestMessage r, X509Certificate2 c) => r.Headers.Add(\"X-ARR-ClientCert\", c.GetRawCertDataString()); }")]
    public Task Gateway_that_is_given_the_callers_certificate_IsSilent(string member) => VerifyAsync("", member);

    [Theory]
    [InlineData("HttpRequest")]
    [InlineData("HttpResponse")]
    public Task Headers_of_a_server_IsSilent(string type) => VerifyAsync("", $"void M({type} r, X509Certificate2 c) {{ r.Headers[\"X-ARR-ClientCert\"] = c.GetRawCertDataString(); r.Headers.Append(\"X-Client-Cert\", c.Subject); }}");

    [Theory]
    [InlineData("Yarp.ReverseProxy")]
    [InlineData("Ocelot")]
    [InlineData("Microsoft.AspNetCore.TestHost")]
    public Task Proxies_and_test_servers_IsSilent(string assembly) => VerifyAsync(
        "request.Headers.Add(\"X-ARR-ClientCert\", cert.GetRawCertDataString());",
        configure: test =>
        {
            test.TestState.AdditionalProjects[assembly].Sources.Add("public class Anything { }");
            test.TestState.AdditionalProjectReferences.Add(assembly);
            test.TestState.AdditionalProjects[assembly].AdditionalReferences.AddRange(References.AspNetCore);
        });

    [Fact]
    public Task Test_project_IsSilent() => VerifyAsync("request.Headers.Add(\"X-ARR-ClientCert\", cert.GetRawCertDataString());", configure: test =>
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true")));

    /// <summary>Where no proxy stands in front of the service, a developer plays one.</summary>
    [Fact]
    public Task Only_in_development_Reports_as_Info() => VerifyAsync(
        "IHostEnvironment env = null!; if (env.IsDevelopment()) {|#0:request.Headers.Add(\"X-ARR-ClientCert\", cert.GetRawCertDataString())|};",
        configure: test => test.ExpectedDiagnostics.Add(new DiagnosticResult("MTLS2013", DiagnosticSeverity.Info).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)));

    [Theory]
    [InlineData("request.Headers.Add(\"X-ARR-ClientCert\", ")]
    [InlineData("request.Headers.Add(\"X-ARR-ClientCert\", cert.);")]
    [InlineData("request.Headers[\"X-ARR-ClientCert\"] = ;")]
    [InlineData("_ = new HttpRequestMessage { Headers = { { \"X-ARR-ClientCert\", } } };")]
    [InlineData("Headers.Add(X, Y); request.Headers.Add(Missing.Header, cert.Subject);")]
    public Task Half_typed_code_IsSilent(string statement) => VerifyAsync(statement, configure: test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    private static Task VerifyAsync(string statements, string members = "", Action<AnalyzerTest<DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync<MTLS2013CertificateInHeaderAnalyzer>(ClientFrame.Around(Clients + statements, members), configure);
}
