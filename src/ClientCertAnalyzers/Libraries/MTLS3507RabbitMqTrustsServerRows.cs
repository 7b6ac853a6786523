namespace ClientCertAnalyzers.Libraries;

/// <summary>RabbitMQ. A value may have both flags, and the first row says the worse of it.</summary>
internal static class MTLS3507RabbitMqTrustsServerRows
{
    private const string Option = "RabbitMQ.Client.SslOption";
    private const string Errors = "AcceptablePolicyErrors";

    public static readonly Library[] Libraries =
    [
        new(Rules.MTLS3507RabbitMqTrustsServer, "RabbitMQ.Client")
        {
            Switches =
            [
                LibrarySwitch.Property(Option, Errors, wrong: "RemoteCertificateChainErrors", right: "None") with { Effect = "accept a certificate that anybody made for the server's name" },
                LibrarySwitch.Property(Option, Errors, wrong: "RemoteCertificateNameMismatch", right: "None") with { Effect = "accept a certificate that was issued for another server" },
            ],
            OwnValidation = ["CertificateValidationCallback"],
        },
    ];
}
