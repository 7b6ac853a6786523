namespace ClientCertAnalyzers.Libraries;

/// <summary>The switches of all libraries that the rules know. docs/other-libraries.md shows the same, with the versions that it was checked against.</summary>
internal static class LibraryTable
{
    public static readonly Library[] All =
    [
        .. MTLS3501SqlClientTrustsServerRows.Libraries,
        .. MTLS3502NpgsqlTrustsServerRows.Libraries,
        .. MTLS3503MySqlTrustsServerRows.Libraries,
        .. MTLS3504KubernetesTrustsServerRows.Libraries,
        .. MTLS3505KafkaTrustsServerRows.Libraries,
        .. MTLS3506MongoTrustsServerRows.Libraries,
        .. MTLS3507RabbitMqTrustsServerRows.Libraries,
        .. MTLS3508MqttTrustsServerRows.Libraries,
        .. MTLS3509NatsTrustsServerRows.Libraries,
        .. MTLS3510HttpTrustsServerRows.Libraries,
        .. MTLS3511LibraryIgnoresRevocationRows.Libraries,
        .. MTLS3512GrpcTrustsClientRows.Libraries,
    ];
}
