using Microsoft.CodeAnalysis;

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
    public async Task Sample_output_is_current()
    {
        // The compiler prints warnings; Info stays in the editor, and the gateway lowers its one error.
        var lines = from finding in (await Samples.FindingsAsync("InsecureGateway")).AddRange(await Samples.FindingsAsync("InsecureApi"))
                    where finding.Severity >= DiagnosticSeverity.Warning
                    let place = finding.Location.GetLineSpan()
                    let start = place.StartLinePosition
                    select $"{place.Path}({start.Line + 1},{start.Character + 1}): warning {finding.Id}: {finding.GetMessage()}\n";

        RepositoryFiles.AssertGenerated("README.md", "sample-output", "```text\n" + string.Concat(lines) + "```\n");
    }
}
