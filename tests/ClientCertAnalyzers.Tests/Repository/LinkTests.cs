using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ClientCertAnalyzers.Tests.Repository;

public class LinkTests
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    public static TheoryData<string> Pages =>
        [.. new[] { "README.md", "CHANGELOG.md", "CONTRIBUTING.md" }
            .Concat(Directory.GetFiles(RepositoryFiles.At("docs"), "*.md", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(RepositoryFiles.Root, file)))];

    [Theory, MemberData(nameof(Pages))]
    public void Links_and_pictures_of_a_page_lead_somewhere(string page) => Assert.All(
        Parse(page).Descendants<LinkInline>().Select(link => link.Url!).Where(link => !link.StartsWith("https://", StringComparison.Ordinal)),
        link =>
        {
            var (file, anchor) = link.Split('#') is [var before, var after] ? (before, after) : (link, null);
            var target = file == "" ? page : Path.Combine(Path.GetDirectoryName(page)!, file);

            Assert.True(Path.Exists(RepositoryFiles.At(target)), link);
            Assert.True(anchor is null || Parse(target).Descendants<HeadingBlock>().Any(heading => heading.GetAttributes().Id == anchor), link);
        });

    private static MarkdownDocument Parse(string page) => Markdown.Parse(RepositoryFiles.Read(page), Pipeline);
}
