using ClientCertAnalyzers.CodeFixes.Listeners;
using ClientCertAnalyzers.Listeners;
using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Listeners;

public class MTLS1008ValidationOverwrittenTests
{
    private const string Ask = "h.ClientCertificateMode = ClientCertificateMode.AllowCertificate; ";

    [Theory]
    [InlineData(Ask + "h.ClientCertificateValidation = Check; {|MTLS1008:h.AllowAnyClientCertificate()|};")]
    [InlineData(Ask + "{|MTLS1008:h.AllowAnyClientCertificate()|}; h.ClientCertificateValidation = Check;")]
    [InlineData("h.ClientCertificateValidation = Check; {|MTLS1008:h.AllowAnyClientCertificate()|}; Elsewhere(h);")]
    [InlineData("{|MTLS1007:h.ClientCertificateValidation = Check|}; {|MTLS1007:h.AllowAnyClientCertificate()|};")]
    [InlineData(Ask + "if (k.AddServerHeader) { h.CheckCertificateRevocation = true; } h.ClientCertificateValidation = Check; {|MTLS1008:h.AllowAnyClientCertificate()|};")]
    [InlineData(Ask + "h.ClientCertificateValidation = Check; {|MTLS1008:h.AllowAnyClientCertificate()|}; if (k.AddServerHeader) { return; }")]
    [InlineData(Ask + "{|MTLS1008:h.AllowAnyClientCertificate()|}; var check = k.AddServerHeader; h.ClientCertificateValidation = Check;")]
    public Task Call_and_callback_in_one_block_Reports(string body) => Verify.DiagnosticsAsync<DeadValidationAnalyzer>(Lambda(body));

    [Theory]
    [InlineData(Ask + "h.ClientCertificateValidation = Check;")]
    [InlineData(Ask + "h.AllowAnyClientCertificate();")]
    [InlineData(Ask + "if (k.AddServerHeader) { h.AllowAnyClientCertificate(); } else { h.ClientCertificateValidation = Check; }")]
    [InlineData(Ask + "h.AllowAnyClientCertificate(); if (k.AddServerHeader) { return; } h.ClientCertificateValidation = Check;")]
    [InlineData(Ask + "h.ClientCertificateValidation = null; h.AllowAnyClientCertificate();")]
    [InlineData(Ask + "h.AllowAnyClientCertificate(); if (k.AddServerHeader) { h.ClientCertificateValidation = Check; }")]
    [InlineData(Ask + "if (k.AddServerHeader) { h.AllowAnyClientCertificate(); } h.ClientCertificateValidation = Check;")]
    [InlineData(Ask + "h.AllowAnyClientCertificate(); if (k.AddServerHeader) return; else h.CheckCertificateRevocation = true; h.ClientCertificateValidation = Check;")]
    [InlineData(Ask + "h.ClientCertificateValidation += Check; h.AllowAnyClientCertificate();")]
    [InlineData(Ask + "var same = h.ClientCertificateValidation = Check; h.AllowAnyClientCertificate();")]
    [InlineData(Ask + "System.Func<X509Certificate2, X509Chain?, SslPolicyErrors, bool>? old; old = h.ClientCertificateValidation; h.AllowAnyClientCertificate();")]
    public Task One_of_them_or_two_paths_IsSilent(string body) => Verify.DiagnosticsAsync<DeadValidationAnalyzer>(Lambda(body));

    [Theory]
    [InlineData(Ask + "h.ClientCertificateValidation = Check; {|#0:h.AllowAnyClientCertificate()|};", "the callback is overwritten, so every certificate is accepted")]
    [InlineData(Ask + "{|#0:h.AllowAnyClientCertificate()|}; h.ClientCertificateValidation = Check;", "the call is overwritten and has no effect")]
    public Task Message_names_the_winner_Reports(string body, string winner) => Verify.DiagnosticsAsync<DeadValidationAnalyzer>(
        Lambda(body),
        test => test.ExpectedDiagnostics.Add(new Microsoft.CodeAnalysis.Testing.DiagnosticResult(Rules.MTLS1008ValidationOverwritten).WithLocation(0).WithArguments(winner)));

    [Fact]
    public Task Calls_are_removed_IsFixed()
    {
        const string Bad = """
            k.ListenAnyIP(1, l => l.UseHttps(h =>
                    {
                        h.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                        h.ClientCertificateValidation = Check;
                        {|MTLS1008:h.AllowAnyClientCertificate()|}; // for now
                    }));
            """;
        const string Good = """
            k.ListenAnyIP(1, l => l.UseHttps(h =>
                    {
                        h.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                        h.ClientCertificateValidation = Check;
                        // for now
                    }));
            """;
        static string Three(string one) => MTLS1007ValidationWithoutRequestTests.InType(one + "\n        " + one + "\n        " + one);
        return Verify.FixAsync<DeadValidationAnalyzer, MTLS1008ValidationOverwrittenFix>(
            Three(Bad), Three(Good), MTLS1008ValidationOverwrittenFix.FixTitle);
    }

    private static string Lambda(string body) => MTLS1007ValidationWithoutRequestTests.InType("k.ConfigureHttpsDefaults(h => { " + body + " });");
}
