using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Tests.Repository;

public class ReadmeTests
{
    /// <summary>What the rules of a family are about, by the first digit of their ids.</summary>
    private static readonly Dictionary<char, string> Families = new()
    {
        ['0'] = "Configuration of the rules",
        ['1'] = "Server: who is asked for a certificate",
        ['2'] = "Client: does its certificate arrive",
        ['3'] = "Validation: callbacks and chains",
        ['4'] = "ASP.NET Core: authentication and forwarding",
        ['5'] = "Answers: 495, 496 and their like",
        ['6'] = "Identity: who is it",
        ['7'] = "Files, keys and passwords",
        ['8'] = "Settings files",
    };

    [Fact]
    public void Rule_tables_are_current()
    {
        var tables = RuleCatalogue.Rules.Select(rule => rule.Descriptor).GroupBy(rule => Families[rule.Id["MTLS".Length]])
            .Select(family => $"### {family.Key}\n\nRule | Finds | Severity | Fix\n-----|-------|----------|----\n" + string.Concat(family.Select(Row)));

        RepositoryFiles.AssertGenerated("README.md", "rules", string.Join('\n', tables));
    }

    private static string Row(DiagnosticDescriptor rule) =>
        $"[{rule.Id}]({RulePage.Path(rule.Id)}) | {rule.Title} | {(rule.IsEnabledByDefault ? rule.DefaultSeverity : "off")} | {(RuleCatalogue.HasFix(rule.Id) ? "yes" : "no")}\n";

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
