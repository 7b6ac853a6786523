using ClientCertAnalyzers.Engines.ConnectionStrings;

namespace ClientCertAnalyzers.Libraries;

/// <summary>PostgreSQL. <c>TrustServerCertificate</c> is not here: since Npgsql 8 it does nothing.</summary>
internal static class MTLS3502NpgsqlTrustsServerRows
{
    private const string WithoutTls = "connect without TLS";
    private const string MayLackTls = "connect without TLS if the server wants it so, and accept every certificate if not";
    private const string Builder = "Npgsql.NpgsqlConnectionStringBuilder";

    private static readonly ConnectionKeyword[] Keywords =
    [
        Mode("Require"),
        Mode("Prefer") with { Effect = MayLackTls },
        Mode("Allow") with { Effect = MayLackTls },
        Mode("Disable") with { Effect = WithoutTls, IsInfo = true },
    ];

    public static readonly Library[] Libraries =
    [
        new(Rules.MTLS3502NpgsqlTrustsServer, "Npgsql")
        {
            Switches =
            [
                Property("Require"),
                Property("Prefer") with { Effect = MayLackTls },
                Property("Allow") with { Effect = MayLackTls },
                Property("Disable") with { Effect = WithoutTls, IsInfo = true },
            ],
            Keywords = Keywords,
            Places =
            [
                new("Npgsql.NpgsqlConnection", LibrarySwitch.Constructor, "connectionString"),
                new("Npgsql.NpgsqlConnection", "ConnectionString"),
                new(Builder, LibrarySwitch.Constructor, "connectionString"),
                new(Builder, "ConnectionString"),
                new("Npgsql.NpgsqlDataSource", "Create", "connectionString") { IsStatic = true },
                new("Npgsql.NpgsqlDataSourceBuilder", LibrarySwitch.Constructor, "connectionString"),
                new("Npgsql.NpgsqlSlimDataSourceBuilder", LibrarySwitch.Constructor, "connectionString"),
            ],
            OwnValidation =
                ["UserCertificateValidationCallback", "UseUserCertificateValidationCallback", "SslClientAuthenticationOptionsCallback", "UseSslClientAuthenticationOptionsCallback"],
        },
        new(Rules.MTLS3502NpgsqlTrustsServer, "Npgsql.EntityFrameworkCore.PostgreSQL")
        {
            Keywords = Keywords,
            Places =
            [
                new("Microsoft.EntityFrameworkCore.NpgsqlDbContextOptionsBuilderExtensions", "UseNpgsql", "connectionString"),
                new("Microsoft.Extensions.DependencyInjection.NpgsqlServiceCollectionExtensions", "AddNpgsql", "connectionString"),
            ],
            OwnValidation = ["RemoteCertificateValidationCallback", "ConfigureDataSource"],
        },
    ];

    private static ConnectionKeyword Mode(string mode) => new(["SSL Mode", "SslMode"], [mode], "VerifyFull");

    private static LibrarySwitch Property(string mode) => LibrarySwitch.Property(Builder, "SslMode", mode, "VerifyFull");
}
