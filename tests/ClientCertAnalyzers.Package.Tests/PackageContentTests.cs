using System.Xml.Linq;

namespace ClientCertAnalyzers.Package.Tests;

[Collection(PackageCollection.Name)]
public class PackageContentTests(PackedPackage package)
{
    [Fact]
    public void The_package_holds_these_files_and_no_others()
    {
        string[] expected =
        [
            "ClientCertAnalyzers.nuspec",
            "LICENSE",
            "README.md",
            "analyzers/dotnet/cs/ClientCertAnalyzers.CodeFixes.dll",
            "analyzers/dotnet/cs/ClientCertAnalyzers.dll",
            "build/ClientCertAnalyzers.props",
            "build/ClientCertAnalyzers.targets",
            "buildTransitive/ClientCertAnalyzers.props",
            "buildTransitive/ClientCertAnalyzers.targets",
            "icon.png",
            .. RulePages(),
        ];

        using var archive = package.Open();

        Assert.Equal(expected.Order(StringComparer.Ordinal), archive.Entries.Select(entry => entry.FullName).Where(IsOurs).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_package_is_a_development_dependency_without_dependencies()
    {
        var metadata = Metadata();

        Assert.Equal("ClientCertAnalyzers", Value(metadata, "id"));
        Assert.Equal(package.Version, Value(metadata, "version"));
        Assert.Equal("true", Value(metadata, "developmentDependency"));
        Assert.Null(Value(metadata, "dependencies"));
        Assert.Null(Value(metadata, "frameworkReferences"));
    }

    [Fact]
    public void The_package_names_its_licence_readme_and_icon()
    {
        var metadata = Metadata();

        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.Equal("icon.png", Value(metadata, "icon"));
        Assert.NotEmpty(Value(metadata, "description")!);
    }

    private static IEnumerable<string> RulePages() =>
        Directory.GetFiles(Path.Combine(PackedPackage.RepositoryRoot, "docs", "rules"), "*.md").Select(file => "docs/rules/" + Path.GetFileName(file));

    /// <summary>Every package has these three parts of the container format.</summary>
    private static bool IsOurs(string name) =>
        !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml";

    private XElement Metadata()
    {
        using var archive = package.Open();
        using var nuspec = archive.GetEntry("ClientCertAnalyzers.nuspec")!.Open();
        return XDocument.Load(nuspec).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
    }

    private static string? Value(XElement metadata, string name) =>
        metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
}
