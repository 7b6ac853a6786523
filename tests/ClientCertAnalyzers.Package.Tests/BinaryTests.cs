using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ClientCertAnalyzers.Package.Tests;

/// <summary>The same sources make the same DLLs in any folder, and a debugger finds the sources.</summary>
[Collection(PackageCollection.Name)]
public class BinaryTests(PackedPackage package)
{
    [Theory]
    [InlineData("ClientCertAnalyzers", "analyzers/dotnet/cs/ClientCertAnalyzers.dll")]
    [InlineData("ClientCertAnalyzers", "analyzers/dotnet/cs/ClientCertAnalyzers.CodeFixes.dll")]
    [InlineData("ClientCertAnalyzers.AspNetCore", "lib/net8.0/ClientCertAnalyzers.AspNetCore.dll")]
    [InlineData("ClientCertAnalyzers.AspNetCore", "lib/net10.0/ClientCertAnalyzers.AspNetCore.dll")]
    [InlineData("ClientCertAnalyzers.AspNetCore.Testing", "lib/net8.0/ClientCertAnalyzers.AspNetCore.Testing.dll")]
    [InlineData("ClientCertAnalyzers.AspNetCore.Testing", "lib/net10.0/ClientCertAnalyzers.AspNetCore.Testing.dll")]
    public void A_shipped_assembly_is_reproducible_and_its_symbols_name_no_folder_of_this_machine(string id, string file)
    {
        using var assembly = new PEReader(Extract($"{id}.{package.Version}.nupkg", file));
        var entries = assembly.ReadDebugDirectory();
        var embedded = entries.Where(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb).ToArray();
        using var symbols = embedded is [var pdb]
            ? assembly.ReadEmbeddedPortablePdbDebugDirectoryData(pdb)
            : MetadataReaderProvider.FromPortablePdbStream(Extract($"{id}.{package.Version}.snupkg", Path.ChangeExtension(file, ".pdb")));
        var reader = symbols.GetMetadataReader();
        var sources = reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name)).ToArray();

        Assert.Contains(entries, entry => entry.Type == DebugDirectoryEntryType.Reproducible);
        Assert.Contains(sources, source => source.StartsWith("/_/src/ClientCertAnalyzers", StringComparison.Ordinal));
        // Generated ones are in the artifacts folder, which these tests have elsewhere.
        Assert.All(sources.Where(source => !source.StartsWith(package.Folder, StringComparison.Ordinal)), source => Assert.StartsWith("/_", source));
    }

    private MemoryStream Extract(string archive, string file)
    {
        using var zip = ZipFile.OpenRead(Path.Combine(package.Feed, archive));
        using var entry = zip.GetEntry(file)!.Open();
        var memory = new MemoryStream();
        entry.CopyTo(memory);
        memory.Position = 0;
        return memory;
    }
}
