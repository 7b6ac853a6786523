using System.IO.Compression;
using System.Reflection;

namespace ClientCertAnalyzers.Package.Tests;

[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackedPackage>
{
    public const string Name = "Package";
}

/// <summary>The package, packed once for all tests into a feed of its own, outside the repository.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    /// <summary>Never the same twice, so that no cache can answer with an older build.</summary>
    public string Version { get; } = $"0.1.0-test{Guid.NewGuid():N}";

    public string Folder { get; } = Directory.CreateTempSubdirectory("ClientCertAnalyzers.").FullName;

    public string Feed => Path.Combine(Folder, "feed");

    public static string RepositoryRoot { get; } = Path.GetFullPath(
        typeof(PackedPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!);

    public async Task InitializeAsync() => await Dotnet.SucceedAsync(
        RepositoryRoot,
        "pack",
        "src/ClientCertAnalyzers.Package",
        "--output", Feed,
        $"-p:Version={Version}",
        // The build that these tests run in may be using the repository's own artifacts folder.
        $"-p:ArtifactsPath={Path.Combine(Folder, "artifacts")}");

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }

    public ZipArchive Open() => ZipFile.OpenRead(Path.Combine(Feed, $"ClientCertAnalyzers.{Version}.nupkg"));
}
