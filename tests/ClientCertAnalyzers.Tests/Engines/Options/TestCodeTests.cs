using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.Loading;
using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Engines.Options;

/// <summary>mtls_test_code, which decides file by file.</summary>
public class TestCodeTests
{
    private const string TestProject = "is_global = true\nbuild_property.IsTestProject = true\n";

    private const string Reported = """
        using System.Net.Http;
        class Calls { HttpClientHandler Create() => new() { ServerCertificateCustomValidationCallback = {|MTLS3002:(m, c, ch, e) => true|} }; }
        """;

    private const string Silent = """
        using System.Net.Http;
        class Tests { HttpClientHandler Create() => new() { ServerCertificateCustomValidationCallback = (m, c, ch, e) => true }; }
        """;

    [Theory]
    [InlineData("", false)]
    [InlineData("quiet", false)]
    [InlineData("ignore", false)]
    [InlineData("Report", true)]
    [InlineData("loud", false)]
    public Task In_a_test_project(string value, bool reports) => VerifyAsync(reports ? Reported : Silent, value, TestProject);

    [Theory]
    [InlineData("", true)]
    [InlineData("report", true)]
    [InlineData("loud", true)]
    [InlineData("quiet", false)]
    [InlineData("IGNORE", false)]
    public Task Elsewhere(string value, bool reports) => VerifyAsync(reports ? Reported : Silent, value);

    [Theory]
    [InlineData("", "quiet")]
    [InlineData(TestProject, "ignore")]
    public Task One_file_and_not_the_other(string project, string value) => Verify.DiagnosticsAsync<ValidationCallbackAnalyzer>(Reported, test =>
    {
        test.TestState.Sources.Add(("/0/tests/Tests.cs", Silent));
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\nmtls_test_code = report\n[**/tests/**.cs]\nmtls_test_code = {value}\n"));
        if (project.Length > 0)
        {
            test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", project));
        }
    });

    /// <summary>It fails in a test as well.</summary>
    [Theory]
    [InlineData("quiet", true)]
    [InlineData("ignore", false)]
    public Task A_rule_that_is_heard_in_tests(string value, bool reports)
    {
        const string List = "handler.SslOptions.ClientCertificates";
        return Verify.DiagnosticsAsync<MTLS2004CertificateListIsNullAnalyzer>(
            $$"""
            using System.Net.Http;
            using System.Security.Cryptography.X509Certificates;
            class Tests { void M(X509Certificate2 own) { var handler = new SocketsHttpHandler(); {{(reports ? $"{{|MTLS2004:{List}|}}" : List)}}!.Add(own); } }
            """,
            test => test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\nmtls_test_code = {value}\n")));
    }

    [Theory]
    [InlineData("quiet", DiagnosticSeverity.Info)]
    [InlineData("report", DiagnosticSeverity.Warning)]
    public Task A_password_in_a_test_is_advice(string value, DiagnosticSeverity severity) => Verify.DiagnosticsAsync<MTLS7001PasswordLiteralAnalyzer>(
        """
        using System.Security.Cryptography.X509Certificates;
        class Tests { X509Certificate2 Own() => X509CertificateLoader.LoadPkcs12FromFile("own.pfx", {|#0:"secret"|}); }
        """,
        test =>
        {
            test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\nmtls_test_code = {value}\n"));
            test.ExpectedDiagnostics.Add(new DiagnosticResult("MTLS7001", severity).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithArguments("LoadPkcs12FromFile"));
        });

    private static Task VerifyAsync(string source, string value, string project = "") => Verify.DiagnosticsAsync<ValidationCallbackAnalyzer>(source, test =>
    {
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\n" + (value.Length > 0 ? $"mtls_test_code = {value}\n" : "")));
        if (project.Length > 0)
        {
            test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", project));
        }
    });
}
