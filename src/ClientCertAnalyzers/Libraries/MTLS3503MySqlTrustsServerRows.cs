using ClientCertAnalyzers.Engines.ConnectionStrings;

namespace ClientCertAnalyzers.Libraries;

/// <summary>MySQL and MariaDB.</summary>
internal static class MTLS3503MySqlTrustsServerRows
{
    private const string WithoutTls = "connect without TLS";
    private const string MayLackTls = "connect without TLS if the server has none, and accept every certificate if it has";
    private const string Builder = "MySqlConnector.MySqlConnectionStringBuilder";

    private static readonly ConnectionKeyword[] Keywords =
    [
        Mode("Required"),
        Mode("Preferred") with { Effect = MayLackTls },
        Mode("None", "Disabled") with { Effect = WithoutTls, IsInfo = true },
    ];

    public static readonly Library[] Libraries =
    [
        new(Rules.MTLS3503MySqlTrustsServer, "MySqlConnector")
        {
            Switches =
            [
                Property("Required"),
                Property("Preferred") with { Effect = MayLackTls },
                Property("None") with { Wrong = ["None", "Disabled"], Effect = WithoutTls, IsInfo = true },
            ],
            Keywords = Keywords,
            Places =
            [
                new("MySqlConnector.MySqlConnection", LibrarySwitch.Constructor, "connectionString"),
                new("MySqlConnector.MySqlConnection", "ConnectionString"),
                new(Builder, LibrarySwitch.Constructor, "connectionString"),
                new(Builder, "ConnectionString"),
                new("MySqlConnector.MySqlDataSource", LibrarySwitch.Constructor, "connectionString"),
                new("MySqlConnector.MySqlDataSourceBuilder", LibrarySwitch.Constructor, "connectionString"),
            ],
            OwnValidation = ["RemoteCertificateValidationCallback", "UseRemoteCertificateValidationCallback"],
        },
        new(Rules.MTLS3503MySqlTrustsServer, "Pomelo.EntityFrameworkCore.MySql")
        {
            Keywords = Keywords,
            Places = [new("Microsoft.EntityFrameworkCore.MySqlDbContextOptionsBuilderExtensions", "UseMySql", "connectionString")],
        },
    ];

    private static ConnectionKeyword Mode(params string[] modes) => new(["SSL Mode", "SslMode"], modes, "VerifyFull");

    private static LibrarySwitch Property(string mode) => LibrarySwitch.Property(Builder, "SslMode", mode, "VerifyFull");
}
