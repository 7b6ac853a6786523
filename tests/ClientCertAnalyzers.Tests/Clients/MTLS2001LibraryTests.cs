using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.Tests.Verification;

namespace ClientCertAnalyzers.Tests.Clients;

/// <summary>MTLS2001 where the client is none of .NET's own, on the real packages.</summary>
public class MTLS2001LibraryTests
{
    private const string Load = "var pub = X509CertificateLoader.LoadCertificateFromFile(path); ";

    [Theory]
    [InlineData("new MailKit.Net.Imap.ImapClient { {|MTLS2001:ClientCertificates = new() { pub }|} }.Dispose();")]
    [InlineData("using var smtp = new MailKit.Net.Smtp.SmtpClient(); {|MTLS2001:smtp.ClientCertificates = new X509CertificateCollection { pub }|};")]
    [InlineData("{|MTLS2001:new MQTTnet.MqttClientTlsOptionsBuilder().UseTls().WithClientCertificates(new[] { pub })|};")]
    [InlineData("{|MTLS2001:new MQTTnet.MqttClientTlsOptionsBuilder().WithClientCertificates(new X509Certificate2Collection(pub))|}.Build();")]
    [InlineData("{|MTLS2001:new Npgsql.NpgsqlDataSourceBuilder(path).UseClientCertificate(pub)|}.Build();")]
    [InlineData("{|MTLS2001:new Npgsql.NpgsqlSlimDataSourceBuilder(path).UseClientCertificates([pub])|};")]
    [InlineData("_ = new RabbitMQ.Client.ConnectionFactory { Ssl = new() { {|MTLS2001:Certs = [pub]|} } };")]
    [InlineData("_ = new RabbitMQ.Client.SslOption { {|MTLS2001:CertificateSelectionCallback = (_, _, _, _, _) => pub|} };")]
    [InlineData("_ = new RestSharp.RestClientOptions(path) { {|MTLS2001:ClientCertificates = [pub]|} };")]
    public Task Key_less_certificate_Reports(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("new Npgsql.NpgsqlDataSourceBuilder(path).UseClientCertificate(cert);")]
    [InlineData("new Npgsql.NpgsqlDataSourceBuilder(path).UseClientCertificate(X509CertificateLoader.LoadPkcs12FromFile(path, pwd));")]
    [InlineData("new Npgsql.NpgsqlDataSourceBuilder(path).UseClientCertificate((X509Certificate2)null!);")]
    // Whom to trust, not who one is.
    [InlineData("new Npgsql.NpgsqlDataSourceBuilder(path).UseRootCertificate(pub);")]
    [InlineData("new MQTTnet.MqttClientTlsOptionsBuilder().WithTrustChain(new X509Certificate2Collection(pub));")]
    [InlineData("new MQTTnet.MqttClientTlsOptionsBuilder().WithClientCertificates(new X509Certificate2Collection { pub, cert });")]
    [InlineData("_ = new RestSharp.RestClientOptions(path) { ClientCertificates = [X509CertificateLoader.LoadPkcs12FromFile(path, pwd)] };")]
    public Task Certificate_with_key_and_trusted_certificate_IsSilent(string statements) => VerifyAsync(statements);

    private static Task VerifyAsync(string statements) => Verify.DiagnosticsAsync<MTLS2001ClientCertificateWithoutPrivateKeyAnalyzer>(
        ClientFrame.Around(Load + statements), test => test.TestState.AdditionalReferences.AddRange(RestoredReferences.Libraries));
}
