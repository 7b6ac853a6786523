using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.LightBulb.Tests;

[Collection(EditorCollection.Name)]
public class PageTests(EditorProjects projects)
{
    /// <summary>Findings in settings files have their light bulb here.</summary>
    private const string Anchor = "MTLS8900";

    public static TheoryData<string> Fixable => [.. RulePages.Fixable];

    [Theory, MemberData(nameof(Fixable))]
    public async Task The_light_bulb_offers_the_fix_and_the_result_compiles(string id)
    {
        var clicks = 0;
        foreach (var program in RulePages.Programs(id))
        {
            var project = With(id == "MTLS7003" ? projects.Net8.Project : projects.Net10.Project, program);
            var findings = await OpenProject.FindingsAsync(project);
            foreach (var finding in findings.Where(finding => finding.Id == id))
            {
                // One with another message is another mistake in the same place, such as a second one in the same setting.
                bool Same(Diagnostic other) => other.Id == id && other.GetMessage() == finding.GetMessage();
                var place = finding.Location.IsInSource ? finding : findings.First(other => other.Id == Anchor);
                foreach (var offer in await LightBulb.AtAsync(project.GetDocument(place.Location.SourceTree)!, place))
                {
                    var changed = (await LightBulb.ClickAsync(offer)).GetProject(project.Id)!;
                    var after = await OpenProject.FindingsAsync(changed);

                    Assert.Empty(await OpenProject.ErrorsAsync(changed));
                    Assert.True(after.Count(Same) < findings.Count(Same), $"'{offer.Action.Title}' leaves {id}:\n{await TextAsync(changed)}");
                    Assert.Empty(after.Where(other => other.Severity != DiagnosticSeverity.Info && findings.All(before => before.Id != other.Id)));
                    clicks++;
                }
            }
        }

        Assert.NotEqual(0, clicks);
    }

    [Fact]
    public async Task Fix_All_reaches_the_document_the_project_and_the_solution()
    {
        var project = With(projects.Net10.Project, RulePages.Programs("MTLS3002").First());
        var finding = (await OpenProject.FindingsAsync(project)).First(finding => finding.Id == "MTLS3002");

        var offer = (await LightBulb.AtAsync(project.GetDocument(finding.Location.SourceTree)!, finding))[0];

        Assert.Superset(new HashSet<FixAllScope> { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution }, offer.Scopes.ToHashSet());
    }

    private static Project With(Project project, (string Code, string? SettingsFile, string? Settings) program)
    {
        var document = project.Documents.Single(document => document.Name == "Program.cs");
        var changed = document.WithText(SourceText.From(program.Code)).Project;
        return program.SettingsFile is { } name
            ? changed.AddAdditionalDocument(name, program.Settings!, filePath: Path.Combine(Path.GetDirectoryName(project.FilePath)!, name)).Project
            : changed;
    }

    private static async Task<string> TextAsync(Project project) =>
        (await project.Documents.Single(document => document.Name == "Program.cs").GetTextAsync()).ToString();
}
