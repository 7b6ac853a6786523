using System.Collections.Immutable;
using ClientCertAnalyzers.CodeFixes.Settings;
using ClientCertAnalyzers.Settings;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.Tests.Settings;

/// <summary>Settings files beside a web project. In their text a single quote stands for a double one.</summary>
internal static class SettingsFiles
{
    public const string Common = "appsettings.json";
    public const string Production = "appsettings.Production.json";
    public const string Development = "appsettings.Development.json";

    private const string Host = "Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args).Build().Run();";

    /// <summary>A file whose one endpoint <c>A</c> has these members.</summary>
    public static string Endpoint(string members) => "{ 'Kestrel': { 'Endpoints': { 'A': { " + members + " } } } }";

    /// <summary>Compares the findings in a file, and all of them, with the markup.</summary>
    public static Task VerifyAsync(string json) => VerifyAsync([(Common, json)]);

    /// <summary>Info findings have a place in the markup and are named here.</summary>
    public static Task VerifyAsync((string Name, string Json)[] files, string code = "", params (string Id, int Place)[] infos) => Verify.DiagnosticsAsync<SettingsAnalyzer>(code, test =>
    {
        test.TestState.AdditionalReferences.Add(RestoredReferences.RuntimeHelper);
        foreach (var (name, json) in files)
        {
            test.TestState.AdditionalFiles.Add(("/0/" + name, json.Replace('\'', '"')));
        }

        test.ExpectedDiagnostics.AddRange(infos.Select(info => new DiagnosticResult(info.Id, DiagnosticSeverity.Info).WithLocation(info.Place)));
    });

    /// <summary>Applies the fix with this title, which the file must be offered, and gives the text that it leaves.</summary>
    public static async Task<string> FixAsync(string json, string title, string code = Host) =>
        (await FixAsync([(Common, json)], title, code)).Single().Replace('"', '\'');

    public static async Task<IReadOnlyList<string>> FixAsync((string Name, string Json)[] files, string title, string code = Host)
    {
        var (workspace, project) = Project(files, code);
        using (workspace)
        {
            var action = (await ActionsAsync(project)).Single(action => action.Title == title);
            var changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
            var texts = new List<string>();
            foreach (var file in changed.GetProject(project.Id)!.AdditionalDocuments)
            {
                texts.Add((await file.GetTextAsync()).ToString());
            }

            Assert.DoesNotContain(title, (await ActionsAsync(changed.GetProject(project.Id)!)).Select(left => left.Title));
            return texts;
        }
    }

    public static async Task<IReadOnlyList<string>> TitlesAsync(string json, string code = Host)
    {
        var (workspace, project) = Project([(Common, json)], code);
        using (workspace)
        {
            return [.. (await ActionsAsync(project)).Select(action => action.Title)];
        }
    }

    /// <summary>Whether a command may make this repair for the whole project, as <c>dotnet format</c> does.</summary>
    public static async Task<bool> HasFixAllAsync(string json, string title, string code = Host)
    {
        var (workspace, project) = Project([(Common, json)], code);
        using (workspace)
        {
            var fix = new MTLS8900SettingsFileHasFindingsFix();
            var context = new FixAllContext(project.Documents.Single(), fix, FixAllScope.Project, title, fix.FixableDiagnosticIds, new Anchors(), CancellationToken.None);
            return await fix.GetFixAllProvider().GetFixAsync(context) is not null;
        }
    }

    private sealed class Anchors : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await (await project.GetCompilationAsync(cancellationToken))!.WithAnalyzers([new SettingsAnalyzer()], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => GetAllDiagnosticsAsync(document.Project, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => GetAllDiagnosticsAsync(project, cancellationToken);
    }

    private static (AdhocWorkspace, Project) Project((string Name, string Json)[] files, string code)
    {
        var workspace = new AdhocWorkspace();
        var id = ProjectId.CreateNewId();
        var project = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(id, VersionStamp.Default, "Shop", "Shop", LanguageNames.CSharp, metadataReferences: [.. References.AspNetCore, RestoredReferences.RuntimeHelper])
                .WithCompilationOptions(new Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions(OutputKind.ConsoleApplication)))
            .AddDocument(DocumentId.CreateNewId(id), "Program.cs", SourceText.From(code), filePath: "/0/Program.cs").GetProject(id)!;
        foreach (var (name, json) in files)
        {
            project = project.AddAdditionalDocument(name, SourceText.From(json.Replace('\'', '"')), filePath: "/0/" + name).Project;
        }

        return (workspace, project);
    }

    private static async Task<ImmutableArray<CodeAction>> ActionsAsync(Project project)
    {
        var found = await (await project.GetCompilationAsync())!.WithAnalyzers([new SettingsAnalyzer()], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        foreach (var anchor in found.Where(diagnostic => diagnostic.Id == "MTLS8900"))
        {
            var context = new CodeFixContext(project.GetDocument(anchor.Location.SourceTree)!, anchor, (action, _) => actions.Add(action), CancellationToken.None);
            await new MTLS8900SettingsFileHasFindingsFix().RegisterCodeFixesAsync(context);
        }

        return actions.ToImmutable();
    }
}
