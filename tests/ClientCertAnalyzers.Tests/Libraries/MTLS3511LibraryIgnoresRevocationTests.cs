using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Libraries;

public class MTLS3511LibraryIgnoresRevocationTests
{
    private static readonly LibraryFrame Frame = new("MTLS3511", "StackExchange.Redis", "MailKit", "MailKit.Net.Imap", "MailKit.Net.Proxy");

    [Theory]
    [InlineData("using var c = new MailKit.Net.Smtp.SmtpClient { {|MTLS3511:CheckCertificateRevocation = false|} };")]
    [InlineData("using var c = new ImapClient(); {|MTLS3511:c.CheckCertificateRevocation = false|};")]
    [InlineData("IMailService c = new ImapClient(); {|MTLS3511:c.CheckCertificateRevocation = false|};")]
    [InlineData("var p = new HttpsProxyClient(host, 443) { {|MTLS3511:CheckCertificateRevocation = false|} };")]
    [InlineData("var o = new ConfigurationOptions { Ssl = true, SslProtocols = SslProtocols.Tls12, {|MTLS3511:CheckCertificateRevocation = false|} };")]
    [InlineData("var m = ConnectionMultiplexer.Connect({|MTLS3511:\"redis:6380,ssl=true,sslProtocols=tls12,checkCertificateRevocation=false\"|});")]
    [InlineData("var o = ConfigurationOptions.Parse({|MTLS3511:$\"{host}:6380,ssl=True,sslProtocols=tls12, CheckCertificateRevocation = no\"|});")]
    public Task Revocation_is_not_asked_Reports(string statements) => Frame.StatementsAsync(statements);

    [Theory]
    [InlineData("using var c = new ImapClient { CheckCertificateRevocation = true };")]
    [InlineData("using var c = new ImapClient { CheckCertificateRevocation = flag };")]
    [InlineData("using var c = new ImapClient { CheckCertificateRevocation = false, ServerCertificateValidationCallback = (s, x, ch, e) => e == SslPolicyErrors.None };")]
    [InlineData("var o = new ConfigurationOptions { Ssl = true, CheckCertificateRevocation = false };")]
    [InlineData("var m = ConnectionMultiplexer.Connect(\"redis:6380,ssl=true,checkCertificateRevocation=false\");")]
    [InlineData("var m = ConnectionMultiplexer.Connect(\"redis:6380,ssl=true,sslProtocols=tls12,checkCertificateRevocation=true\");")]
    [InlineData("var m = ConnectionMultiplexer.Connect(\"redis:6380,ssl=false,sslProtocols=tls12,checkCertificateRevocation=false\");")]
    [InlineData("var m = ConnectionMultiplexer.Connect(\"localhost:6380,ssl=true,sslProtocols=tls12,checkCertificateRevocation=false\");")]
    [InlineData("var m = ConnectionMultiplexer.Connect(config[\"Redis\"]!);")]
    [InlineData("var h = new HttpClientHandler { CheckCertificateRevocationList = false }; var k = new HttpsConnectionAdapterOptions { CheckCertificateRevocation = false };")]
    public Task Revocation_is_asked_or_means_nothing_IsSilent(string statements) => Frame.StatementsAsync(statements);

    [Fact]
    public Task Types_of_the_project_IsSilent() => Frame.VerifyAsync(
        "namespace MailKit { class MailService { public bool CheckCertificateRevocation { get; set; } object o = new MailService { CheckCertificateRevocation = false }; } }",
        test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("using var c = new ImapClient { {|MTLS3511:CheckCertificateRevocation = false|} };", "using var c = new ImapClient { CheckCertificateRevocation = true };")]
    [InlineData("ConnectionMultiplexer.Connect({|MTLS3511:\"r:6380,ssl=true,sslProtocols=tls12,checkCertificateRevocation=false\"|});", "ConnectionMultiplexer.Connect(\"r:6380,ssl=true,sslProtocols=tls12,checkCertificateRevocation=true\");")]
    public Task Switch_IsFixed(string bad, string good) => Frame.FixStatementsAsync(bad, good);
}
