using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Libraries;

public class MTLS3507RabbitMqTrustsServerTests
{
    private static readonly LibraryFrame Frame = new("MTLS3507", "RabbitMQ.Client");

    [Theory]
    [InlineData("var o = new SslOption { {|MTLS3507:AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateChainErrors|} };")]
    [InlineData("var o = new SslOption { {|MTLS3507:AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateNameMismatch|} };")]
    [InlineData("var o = new SslOption { {|MTLS3507:AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateChainErrors | SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateNotAvailable|} };")]
    [InlineData("var f = new ConnectionFactory { Ssl = new SslOption(host, enabled: true) { {|MTLS3507:AcceptablePolicyErrors = (SslPolicyErrors)7|} } };")]
    [InlineData("var f = new ConnectionFactory(); {|MTLS3507:f.Ssl.AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateNameMismatch|};")]
    [InlineData("var f = new ConnectionFactory { Ssl = { Enabled = true, {|MTLS3507:AcceptablePolicyErrors = ~SslPolicyErrors.None|} } };")]
    [InlineData("var f = new ConnectionFactory(); {|MTLS3507:f.Ssl.AcceptablePolicyErrors |= SslPolicyErrors.RemoteCertificateChainErrors|};")]
    public Task Error_is_overlooked_Reports(string statements) => Frame.StatementsAsync(statements);

    [Fact]
    public Task Development_Reports_info() => Frame.InfoAsync("var o = new SslOption(); if (env.IsDevelopment()) { {|#0:o.AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateChainErrors|}; }");

    [Fact]
    public Task Message_says_the_worse_of_two() => Frame.MessageAsync(
        "new SslOption { {|#0:AcceptablePolicyErrors = (SslPolicyErrors)6|} }.ToString();",
        "AcceptablePolicyErrors = (SslPolicyErrors)6", "accept a certificate that anybody made for the server's name", "set it to 'None'");

    [Theory]
    [InlineData("var o = new SslOption { AcceptablePolicyErrors = SslPolicyErrors.None };")]
    [InlineData("var o = new SslOption { AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateNotAvailable };")]
    [InlineData("var o = new SslOption { AcceptablePolicyErrors = Enum.Parse<SslPolicyErrors>(host) };")]
    [InlineData("var o = new SslOption(); o.AcceptablePolicyErrors &= ~SslPolicyErrors.RemoteCertificateChainErrors;")]
    [InlineData("var o = new SslOption(); if ((o.AcceptablePolicyErrors & SslPolicyErrors.RemoteCertificateChainErrors) != 0) return;")]
    [InlineData("var o = new SslOption { AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateChainErrors, CertificateValidationCallback = (s, c, ch, e) => e == SslPolicyErrors.None };")]
    [InlineData("var o = new SslOption { AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateChainErrors }; o.AcceptablePolicyErrors = SslPolicyErrors.None;")]
    public Task Nothing_is_overlooked_or_unknown_IsSilent(string statements) => Frame.StatementsAsync(statements);

    [Fact]
    public Task Types_of_the_project_IsSilent() => Frame.VerifyAsync(
        "namespace RabbitMQ.Client { class SslOption { public SslPolicyErrors AcceptablePolicyErrors { get; set; } object o = new SslOption { AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateChainErrors }; } }",
        test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("var o = new SslOption { {|MTLS3507:AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateChainErrors|} };", "var o = new SslOption { AcceptablePolicyErrors = SslPolicyErrors.None };")]
    [InlineData("var o = new SslOption { {|MTLS3507:AcceptablePolicyErrors = System.Net.Security.SslPolicyErrors.RemoteCertificateChainErrors | SslPolicyErrors.RemoteCertificateNameMismatch|} };", "var o = new SslOption { AcceptablePolicyErrors = System.Net.Security.SslPolicyErrors.None };")]
    public Task Errors_IsFixed(string bad, string good) => Frame.FixStatementsAsync(bad, good);

    [Theory]
    [InlineData("var f = new ConnectionFactory(); {|MTLS3507:f.Ssl.AcceptablePolicyErrors |= SslPolicyErrors.RemoteCertificateChainErrors|};")]
    [InlineData("var o = new SslOption { {|MTLS3507:AcceptablePolicyErrors = (SslPolicyErrors)6|} };")]
    public Task Number_or_addition_has_no_fix(string statements) => Frame.NoFixAsync(statements);
}
