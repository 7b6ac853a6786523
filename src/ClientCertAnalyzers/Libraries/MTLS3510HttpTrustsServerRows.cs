namespace ClientCertAnalyzers.Libraries;

/// <summary>Libraries that speak HTTP: YARP, Elasticsearch, InfluxDB, ClickHouse.</summary>
internal static class MTLS3510HttpTrustsServerRows
{
    public static readonly Library[] Libraries =
    [
        new(Rules.MTLS3510HttpTrustsServer, "Yarp.ReverseProxy")
        {
            Switches = [LibrarySwitch.Property("Yarp.ReverseProxy.Configuration.HttpClientConfig", "DangerousAcceptAnyServerCertificate", wrong: "true", right: "false")],
        },
        new(Rules.MTLS3510HttpTrustsServer, "Elastic.Transport")
        {
            Switches = [LibrarySwitch.Callback("Elastic.Transport.CertificateValidations", "AllowAll")],
        },
        new(Rules.MTLS3510HttpTrustsServer, "InfluxDB.Client")
        {
            Switches =
            [
                LibrarySwitch.Property("InfluxDB.Client.InfluxDBClientOptions", "VerifySsl", wrong: "false", right: "true"),
                LibrarySwitch.Argument("InfluxDB.Client.InfluxDBClientOptions+Builder", "VerifySsl", "verifySsl", wrong: "false", right: "true"),
            ],
            OwnValidation = ["VerifySslCallback", "RemoteCertificateValidationCallback"],
        },
        new(Rules.MTLS3510HttpTrustsServer, "ClickHouse.Driver")
        {
            Switches =
            [
                LibrarySwitch.Property("ClickHouse.Driver.ADO.ClickHouseClientSettings", "SkipServerCertificateValidation", wrong: "true", right: "false"),
                LibrarySwitch.Argument("ClickHouse.Driver.ADO.ClickHouseConnection", LibrarySwitch.Constructor, "skipServerCertificateValidation", wrong: "true", right: "false"),
            ],
        },
    ];
}
