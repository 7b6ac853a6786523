using ClientCertAnalyzers.Engines.ConnectionStrings;

namespace ClientCertAnalyzers.Libraries;

/// <summary>MongoDB.</summary>
internal static class MTLS3506MongoTrustsServerRows
{
    public static readonly Library[] Libraries =
    [
        new(Rules.MTLS3506MongoTrustsServer, "MongoDB.Driver")
        {
            Switches =
            [
                LibrarySwitch.Property("MongoDB.Driver.MongoClientSettings", "AllowInsecureTls", wrong: "true", right: "false"),
                LibrarySwitch.Property("MongoDB.Driver.MongoClientSettings", "VerifySslCertificate", wrong: "false", right: "true"),
                LibrarySwitch.Property("MongoDB.Driver.MongoUrlBuilder", "AllowInsecureTls", wrong: "true", right: "false"),
                LibrarySwitch.Property("MongoDB.Driver.MongoUrlBuilder", "VerifySslCertificate", wrong: "false", right: "true"),
            ],
            Dialect = ConnectionDialect.Url,
            Keywords = [new(["tlsInsecure"], ["true"], "false"), new(["sslVerifyCertificate"], ["false"], "true")],
            Places =
            [
                new("MongoDB.Driver.MongoClient", LibrarySwitch.Constructor, "connectionString"),
                new("MongoDB.Driver.MongoClientSettings", "FromConnectionString", "connectionString") { IsStatic = true },
                new("MongoDB.Driver.MongoUrl", LibrarySwitch.Constructor, "url"),
                new("MongoDB.Driver.MongoUrl", "Create", "url") { IsStatic = true },
                new("MongoDB.Driver.MongoUrlBuilder", LibrarySwitch.Constructor, "url"),
            ],
            OwnValidation = ["ServerCertificateValidationCallback"],
        },
    ];
}
