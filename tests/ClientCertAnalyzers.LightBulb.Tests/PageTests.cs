using ClientCertAnalyzers.Package.Tests;
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
        var shown = new List<ShownFix>();
        foreach (var program in RulePages.Programs(id))
        {
            var project = With(ProjectFor(id), program);
            var findings = await OpenProject.FindingsAsync(project);
            foreach (var finding in findings.Where(finding => finding.Id == id))
            {
                var place = finding.Location.IsInSource ? finding : findings.First(other => other.Id == Anchor);
                var document = project.GetDocument(place.Location.SourceTree)!;
                foreach (var offer in await LightBulb.AtAsync(document, place))
                {
                    var changed = (await LightBulb.ClickAsync(offer)).GetProject(project.Id)!;
                    await AssertBetterAsync(changed, finding, findings, offer);
                    if (shown.All(other => other.Title != offer.Action.Title))
                    {
                        shown.Add(await ShownFix.OfAsync(offer, await HasFixAllAsync(offer, document, finding, findings), project, changed));
                    }
                }
            }
        }

        Assert.NotEmpty(shown);
        GeneratedFile.AssertCurrent(RulePages.PathOf(id), page => RulePages.WithFixes(page, shown));
    }

    private static async Task AssertBetterAsync(Project changed, Diagnostic finding, IReadOnlyList<Diagnostic> findings, Offer offer)
    {
        // One with another message is another mistake in the same place, such as a second one in the same setting.
        bool Same(Diagnostic other) => other.Id == finding.Id && other.GetMessage() == finding.GetMessage();
        var after = await OpenProject.FindingsAsync(changed);
        Assert.Empty(await OpenProject.ErrorsAsync(changed));
        Assert.True(after.Count(Same) < findings.Count(Same), $"'{offer.Action.Title}' leaves {finding.Id}:\n{await TextAsync(changed)}");
        Assert.Empty(after.Where(other => other.Severity != DiagnosticSeverity.Info && findings.All(before => before.Id != other.Id)));
    }

    /// <summary>Where there is Fix All, it reaches the document, the project and the solution, which here are the same.</summary>
    private static async Task<bool> HasFixAllAsync(Offer offer, Document document, Diagnostic finding, IReadOnlyList<Diagnostic> findings)
    {
        if (offer.Scopes.IsEmpty)
        {
            return false;
        }

        FixAllScope[] scopes = [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];
        Assert.Superset(scopes.ToHashSet(), offer.Scopes.ToHashSet());
        var all = new List<Project>();
        foreach (var scope in scopes)
        {
            if (await LightBulb.ClickAllAsync(offer, document, scope, findings) is not { } changed)
            {
                return false;
            }

            all.Add(changed.GetProject(document.Project.Id)!);
        }

        await AssertBetterAsync(all[0], finding, findings, offer);
        Assert.Equal(await TextAsync(all[0]), await TextAsync(all[1]));
        Assert.Equal(await TextAsync(all[0]), await TextAsync(all[2]));
        return true;
    }

    private Project ProjectFor(string id) => (id switch
    {
        "MTLS7003" => projects.Net8,
        _ when id.StartsWith("MTLS35", StringComparison.Ordinal) => projects.Libraries,
        _ => projects.Net10,
    }).Project;

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
