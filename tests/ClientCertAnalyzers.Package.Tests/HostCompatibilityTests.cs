using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ClientCertAnalyzers.Package.Tests;

/// <summary>A host that is older than what a DLL references drops the analyzers with no more than a warning.</summary>
[Collection(PackageCollection.Name)]
public class HostCompatibilityTests(PackedPackage package)
{
    [Theory]
    [InlineData("ClientCertAnalyzers.dll")]
    [InlineData("ClientCertAnalyzers.CodeFixes.dll")]
    public void A_shipped_assembly_references_nothing_newer_than_the_oldest_host(string file)
    {
        var references = References(file);

        Assert.Contains(references, reference => reference.Name == "Microsoft.CodeAnalysis");
        Assert.All(references, reference => Assert.True(IsInOldestHost(reference), $"{file} references {reference.Name} {reference.Version}"));
    }

    [Fact]
    public void The_analyzers_do_not_reference_workspaces()
    {
        // The command-line compiler has none: the analyzer assembly would fail to load there.
        Assert.DoesNotContain(References("ClientCertAnalyzers.dll"), reference => reference.Name.Contains("Workspaces", StringComparison.Ordinal));
    }

    /// <summary>Visual Studio 17.8 and the .NET 8 SDK: .NET Standard 2.0, and Roslyn 4.8 with what its own package brings along.</summary>
    private static bool IsInOldestHost((string Name, Version Version) reference) => reference.Name switch
    {
        "ClientCertAnalyzers" => true,
        "netstandard" => reference.Version == new Version(2, 0, 0, 0),
        "System.Collections.Immutable" => reference.Version <= new Version(7, 0, 0, 0),
        "System.Memory" => reference.Version <= new Version(4, 0, 1, 2),
        var name => name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && reference.Version <= new Version(4, 8, 0, 0),
    };

    private List<(string Name, Version Version)> References(string file)
    {
        using var archive = package.Open();
        using var entry = archive.GetEntry("analyzers/dotnet/cs/" + file)!.Open();
        using var memory = new MemoryStream();
        entry.CopyTo(memory);
        memory.Position = 0;
        using var assembly = new PEReader(memory);
        var metadata = assembly.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(r => (metadata.GetString(r.Name), r.Version))];
    }
}
