namespace ClientCertAnalyzers.Tests.Repository;

public class DocumentationTests
{
    public static TheoryData<string> Ids => RuleCatalogue.Ids;

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule() =>
        Assert.Equal(
            RuleCatalogue.Rules.Select(rule => rule.Descriptor.Id),
            Directory.GetFiles(RepositoryFiles.At("docs/rules"), "*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Ids))]
    public void Page_header_is_current(string id) =>
        RepositoryFiles.AssertGenerated(RulePage.Path(id), "header", RulePage.Header(id));

    [Theory, MemberData(nameof(Ids))]
    public void Page_has_all_sections_in_order_and_stays_short(string id)
    {
        var lines = RepositoryFiles.Read(RulePage.Path(id)).TrimEnd().Split('\n');

        Assert.Equal(RulePage.Sections(id), lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]));
        // What the light bulb does is generated, with a marker and an empty line behind it.
        var generated = lines.SkipWhile(line => line != "<!-- fix -->").TakeWhile(line => line != "<!-- /fix -->").Count();
        Assert.InRange(lines.Length - (generated == 0 ? 0 : generated + 2), 25, 70);
    }
}
