using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Libraries;

public class MTLS3505KafkaTrustsServerTests
{
    private static readonly LibraryFrame Frame = new("MTLS3505", "Confluent.Kafka");

    [Theory]
    [InlineData("new ClientConfig { {|MTLS3505:EnableSslCertificateVerification = false|} }.ToString();")]
    [InlineData("var c = new ProducerConfig { BootstrapServers = host, {|MTLS3505:EnableSslCertificateVerification = false|} };")]
    [InlineData("var c = new ConsumerConfig(); {|MTLS3505:c.EnableSslCertificateVerification = false|};")]
    [InlineData("var c = new AdminClientConfig { {|MTLS3505:SslEndpointIdentificationAlgorithm = SslEndpointIdentificationAlgorithm.None|} };")]
    [InlineData("var c = new ConsumerConfig(); {|MTLS3505:c.SslEndpointIdentificationAlgorithm = SslEndpointIdentificationAlgorithm.None|};")]
    [InlineData("var c = new ClientConfig(); c.{|MTLS3505:Set(\"enable.ssl.certificate.verification\", \"false\")|};")]
    [InlineData("var c = new ProducerConfig(); c.{|MTLS3505:Set(\"ssl.endpoint.identification.algorithm\", \"none\")|};")]
    [InlineData("const string Key = \"enable.ssl.certificate.verification\"; new ProducerConfig().{|MTLS3505:Set(Key, \"false\")|};")]
    public Task Broker_is_trusted_Reports(string statements) => Frame.StatementsAsync(statements);

    [Theory]
    [InlineData("var c = new ProducerConfig(); if (env.IsDevelopment()) { {|#0:c.EnableSslCertificateVerification = false|}; }")]
    [InlineData("var c = new ProducerConfig { {|#0:EnableSslCertificateVerification = env.IsProduction() ? true : false|} };")]
    public Task Development_Reports_info(string statements) => Frame.InfoAsync(statements);

    [Fact]
    public Task Message_says_what_is_accepted() => Frame.MessageAsync(
        "new ProducerConfig { {|#0:SslEndpointIdentificationAlgorithm = SslEndpointIdentificationAlgorithm.None|} }.ToString();",
        "SslEndpointIdentificationAlgorithm = SslEndpointIdentificationAlgorithm.None", "accept a certificate that was issued for another server", "set it to 'Https'");

    [Theory]
    [InlineData("new ProducerConfig { EnableSslCertificateVerification = true }.ToString();")]
    [InlineData("new ProducerConfig { EnableSslCertificateVerification = null }.ToString();")]
    [InlineData("new ProducerConfig { EnableSslCertificateVerification = flag }.ToString();")]
    [InlineData("new ProducerConfig { EnableSslCertificateVerification = !env.IsDevelopment() }.ToString();")]
    [InlineData("new ProducerConfig { SslEndpointIdentificationAlgorithm = SslEndpointIdentificationAlgorithm.Https }.ToString();")]
    [InlineData("new ProducerConfig { SslEndpointIdentificationAlgorithm = null }.ToString();")]
    [InlineData("var c = new ClientConfig(); c.Set(\"enable.ssl.certificate.verification\", \"true\"); c.Set(\"client.id\", \"false\"); c.Set(host, \"false\");")]
    [InlineData("var c = new ClientConfig(); c.Set(\"enable.ssl.certificate.verification\", config[\"Verify\"]);")]
    [InlineData("if (new ProducerConfig().EnableSslCertificateVerification == false) return;")]
    [InlineData("var d = new Dictionary<string, string> { [\"enable.ssl.certificate.verification\"] = \"false\" };")]
    public Task Broker_is_validated_or_unknown_IsSilent(string statements) => Frame.StatementsAsync(statements);

    [Theory]
    [InlineData("namespace Confluent.Kafka { class ClientConfig { public bool? EnableSslCertificateVerification { get; set; } } class C { object o = new ClientConfig { EnableSslCertificateVerification = false }; } }")]
    [InlineData("class Config { public void Set(string key, string val) => Set(\"enable.ssl.certificate.verification\", \"false\"); }")]
    public Task Types_of_the_project_IsSilent(string source) => Frame.VerifyAsync(source, test => test.CompilerDiagnostics = CompilerDiagnostics.None);

    [Theory]
    [InlineData("var c = new ProducerConfig { {|MTLS3505:EnableSslCertificateVerification = false|} };", "var c = new ProducerConfig { EnableSslCertificateVerification = true };")]
    [InlineData("var c = new ProducerConfig { {|MTLS3505:SslEndpointIdentificationAlgorithm = SslEndpointIdentificationAlgorithm.None|} };", "var c = new ProducerConfig { SslEndpointIdentificationAlgorithm = SslEndpointIdentificationAlgorithm.Https };")]
    [InlineData("new ProducerConfig().{|MTLS3505:Set(\"enable.ssl.certificate.verification\", \"false\")|};", "new ProducerConfig().Set(\"enable.ssl.certificate.verification\", \"true\");")]
    public Task Switch_IsFixed(string bad, string good) => Frame.FixStatementsAsync(bad, good);
}
