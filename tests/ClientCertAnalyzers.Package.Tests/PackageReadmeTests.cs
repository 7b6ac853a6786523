using Markdig;
using Markdig.Extensions.Emoji;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ClientCertAnalyzers.Package.Tests;

/// <summary>The READMEs in the packages, read as nuget.org does: it encodes HTML, empties relative links and shows images of few hosts.</summary>
[Collection(PackageCollection.Name)]
public class PackageReadmeTests(PackedPackage package)
{
    /// <summary>The extensions of nuget.org, but with HTML, to find it.</summary>
    private static readonly MarkdownPipeline Site = new MarkdownPipelineBuilder()
        .UseGridTables().UsePipeTables().UseListExtras().UseTaskLists().UseEmojiAndSmiley().UseAutoLinks().Build();

    public static TheoryData<string, string> Readmes => new()
    {
        { "ClientCertAnalyzers", "src/ClientCertAnalyzers.Package" },
        { "ClientCertAnalyzers.AspNetCore", "src/ClientCertAnalyzers.AspNetCore" },
        { "ClientCertAnalyzers.AspNetCore.Testing", "src/ClientCertAnalyzers.AspNetCore.Testing" },
    };

    [Theory, MemberData(nameof(Readmes))]
    public async Task A_package_site_shows_all_of_it(string id, string project)
    {
        var linked = Markdown.Parse(package.Read("README.md", id), Site);
        var plain = Markdown.Parse(await WithoutAddressAsync(project), Site);

        Assert.All([linked, plain], readme =>
        {
            Assert.Empty(readme.Descendants<HtmlBlock>());
            Assert.Empty(readme.Descendants<HtmlInline>());
            Assert.DoesNotContain(readme.Descendants<LinkInline>(), link => link.IsImage);
            // What looks like one in prose, such as ":/", would become a picture.
            Assert.Empty(readme.Descendants<EmojiInline>());
        });
        Assert.All(Links(plain), link => Assert.StartsWith("https://", link));
        Assert.All(Links(linked), link => Assert.True(IsThere(link), link));
    }

    [Fact]
    public async Task It_has_the_sections_of_the_repository_and_names_each_file_once_it_can_link_to_it()
    {
        var original = Markdown.Parse(File.ReadAllText(Path.Combine(PackedPackage.RepositoryRoot, "README.md")));
        var readme = package.Read("README.md");
        var linked = Markdown.Parse(readme, Site);

        // Nobody has the samples and tests who only has the package.
        Assert.Equal(Headings(original).Where(heading => heading != "Try it"), Headings(linked));
        Assert.Contains("](" + package.FilesAddress + "docs/configuration.md)", readme);
        Assert.Equal(Links(linked).Count(), CountOf(readme, "]("));
        Assert.Equal(CountOf(readme, "MTLS"), CountOf(await WithoutAddressAsync("src/ClientCertAnalyzers.Package"), "MTLS") + CountOf(readme, "/docs/rules/MTLS"));
    }

    [Fact]
    public void Its_pages_link_to_each_other_inside_the_package()
    {
        var files = package.Files().ToHashSet();
        var links = from page in files
                    where page.StartsWith("docs/", StringComparison.Ordinal) && page.EndsWith(".md", StringComparison.Ordinal)
                    from link in Links(Markdown.Parse(package.Read(page)))
                    where !link.StartsWith("https://", StringComparison.Ordinal)
                    select (Page: page, Link: link);

        Assert.NotEmpty(links);
        Assert.All(links, found =>
        {
            var target = new Uri(new Uri("file:///" + found.Page), found.Link).LocalPath[1..];
            Assert.True(files.Contains(target) || files.Any(file => file.StartsWith(target + "/", StringComparison.Ordinal)), $"{found.Page}: {found.Link}");
        });
    }

    /// <summary>What is packed while the project has no public address.</summary>
    private static async Task<string> WithoutAddressAsync(string project)
    {
        var folder = Directory.CreateTempSubdirectory("ClientCertAnalyzers.").FullName + "/";
        try
        {
            await Dotnet.SucceedAsync(PackedPackage.RepositoryRoot, "msbuild", project, "-t:MakePackageReadme", "-p:ProjectAddress=", $"-p:BaseIntermediateOutputPath={folder}");
            return File.ReadAllText(folder + "README.md");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Files of this version are in the repository; what is elsewhere cannot be asked here.</summary>
    private bool IsThere(string link) => link.StartsWith(package.FilesAddress, StringComparison.Ordinal)
        ? Path.Exists(Path.Combine(PackedPackage.RepositoryRoot, link[package.FilesAddress.Length..]))
        : link.StartsWith("https://", StringComparison.Ordinal);

    private static IEnumerable<string> Links(MarkdownDocument document) => document.Descendants<LinkInline>().Select(link => link.Url!);

    private static IEnumerable<string> Headings(MarkdownDocument document) =>
        document.Descendants<HeadingBlock>().Select(heading => string.Concat(heading.Inline!.Descendants<LiteralInline>()));

    private static int CountOf(string text, string part) => text.Split(part).Length - 1;
}
