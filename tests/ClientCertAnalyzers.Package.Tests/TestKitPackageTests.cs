using System.Text.RegularExpressions;

namespace ClientCertAnalyzers.Package.Tests;

/// <summary>The package of the test kit, as a new user meets it.</summary>
[Collection(PackageCollection.Name)]
public partial class TestKitPackageTests(PackedPackage package)
{
    private const string Id = "ClientCertAnalyzers.AspNetCore.Testing";

    [Fact]
    public void The_package_holds_a_library_for_each_framework() => Assert.Equal(PackedPackage.FilesOfLibrary(Id), package.Files(Id));

    [Fact]
    public void The_package_depends_on_the_shared_framework_and_the_helper_alone()
    {
        var elements = package.Nuspec(Id).Descendants().ToArray();

        Assert.Equal(
            ["Microsoft.AspNetCore.App", "Microsoft.AspNetCore.App"],
            elements.Where(element => element.Name.LocalName == "frameworkReference").Select(element => (string?)element.Attribute("name")));
        Assert.Equal(
            [("ClientCertAnalyzers.AspNetCore", package.Version), ("ClientCertAnalyzers.AspNetCore", package.Version)],
            elements.Where(element => element.Name.LocalName == "dependency").Select(element => ((string?)element.Attribute("id"), (string?)element.Attribute("version"))));
    }

    [Fact]
    public async Task The_example_of_its_page_is_a_whole_test_and_passes()
    {
        var example = Example().Match(package.Read("README.md", Id)).Groups[1].Value;
        var consumer = Consumer.CreateTests(package, example);

        Assert.InRange(example.Split('\n').Length, 1, 39);
        Assert.Matches(@"Passed!\s+- Failed:\s+0, Passed:\s+1\b", await consumer.SucceedAsync("test"));
    }

    /// <summary>The same test against a service that has forgotten to require certificates.</summary>
    [Fact]
    public async Task The_example_fails_when_the_service_is_wrong()
    {
        var example = Example().Match(package.Read("README.md", Id)).Groups[1].Value;
        var consumer = Consumer.CreateTests(package, example
            .Replace(".RequireClientCertificate()", "", StringComparison.Ordinal)
            .Replace("!.Subject", "?.Subject ?? \"nobody\"", StringComparison.Ordinal));

        var output = (await consumer.RunAsync("test")).Output;

        Assert.True(output.Contains("GET /orders without a certificate: expected 496, but 200 came. The service got no certificate. The answer: nobody", StringComparison.Ordinal), output);
    }

    [GeneratedRegex("```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
