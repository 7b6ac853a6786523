using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Tests.Repository;

/// <summary>The examples on the rule pages are programs: they compile, and the rules say of them what the page says.</summary>
public class SnippetTests
{
    public static TheoryData<string> Ids => RuleCatalogue.Ids;

    [Theory, MemberData(nameof(Ids))]
    public void Blocks_compile(string id)
    {
        foreach (var kind in new[] { "bad", "good" })
        {
            var blocks = RulePage.Blocks(id, kind).ToList();
            Assert.NotEmpty(blocks);
            Assert.All(blocks, block => Assert.Empty(Analysis.Errors(Analysis.WebProject(("Program.cs", block)))));
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task Bad_blocks_report_exactly_their_markers(string id)
    {
        foreach (var block in RulePage.Blocks(id, "bad"))
        {
            var markers = RulePage.Markers(block).ToList();
            var findings = await Analysis.FindingsAsync(Analysis.WebProject(("Program.cs", block)));

            Assert.Contains(markers, marker => marker.Id == id);
            Assert.Equal(markers, findings.Select(f => (f.Location.GetLineSpan().StartLinePosition.Line + 1, f.Id)));
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task Good_blocks_are_silent(string id)
    {
        foreach (var block in RulePage.Blocks(id, "good"))
        {
            var findings = await Analysis.FindingsAsync(Analysis.WebProject(("Program.cs", block)));

            Assert.DoesNotContain(findings, finding => finding.Id == id || finding.Severity != DiagnosticSeverity.Info);
        }
    }
}
