using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Engines.Options;

/// <summary>mtls_certificate_headers, which adds to the names that the rules know.</summary>
public class CertificateHeaderNamesTests
{
    [Theory]
    [InlineData("*.cs", "X-Other, x-shop-cert", true)]
    [InlineData("*.cs", "X-Shop-Cert", true)]
    [InlineData("*.cs", "X-Shop-Cert,, bad name", true)]
    [InlineData("*.cs", "X-Other", false)]
    [InlineData("*.cs", "", false)]
    [InlineData("Elsewhere.cs", "X-Shop-Cert", false)]
    public Task Header_that_a_server_reads(string section, string value, bool reports)
    {
        const string Read = "request.Headers[\"X-Shop-Cert\"]";
        return Verify.DiagnosticsAsync<MTLS4014CertificateHeaderReadAnalyzer>(
            $$"""
            using Microsoft.AspNetCore.Http;
            class Gate { bool IsShop(HttpRequest request) => {{(reports ? $"{{|MTLS4014:{Read}|}}" : Read)}} == "shop"; }
            """,
            test => test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[{section}]\nmtls_certificate_headers = {value}\n")));
    }

    [Theory]
    [InlineData("X-Shop-Cert", true)]
    [InlineData("X-Other", false)]
    public Task Header_that_a_client_sends(string value, bool reports)
    {
        const string Send = "client.DefaultRequestHeaders.Add(\"X-Shop-Cert\", own.GetRawCertDataString())";
        return Verify.DiagnosticsAsync<MTLS2013CertificateInHeaderAnalyzer>(
            $$"""
            using System.Net.Http;
            using System.Security.Cryptography.X509Certificates;
            class Calls { void M(HttpClient client, X509Certificate2 own) { {{(reports ? $"{{|MTLS2013:{Send}|}}" : Send)}}; } }
            """,
            test => test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\nmtls_certificate_headers = {value}\n")));
    }

    [Fact]
    public Task Names_that_are_known_stay() => Verify.DiagnosticsAsync<MTLS4014CertificateHeaderReadAnalyzer>(
        """
        using Microsoft.AspNetCore.Http;
        class Gate { bool IsShop(HttpRequest request) => {|MTLS4014:request.Headers["X-Client-Cert"]|} == "shop"; }
        """,
        test => test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\nmtls_certificate_headers = X-Shop-Cert\n")));
}
