using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

namespace ClientCertAnalyzers.Package.Tests;

[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackedPackage>
{
    public const string Name = "Package";
}

/// <summary>All packages, packed once for all tests into a feed of their own, outside the repository.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    /// <summary>Never the same twice, so that no cache can answer with an older build.</summary>
    public string Version { get; } = $"{Metadata("Version")}-test{Guid.NewGuid():N}";

    public string Folder { get; } = Directory.CreateTempSubdirectory("ClientCertAnalyzers.").FullName;

    public const string ProjectAddress = "https://github.com/example/rules";

    /// <summary>Where the packages say that the files of their version are.</summary>
    public string FilesAddress => $"{ProjectAddress}/blob/v{Version}/";

    public string Feed => Path.Combine(Folder, "feed");

    public static string RepositoryRoot { get; } = Path.GetFullPath(Metadata("RepositoryRoot"));

    public async Task InitializeAsync()
    {
        await PackAsync("src/ClientCertAnalyzers.Package");
        await PackAsync("src/ClientCertAnalyzers.AspNetCore");
        await PackAsync("src/ClientCertAnalyzers.AspNetCore.Testing");
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }

    public ZipArchive Open(string id = "ClientCertAnalyzers") => ZipFile.OpenRead(Path.Combine(Feed, $"{id}.{Version}.nupkg"));

    public string Read(string file, string id = "ClientCertAnalyzers")
    {
        using var archive = Open(id);
        using var reader = new StreamReader(archive.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>The description of a package in its archive.</summary>
    public XElement Nuspec(string id = "ClientCertAnalyzers") =>
        XDocument.Parse(Read($"{id}.nuspec", id)).Root!.Elements().Single(element => element.Name.LocalName == "metadata");

    /// <summary>What the package of a library for both frameworks holds, and nothing else.</summary>
    public static string[] FilesOfLibrary(string id) =>
        [$"{id}.nuspec", "LICENSE", "README.md", "icon.png", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml", $"lib/net8.0/{id}.dll", $"lib/net8.0/{id}.xml"];

    /// <summary>The files of a package, without the parts that the container format adds to every package.</summary>
    public IEnumerable<string> Files(string id = "ClientCertAnalyzers")
    {
        using var archive = Open(id);
        return [.. archive.Entries.Select(entry => entry.FullName).Where(IsOurs).Order(StringComparer.Ordinal)];
    }

    private static string Metadata(string key) =>
        typeof(PackedPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    private static bool IsOurs(string name) =>
        !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml";

    private async Task PackAsync(string project) => await Dotnet.SucceedAsync(
        RepositoryRoot,
        "pack",
        project,
        "--output", Feed,
        $"-p:Version={Version}",
        $"-p:ProjectAddress={ProjectAddress}",
        // As a release is built: without paths of this machine.
        "-p:ContinuousIntegrationBuild=true",
        // The build that these tests run in may be using the repository's own artifacts folder.
        $"-p:ArtifactsPath={Path.Combine(Folder, "artifacts")}");
}
