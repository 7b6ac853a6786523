using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Tests.Verification;

/// <summary>Reference assemblies of the SDK that runs the tests: real, and there without a network.</summary>
internal static class References
{
    public static ImmutableArray<MetadataReference> Net { get; } = [.. Pack("Microsoft.NETCore.App.Ref")];

    public static ImmutableArray<MetadataReference> AspNetCore { get; } = [.. Net, .. Pack("Microsoft.AspNetCore.App.Ref")];

    private static IEnumerable<MetadataReference> Pack(string name)
    {
        // <root>/shared/Microsoft.NETCore.App/<version>/System.Private.CoreLib.dll
        var root = Path.GetFullPath(Path.Combine(typeof(object).Assembly.Location, "../../../.."));
        var newest = Directory.GetDirectories(Path.Combine(root, "packs", name))
            .MaxBy(directory => Version.Parse(Path.GetFileName(directory).Split('-')[0]))!;
        return Files(Directory.GetDirectories(Path.Combine(newest, "ref")).Single());
    }

    internal static IEnumerable<MetadataReference> Files(string folder) =>
        // EnterpriseServices comes with native libraries, which are no references.
        Directory.GetFiles(folder, "*.dll").Where(file => !file.Contains("EnterpriseServices.")).Select(file => MetadataReference.CreateFromFile(file));
}
