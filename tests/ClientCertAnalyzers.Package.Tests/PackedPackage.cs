using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

namespace ClientCertAnalyzers.Package.Tests;

[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackedPackage>
{
    public const string Name = "Package";
}

/// <summary>Both packages, packed once for all tests into a feed of their own, outside the repository.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    /// <summary>Never the same twice, so that no cache can answer with an older build.</summary>
    public string Version { get; } = $"0.1.0-test{Guid.NewGuid():N}";

    public string Folder { get; } = Directory.CreateTempSubdirectory("ClientCertAnalyzers.").FullName;

    /// <summary>Where the rules say that their pages are.</summary>
    public const string RulePagesAddress = "https://rules.example/";

    public string Feed => Path.Combine(Folder, "feed");

    public static string RepositoryRoot { get; } = Path.GetFullPath(
        typeof(PackedPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!);

    public async Task InitializeAsync()
    {
        await PackAsync("src/ClientCertAnalyzers.Package");
        await PackAsync("src/ClientCertAnalyzers.AspNetCore");
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }

    public ZipArchive Open(string id = "ClientCertAnalyzers") => ZipFile.OpenRead(Path.Combine(Feed, $"{id}.{Version}.nupkg"));

    /// <summary>The description of a package in its archive.</summary>
    public XElement Metadata(string id = "ClientCertAnalyzers")
    {
        using var archive = Open(id);
        using var nuspec = archive.GetEntry($"{id}.nuspec")!.Open();
        return XDocument.Load(nuspec).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
    }

    /// <summary>The files of a package, without the parts that the container format adds to every package.</summary>
    public IEnumerable<string> Files(string id = "ClientCertAnalyzers")
    {
        using var archive = Open(id);
        return [.. archive.Entries.Select(entry => entry.FullName).Where(IsOurs).Order(StringComparer.Ordinal)];
    }

    private static bool IsOurs(string name) =>
        !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml";

    private async Task PackAsync(string project) => await Dotnet.SucceedAsync(
        RepositoryRoot,
        "pack",
        project,
        "--output", Feed,
        $"-p:Version={Version}",
        $"-p:RulePagesAddress={RulePagesAddress}",
        // The build that these tests run in may be using the repository's own artifacts folder.
        $"-p:ArtifactsPath={Path.Combine(Folder, "artifacts")}");
}
