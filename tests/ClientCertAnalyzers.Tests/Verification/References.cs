using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Tests.Verification;

/// <summary>Reference assemblies: real, and there without a network. The SDK that runs the tests has some, the restore brought the others.</summary>
internal static class References
{
    public static ImmutableArray<MetadataReference> Net { get; } = [.. Pack("Microsoft.NETCore.App.Ref")];

    public static ImmutableArray<MetadataReference> AspNetCore { get; } = [.. Net, .. Pack("Microsoft.AspNetCore.App.Ref")];

    /// <summary>The oldest .NET that is supported.</summary>
    public static ImmutableArray<MetadataReference> AspNetCore8 { get; } =
        [.. Package("microsoft.netcore.app.ref/8.0.0/ref/net8.0"), .. Package("microsoft.aspnetcore.app.ref/8.0.0/ref/net8.0")];

    public static ImmutableArray<MetadataReference> NetFramework { get; } =
        [.. Package("microsoft.netframework.referenceassemblies.net472/1.0.3/build/.NETFramework/v4.7.2")];

    /// <summary>Slots that live in packages of their own.</summary>
    public static ImmutableArray<MetadataReference> OtherClients { get; } =
        [.. Package("system.net.http.winhttphandler/9.0.23/lib/net9.0"), .. Package("system.directoryservices.protocols/9.0.23/lib/net9.0")];

    private static IEnumerable<MetadataReference> Package(string folder)
    {
        var root = typeof(References).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "PackageRoot").Value!;
        return Files(Path.Combine(root, folder));
    }

    private static IEnumerable<MetadataReference> Pack(string name)
    {
        // <root>/shared/Microsoft.NETCore.App/<version>/System.Private.CoreLib.dll
        var root = Path.GetFullPath(Path.Combine(typeof(object).Assembly.Location, "../../../.."));
        var newest = Directory.GetDirectories(Path.Combine(root, "packs", name))
            .MaxBy(directory => Version.Parse(Path.GetFileName(directory).Split('-')[0]))!;
        return Files(Directory.GetDirectories(Path.Combine(newest, "ref")).Single());
    }

    private static IEnumerable<MetadataReference> Files(string folder) =>
        // EnterpriseServices comes with native libraries, which are no references.
        Directory.GetFiles(folder, "*.dll").Where(file => !file.Contains("EnterpriseServices.")).Select(file => MetadataReference.CreateFromFile(file));
}
