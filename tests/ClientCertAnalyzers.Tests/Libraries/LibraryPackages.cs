using System.Collections.Immutable;
using ClientCertAnalyzers.Libraries;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Tests.Libraries;

/// <summary>The packages that the table of switches was checked against.</summary>
internal static class LibraryPackages
{
    /// <param name="Assembly">Also the name of the package.</param>
    /// <param name="Version">That the rows were checked against.</param>
    /// <param name="Folder">Of the assembly in the package.</param>
    internal sealed record Package(string Assembly, string Version, string Folder)
    {
        public ImmutableArray<MetadataReference> References { get; } = [.. RestoredReferences.Package($"{Assembly.ToLowerInvariant()}/{Version}/{Folder}")];
    }

    private static readonly Lazy<ImmutableArray<Package>> Packages = new(() =>
    [
        new("Microsoft.Data.SqlClient", "7.1.1", "ref/net9.0"),
        new("System.Data.SqlClient", "4.9.1", "lib/net8.0"),
        new("Microsoft.EntityFrameworkCore.SqlServer", "10.0.15", "lib/net10.0"),
        new("Npgsql", "10.0.3", "lib/net8.0"),
        new("Npgsql.EntityFrameworkCore.PostgreSQL", "10.0.3", "lib/net10.0"),
        new("MySqlConnector", "2.6.2", "lib/net8.0"),
        new("Pomelo.EntityFrameworkCore.MySql", "9.0.0", "lib/net8.0"),
        new("KubernetesClient", "21.0.8", "lib/net8.0"),
        new("Confluent.Kafka", "2.16.0", "lib/net8.0"),
        new("MongoDB.Driver", "3.14.0", "lib/net6.0"),
        new("RabbitMQ.Client", "7.2.2", "lib/net8.0"),
        new("MQTTnet", "5.2.0.1603", "lib/net8.0"),
        new("NATS.Client.Core", "3.3.2", "lib/net8.0"),
        new("Yarp.ReverseProxy", "2.3.0", "lib/net8.0"),
        new("Elastic.Transport", "1.1.0", "lib/net8.0"),
        new("InfluxDB.Client", "5.1.0", "lib/netstandard2.1"),
        new("ClickHouse.Driver", "1.5.0", "lib/net8.0"),
        new("StackExchange.Redis", "3.4.35", "lib/net8.0"),
        new("MailKit", "4.18.2", "lib/net8.0"),
        new("Grpc.Core", "2.46.5", "lib/netstandard2.0"),
    ]);

    /// <summary>What the public members of the others speak of.</summary>
    private static readonly Lazy<ImmutableArray<MetadataReference>> Neighbours = new(() =>
    [
        .. RestoredReferences.Package("microsoft.entityframeworkcore/10.0.15/lib/net10.0"),
        .. RestoredReferences.Package("microsoft.entityframeworkcore.relational/10.0.15/lib/net10.0"),
        RestoredReferences.Grpc,
    ]);

    public static ImmutableArray<Package> All => Packages.Value;

    public static ImmutableArray<MetadataReference> References => [.. All.SelectMany(package => package.References), .. Neighbours.Value];

    public static Package Of(Library library) => All.Single(package => package.Assembly == library.Assembly);

    /// <summary>The libraries that a rule is about, with what they need.</summary>
    public static ImmutableArray<MetadataReference> Of(string id) =>
        LibraryTable.All.Where(library => library.Rule.Id == id).SelectMany(library => Of(library).References).ToImmutableArray() is { IsEmpty: false } own
            ? [.. own, .. Neighbours.Value]
            : [];
}
