using ClientCertAnalyzers.Engines.ConnectionStrings;

namespace ClientCertAnalyzers.Libraries;

/// <summary>SQL Server: both clients, and Entity Framework on top.</summary>
internal static class MTLS3501SqlClientTrustsServerRows
{
    private const string Keyword = "TrustServerCertificate";

    private static readonly string[] True = ["true", "yes"];

    /// <summary>With <c>Strict</c> the keyword is overlooked, and without encryption no certificate is looked at.</summary>
    private static readonly ConnectionKeyword Trust = new([Keyword, "Trust Server Certificate"], True, "False")
    {
        Counts = text => text.Find("Encrypt") is not { } encrypt || !new[] { "strict", "false", "no", "optional" }.Contains(encrypt, StringComparer.OrdinalIgnoreCase),
    };

    /// <summary>The old client does not encrypt until it is told to.</summary>
    private static readonly ConnectionKeyword OldTrust = new([Keyword], True, "False")
    {
        Counts = text => text.Find("Encrypt") is { } encrypt && True.Contains(encrypt, StringComparer.OrdinalIgnoreCase),
    };

    public static readonly Library[] Libraries =
    [
        new(Rules.MTLS3501SqlClientTrustsServer, "Microsoft.Data.SqlClient")
        {
            Switches = [LibrarySwitch.Property("Microsoft.Data.SqlClient.SqlConnectionStringBuilder", Keyword, wrong: "true", right: "false")],
            Keywords = [Trust],
            Places = PlacesIn("Microsoft.Data.SqlClient"),
        },
        new(Rules.MTLS3501SqlClientTrustsServer, "System.Data.SqlClient")
        {
            Switches = [LibrarySwitch.Property("System.Data.SqlClient.SqlConnectionStringBuilder", Keyword, wrong: "true", right: "false")],
            Keywords = [OldTrust],
            Places = PlacesIn("System.Data.SqlClient"),
        },
        new(Rules.MTLS3501SqlClientTrustsServer, "Microsoft.EntityFrameworkCore.SqlServer")
        {
            Keywords = [Trust],
            Places =
            [
                new("Microsoft.EntityFrameworkCore.SqlServerDbContextOptionsExtensions", "UseSqlServer", "connectionString"),
                new("Microsoft.EntityFrameworkCore.SqlServerDbContextOptionsExtensions", "UseAzureSql", "connectionString"),
                new("Microsoft.Extensions.DependencyInjection.SqlServerServiceCollectionExtensions", "AddSqlServer", "connectionString"),
            ],
        },
    ];

    private static ConnectionPlace[] PlacesIn(string space) =>
    [
        new(space + ".SqlConnection", LibrarySwitch.Constructor, "connectionString"),
        new(space + ".SqlConnection", "ConnectionString"),
        new(space + ".SqlConnectionStringBuilder", LibrarySwitch.Constructor, "connectionString"),
        new(space + ".SqlConnectionStringBuilder", "ConnectionString"),
    ];
}
