using ClientCertAnalyzers.Package.Tests;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace ClientCertAnalyzers.LightBulb.Tests;

/// <summary>A user who clicks on every light bulb of the samples until there is none left.</summary>
[Collection(EditorCollection.Name)]
public class SampleTests(EditorProjects projects, ITestOutputHelper output)
{
    [Theory, InlineData("InsecureApi"), InlineData("InsecureGateway")]
    public async Task Every_fix_of_a_sample_is_offered_and_the_project_builds(string sample)
    {
        var consumer = Consumer.CreateWeb(projects.Package, "", "<NoWarn>$(NoWarn);SYSLIB0014</NoWarn>", projects.References, name: sample);
        var files = Directory.GetFiles(Path.Combine(PackedPackage.RepositoryRoot, "samples", sample)).Where(file => Path.GetExtension(file) != ".csproj").ToArray();
        foreach (var file in files)
        {
            consumer.Write(Path.GetFileName(file), File.ReadAllText(file));
        }

        using var open = await OpenProject.OpenAsync(consumer);
        var findings = await OpenProject.FindingsAsync(open.Project);
        var offered = new HashSet<string>();
        var clicks = 0;
        while (await ClickAsync(open, findings, offered) is var clicked and not 0)
        {
            clicks += clicked;
            findings = await OpenProject.FindingsAsync(open.Project);
            Assert.Empty(await OpenProject.ErrorsAsync(open.Project));
        }

        output.WriteLine($"{clicks} fixes applied, left: {string.Join(", ", findings.Select(finding => finding.Id))}");
        Assert.True(clicks >= files.Length);
        await consumer.SucceedAsync("build", "--no-incremental");
    }

    /// <summary>One click in each file, where one is left: files do not disturb each other.</summary>
    private static async Task<int> ClickAsync(OpenProject open, IEnumerable<Diagnostic> findings, HashSet<string> offered)
    {
        var project = open.Project;
        var solution = project.Solution;
        var touched = new HashSet<string>();
        var clicks = 0;
        foreach (var finding in findings.Where(finding => finding.Location.IsInSource))
        {
            var document = project.GetDocument(finding.Location.SourceTree)!;
            // What a click leaves, or brings back, is not clicked forever.
            var place = $"{finding.Id} {document.Name} {finding.Location.SourceTree!.GetText().ToString(finding.Location.SourceSpan)} {finding.GetMessage()}";
            if (touched.Contains(document.Name) || !offered.Add(place) || (await LightBulb.AtAsync(document, finding)) is not [var offer, ..])
            {
                continue;
            }

            var changed = (await LightBulb.ClickAsync(offer)).GetProject(project.Id)!;
            var changes = changed.GetChanges(project);
            var ids = changes.GetChangedDocuments().Concat(changes.GetChangedAdditionalDocuments()).ToArray();
            if (ids.Any(id => touched.Contains(Name(project, id))))
            {
                offered.Remove(place);
                continue;
            }

            foreach (var id in ids)
            {
                touched.Add(Name(project, id));
                solution = project.GetDocument(id) is null
                    ? solution.WithAdditionalDocumentText(id, await changed.GetAdditionalDocument(id)!.GetTextAsync())
                    : solution.WithDocumentText(id, await changed.GetDocument(id)!.GetTextAsync());
            }

            touched.Add(document.Name);
            clicks++;
        }

        open.Save(solution);
        return clicks;
    }

    private static string Name(Project project, DocumentId id) => (project.GetDocument(id) ?? project.GetAdditionalDocument(id))!.Name;
}
