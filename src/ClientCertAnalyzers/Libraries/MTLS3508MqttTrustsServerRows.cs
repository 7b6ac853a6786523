namespace ClientCertAnalyzers.Libraries;

/// <summary>MQTT. <c>AllowUntrustedCertificates</c> is not here: in MQTTnet 5 it does nothing by itself.</summary>
internal static class MTLS3508MqttTrustsServerRows
{
    private const string AcceptsAnyCa = "accept a certificate that anybody made for the server's name";

    public static readonly Library[] Libraries =
    [
        new(Rules.MTLS3508MqttTrustsServer, "MQTTnet")
        {
            Switches =
            [
                LibrarySwitch.Property("MQTTnet.MqttClientTlsOptions", "IgnoreCertificateChainErrors", wrong: "true", right: "false") with { Effect = AcceptsAnyCa },
                LibrarySwitch.Argument("MQTTnet.MqttClientTlsOptionsBuilder", "WithIgnoreCertificateChainErrors", "ignoreCertificateChainErrors", wrong: "true", right: "false")
                    with { Effect = AcceptsAnyCa },
            ],
            OwnValidation = ["CertificateValidationHandler", "WithCertificateValidationHandler"],
        },
    ];
}
