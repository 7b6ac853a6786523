namespace ClientCertAnalyzers.Tests.Repository;

public class ReadmeTests
{
    [Fact]
    public void Rule_table_is_current()
    {
        var rows = RuleCatalogue.Rules.Select(rule => rule.Descriptor)
            .Select(rule => $"[{rule.Id}]({RulePage.Path(rule.Id)}) | {rule.Title} | {rule.DefaultSeverity} | {(RuleCatalogue.HasFix(rule.Id) ? "yes" : "no")}\n");

        RepositoryFiles.AssertGenerated("README.md", "rules", "Rule | Finds | Severity | Fix\n-----|-------|----------|----\n" + string.Concat(rows));
    }

    [Fact]
    public async Task Sample_output_is_current() =>
        RepositoryFiles.AssertGenerated("README.md", "sample-output", "```text\n" + await SampleFindings.WarningsAsync() + "```\n");
}
