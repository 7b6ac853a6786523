using System.Collections.Immutable;
using ClientCertAnalyzers.CodeFixes.Settings;
using ClientCertAnalyzers.Settings;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.Tests.Settings;

/// <summary>Many findings, several projects, files in odd states.</summary>
public class SettingsFixAllTests
{
    private const string Bad = """{ "Kestrel": { "EndpointDefaults": { "ClientCertificateMode": "Require" } } }""";

    private static readonly HashSet<string> Rule = ["MTLS8002"];

    [Fact]
    public async Task File_that_two_projects_share_IsFixed_in_both()
    {
        using var workspace = new AdhocWorkspace();
        var first = Add(workspace.CurrentSolution, "First", Bad);
        var second = Add(first.Solution, "Second", Bad);
        var other = Add(second.Solution, "Other", Bad + "\n// edited, not saved");

        var solution = await SettingsFix.ApplyAsync(other.Solution.GetProject(first.Id)!, MTLS8002ModeIgnoredRule.Spell, Rule, CancellationToken.None);

        var good = Bad.Replace("Require", "RequireCertificate");
        Assert.Equal(good, await TextAsync(solution, first.Id));
        Assert.Equal(good, await TextAsync(solution, second.Id));
        Assert.StartsWith(Bad, await TextAsync(solution, other.Id));
    }

    [Fact]
    public async Task Many_findings_with_line_ends_of_Windows_IsFixed()
    {
        using var workspace = new AdhocWorkspace();
        var json = "{ \"Kestrel\": { \"Endpoints\": {\r\n" + string.Join(",\r\n", Enumerable.Range(1, 500).Select(port => $$"""  "E{{port}}": { "Url": "https://*:{{port}}", "ClientCertificateMode": "Require" } /* {{port}} */""")) + "\r\n} } }";
        var project = Add(workspace.CurrentSolution, "Many", json);

        var solution = await SettingsFix.ApplyAsync(project, MTLS8002ModeIgnoredRule.Spell, Rule, CancellationToken.None);

        Assert.Equal(json.Replace("\"Require\"", "\"RequireCertificate\""), await TextAsync(solution, project.Id));
    }

    [Fact]
    public async Task File_that_is_listed_twice_reports_once()
    {
        var files = ImmutableArray.Create<AdditionalText>(new File("/0/appsettings.json", Bad), new File("/0/appsettings.json", Bad), new File("/0/web.config", "<a><access sslFlags='SslRequireCert'/></a>"), new File("/0/web.config", "<a><access sslFlags='SslRequireCert'/></a>"));
        var found = await FindAsync(files);
        Assert.Equal(["MTLS8002", "MTLS8006"], found.Select(diagnostic => diagnostic.Id).Order());
    }

    [Theory]
    [InlineData("/0/appsettings.json", null)]
    [InlineData("/0/web.config", null)]
    [InlineData("", Bad)]
    [InlineData("appsettings.json/", Bad)]
    [InlineData("appsettings.\0<>|?*.json", "{")]
    [InlineData("https://appsettings.json:8/web.config", "<a \0")]
    public async Task File_that_cannot_be_read_or_has_an_odd_name_IsSilent(string path, string? text) =>
        Assert.Empty(await FindAsync([new File(path, text), new File("/1/appsettings.json", null)]));

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(ImmutableArray<AdditionalText> files)
    {
        var compilation = CSharpCompilation.Create("Shop", [CSharpSyntaxTree.ParseText("class C { }")], References.AspNetCore, new(OutputKind.DynamicallyLinkedLibrary));
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions(files), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        return await compilation.WithAnalyzers([new SettingsAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
    }

    private static Project Add(Solution solution, string name, string json)
    {
        var id = ProjectId.CreateNewId();
        return solution.AddProject(ProjectInfo.Create(id, VersionStamp.Default, name, name, LanguageNames.CSharp, metadataReferences: References.AspNetCore)
                .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication)))
            .AddDocument(DocumentId.CreateNewId(id), "Program.cs", SourceText.From("Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args).Build().Run();"), filePath: "/" + name + "/Program.cs").GetProject(id)!
            .AddAdditionalDocument("appsettings.json", SourceText.From(json), filePath: "/shared/appsettings.json").Project;
    }

    private static async Task<string> TextAsync(Solution solution, ProjectId project) =>
        (await solution.GetProject(project)!.AdditionalDocuments.Single().GetTextAsync()).ToString();

    private sealed class File(string path, string? text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => text is null ? null : SourceText.From(text);
    }
}
