using ClientCertAnalyzers.Tests.Verification;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3017ServicePointManagerIgnoredTests
{
    private const string Bad = "{|MTLS3017:ServicePointManager.ServerCertificateValidationCallback|} = Validate;";
    private const string Plain = "ServicePointManager.ServerCertificateValidationCallback = Validate;";

    [Theory]
    [InlineData(Bad)]
    [InlineData("{|MTLS3017:ServicePointManager.ServerCertificateValidationCallback|} += Validate;")]
    [InlineData(Bad + " new HttpClient().Dispose();")]
    public Task Callback_for_HttpClient_Reports(string line) => Run(line);

    [Theory]
    [InlineData("new HttpClientHandler().ServerCertificateCustomValidationCallback = (_, _, _, e) => e == SslPolicyErrors.None;")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = null;")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback -= Validate;")]
    [InlineData(Plain + " WebRequest.Create(\"https://a\");")]
    [InlineData(Plain + " new WebClient().Dispose();")]
    [InlineData(Plain + " new System.Net.Mail.SmtpClient().Dispose();")]
    [InlineData("Own.ServicePointManager.ServerCertificateValidationCallback = Validate;")]
    public Task Another_slot_or_a_legacy_client_IsSilent(string line) => Run(line);

    [Fact]
    public Task Test_project_IsSilent() => Run(Plain, test => test.TestState.AnalyzerConfigFiles.Add(
        ("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true")));

    [Fact]
    public Task Code_that_does_not_compile_IsSilent() =>
        Run("ServicePointManager.Missing = ; Validate +=", test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    private static Task Run(
        string line, Action<Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerTest<MTLS3017ServicePointManagerIgnoredAnalyzer, DefaultVerifier>>? configure = null) =>
        Verify.DiagnosticsAsync(
            $$"""
            #pragma warning disable SYSLIB0014
            using System.Net;
            using System.Net.Http;
            using System.Net.Security;
            using System.Security.Cryptography.X509Certificates;

            namespace Own
            {
                public static class ServicePointManager { public static RemoteCertificateValidationCallback? ServerCertificateValidationCallback { get; set; } }
            }

            public class C
            {
                public void M() { {{line}} }

                private static bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => errors == SslPolicyErrors.None;
            }
            """,
            configure);
}
