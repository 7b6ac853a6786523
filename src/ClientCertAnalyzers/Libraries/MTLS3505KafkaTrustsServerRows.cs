namespace ClientCertAnalyzers.Libraries;

/// <summary>Kafka. The entries are librdkafka's own names of the same settings.</summary>
internal static class MTLS3505KafkaTrustsServerRows
{
    private const string AcceptsOtherName = "accept a certificate that was issued for another server";

    public static readonly Library[] Libraries =
    [
        new(Rules.MTLS3505KafkaTrustsServer, "Confluent.Kafka")
        {
            Switches =
            [
                LibrarySwitch.Property("Confluent.Kafka.ClientConfig", "EnableSslCertificateVerification", wrong: "false", right: "true"),
                LibrarySwitch.Property("Confluent.Kafka.ClientConfig", "SslEndpointIdentificationAlgorithm", wrong: "None", right: "Https") with { Effect = AcceptsOtherName },
                LibrarySwitch.Entry("Confluent.Kafka.Config", "Set", "enable.ssl.certificate.verification", wrong: "false", right: "true"),
                LibrarySwitch.Entry("Confluent.Kafka.Config", "Set", "ssl.endpoint.identification.algorithm", wrong: "none", right: "https") with { Effect = AcceptsOtherName },
            ],
        },
    ];
}
