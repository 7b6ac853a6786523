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
            "CHANGELOG.md",
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
            "config/map.globalconfig",
            "config/minimum.globalconfig",
            "config/none.globalconfig",
            "config/recommended.globalconfig",
            "config/strict.globalconfig",
            "icon.png",
            .. Pages(),
        ];

        Assert.Equal(expected.Order(StringComparer.Ordinal), package.Files());
    }

    [Fact]
    public void The_package_is_a_development_dependency_without_dependencies()
    {
        var metadata = package.Nuspec();

        Assert.Equal("ClientCertAnalyzers", Value(metadata, "id"));
        Assert.Equal(package.Version, Value(metadata, "version"));
        Assert.Equal("true", Value(metadata, "developmentDependency"));
        Assert.Null(Value(metadata, "dependencies"));
        Assert.Null(Value(metadata, "frameworkReferences"));
    }

    [Theory]
    [InlineData("ClientCertAnalyzers")]
    [InlineData("ClientCertAnalyzers.AspNetCore")]
    public void A_package_names_its_licence_readme_icon_and_project(string id)
    {
        var metadata = package.Nuspec(id);

        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.Equal("icon.png", Value(metadata, "icon"));
        Assert.Equal(PackedPackage.ProjectAddress, Value(metadata, "projectUrl"));
        Assert.All(["authors", "copyright", "description", "tags"], name => Assert.NotEmpty(Value(metadata, name)!));
    }

    /// <summary>All but those for contributors, and the README's picture.</summary>
    private static IEnumerable<string> Pages() =>
        from file in Directory.GetFiles(Path.Combine(PackedPackage.RepositoryRoot, "docs"), "*", SearchOption.AllDirectories)
        let page = Path.GetRelativePath(PackedPackage.RepositoryRoot, file).Replace('\\', '/')
        where page is not ("docs/benchmarks.md" or "docs/fuzzing.md" or "docs/test-strength.md") && !page.StartsWith("docs/images/", StringComparison.Ordinal)
        select page;

    private static string? Value(XElement metadata, string name) =>
        metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
}
