using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ClientCertAnalyzers.Tests.Repository;

/// <summary>The version of the packages stands in <c>Directory.Build.props</c>, and nowhere else.</summary>
public class VersionTests
{
    private static readonly string[] Extensions = [".cs", ".csproj", ".editorconfig", ".globalconfig", ".json", ".md", ".props", ".targets", ".txt"];

    /// <summary>They keep every version.</summary>
    private static readonly string[] Histories = ["CHANGELOG.md", "src/ClientCertAnalyzers/AnalyzerReleases.Shipped.md"];

    private static string Version => XDocument.Load(RepositoryFiles.At("Directory.Build.props")).Descendants("Version").Single().Value;

    [Fact]
    public void No_file_repeats_the_version()
    {
        var version = new Regex($@"(?<![\d.]){Regex.Escape(Version)}(?![\d.])");
        var files = from file in Directory.EnumerateFiles(RepositoryFiles.Root, "*", SearchOption.AllDirectories)
                    let path = Path.GetRelativePath(RepositoryFiles.Root, file).Replace('\\', '/')
                    where Extensions.Contains(Path.GetExtension(path)) && !path.Split('/').Any(part => part is "artifacts" or "bin" or "obj" or ".git")
                    where version.IsMatch(File.ReadAllText(file))
                    select path;

        Assert.Equal(["Directory.Build.props"], files.Except(Histories));
    }

    [Fact]
    public void The_change_log_has_a_section_for_the_version() =>
        Assert.Contains($"\n## [{Version}]", RepositoryFiles.Read("CHANGELOG.md"));
}
