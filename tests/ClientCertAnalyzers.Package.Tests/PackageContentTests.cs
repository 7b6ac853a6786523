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
            "config/all.globalconfig",
            "config/minimum.globalconfig",
            "config/none.globalconfig",
            "config/recommended.globalconfig",
            "config/strict.globalconfig",
            "icon.png",
            .. RulePages(),
        ];

        Assert.Equal(expected.Order(StringComparer.Ordinal), package.Files());
    }

    [Fact]
    public void The_package_is_a_development_dependency_without_dependencies()
    {
        var metadata = package.Metadata();

        Assert.Equal("ClientCertAnalyzers", Value(metadata, "id"));
        Assert.Equal(package.Version, Value(metadata, "version"));
        Assert.Equal("true", Value(metadata, "developmentDependency"));
        Assert.Null(Value(metadata, "dependencies"));
        Assert.Null(Value(metadata, "frameworkReferences"));
    }

    [Fact]
    public void The_package_names_its_licence_readme_and_icon()
    {
        var metadata = package.Metadata();

        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.Equal("icon.png", Value(metadata, "icon"));
        Assert.NotEmpty(Value(metadata, "description")!);
    }

    private static IEnumerable<string> RulePages() =>
        Directory.GetFiles(Path.Combine(PackedPackage.RepositoryRoot, "docs", "rules"), "*.md").Select(file => "docs/rules/" + Path.GetFileName(file));

    private static string? Value(XElement metadata, string name) =>
        metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
}
