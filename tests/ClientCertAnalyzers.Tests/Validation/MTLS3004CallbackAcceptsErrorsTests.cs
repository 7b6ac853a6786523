using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Validation;

public class MTLS3004CallbackAcceptsErrorsTests
{
    [Theory]
    [InlineData("serverCb = {|MTLS3004:(c, ch, e) => e == None || e == RemoteCertificateChainErrors|};")]
    [InlineData("serverCb = {|MTLS3004:(c, ch, e) => (e & RemoteCertificateNotAvailable) == 0|};")]
    [InlineData("clientCb = {|MTLS3004:(s, c, ch, e) => e == None || e == RemoteCertificateNameMismatch|};")]
    [InlineData("clientCb = {|MTLS3004:(s, c, ch, e) => e != RemoteCertificateNotAvailable|};")]
    [InlineData("clientCb = {|MTLS3004:(s, c, ch, e) => { e &= ~RemoteCertificateChainErrors; return e == None; }|};")]
    [InlineData("clientCb = {|MTLS3004:Lax|};")]
    [InlineData("clientCb = {|MTLS3004:(s, c, ch, e) => (e == None && CustomChain(c)) || e == RemoteCertificateChainErrors|};")]
    public Task Accepted_errors_Reports(string statement) => Callbacks.VerifyAsync(
        statement, "static bool Lax(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => !e.HasFlag(RemoteCertificateNameMismatch);");

    [Theory]
    [InlineData("serverCb = (c, ch, e) => e == None || (e == RemoteCertificateChainErrors && CustomChain(c));")]
    [InlineData("serverCb = (c, ch, e) => e == None || e == RemoteCertificateNameMismatch;")]
    [InlineData("serverCb = (c, ch, e) => e == None || e == RemoteCertificateNotAvailable;")]
    [InlineData("clientCb = (s, c, ch, e) => e != None;")]
    [InlineData("clientCb = (s, c, ch, e) => e == None || ((X509Certificate2)c!).Thumbprint == \"AB\";")]
    public Task Conditional_or_harmless_acceptance_IsSilent(string statement) => Callbacks.VerifyAsync(statement);

    [Fact]
    public Task Message_names_the_accepted_errors_and_their_effect() => Callbacks.VerifyAsync(
        "clientCb = {|#0:(s, c, ch, e) => e == None || e == RemoteCertificateChainErrors|};",
        configure: test => test.ExpectedDiagnostics.Add(new DiagnosticResult("MTLS3004", DiagnosticSeverity.Warning)
            .WithLocation(0)
            .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)
            .WithArguments("This callback", "'RemoteCertificateChainErrors'", "anyone on the network path can pose as the server with a home-made certificate", "")));
}
