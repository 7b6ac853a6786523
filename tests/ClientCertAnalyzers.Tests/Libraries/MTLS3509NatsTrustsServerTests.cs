using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Libraries;

public class MTLS3509NatsTrustsServerTests
{
    private static readonly LibraryFrame Frame = new("MTLS3509", "NATS.Client.Core");

    [Theory]
    [InlineData("var o = new NatsOpts { Url = host, TlsOpts = new NatsTlsOpts { Mode = TlsMode.Require, {|MTLS3509:InsecureSkipVerify = true|} } };")]
    [InlineData("NatsTlsOpts o = new() { {|MTLS3509:InsecureSkipVerify = true|} };")]
    [InlineData("var o = NatsTlsOpts.Default with { {|MTLS3509:InsecureSkipVerify = true|} };")]
    public Task Server_is_trusted_Reports(string statements) => Frame.StatementsAsync(statements);

    [Fact]
    public Task Development_Reports_info() => Frame.InfoAsync("var o = new NatsTlsOpts { {|#0:InsecureSkipVerify = env.IsDevelopment() ? true : false|} };");

    [Theory]
    [InlineData("var o = new NatsTlsOpts { Mode = TlsMode.Require, CaFile = \"ca.pem\" };")]
    [InlineData("var o = new NatsTlsOpts { InsecureSkipVerify = false };")]
    [InlineData("var o = new NatsTlsOpts { InsecureSkipVerify = flag };")]
    [InlineData("var o = new NatsTlsOpts { InsecureSkipVerify = true, ConfigureClientAuthentication = options => { options.RemoteCertificateValidationCallback = (s, c, ch, e) => e == SslPolicyErrors.None; return default; } };")]
    [InlineData("if (NatsTlsOpts.Default.InsecureSkipVerify) return;")]
    public Task Server_is_validated_or_unknown_IsSilent(string statements) => Frame.StatementsAsync(statements);

    [Fact]
    public Task Types_of_the_project_IsSilent() => Frame.VerifyAsync(
        "namespace NATS.Client.Core { class NatsTlsOpts { public bool InsecureSkipVerify { get; set; } object o = new NatsTlsOpts { InsecureSkipVerify = true }; } }",
        test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Fact]
    public Task Switch_IsFixed() => Frame.FixStatementsAsync(
        "var o = new NatsTlsOpts { {|MTLS3509:InsecureSkipVerify = true|}, Mode = TlsMode.Require };", "var o = new NatsTlsOpts { InsecureSkipVerify = false, Mode = TlsMode.Require };");
}
