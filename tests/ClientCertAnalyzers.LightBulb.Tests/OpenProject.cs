using System.Collections.Immutable;
using ClientCertAnalyzers.Package.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.MSBuild;

namespace ClientCertAnalyzers.LightBulb.Tests;

/// <summary>A project as an editor opens it: restored, with the analyzers that its package brought.</summary>
internal sealed class OpenProject : IDisposable
{
    private readonly MSBuildWorkspace _workspace;

    private OpenProject(MSBuildWorkspace workspace) => _workspace = workspace;

    public Project Project => _workspace.CurrentSolution.Projects.Single();

    public static async Task<OpenProject> OpenAsync(Consumer consumer)
    {
        await consumer.SucceedAsync("restore");
        var workspace = MSBuildWorkspace.Create(new Dictionary<string, string>(), LightBulb.Host);
        await workspace.OpenProjectAsync(Path.Combine(consumer.Folder, "Consumer.csproj"));
        return new(workspace);
    }

    /// <summary>Writes what changed to the files.</summary>
    public void Save(Solution changed) => Assert.True(_workspace.TryApplyChanges(changed));

    public void Dispose() => _workspace.Dispose();

    /// <summary>What our rules say of the project, in the order of its files.</summary>
    public static async Task<ImmutableArray<Diagnostic>> FindingsAsync(Project project)
    {
        var analyzers = project.AnalyzerReferences
            .Where(reference => Path.GetFileName(reference.FullPath) is "ClientCertAnalyzers.dll")
            .SelectMany(reference => reference.GetAnalyzers(LanguageNames.CSharp)).ToImmutableArray();
        Assert.NotEmpty(analyzers);
        var compilation = (await project.GetCompilationAsync())!;
        var findings = await compilation.WithAnalyzers(analyzers, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
        return [.. findings.Where(finding => !finding.IsSuppressed)
            .OrderBy(finding => finding.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(finding => finding.Location.SourceSpan.Start)];
    }

    /// <summary>All but a missing entry point: some pages show a class alone.</summary>
    public static async Task<IEnumerable<Diagnostic>> ErrorsAsync(Project project) =>
        (await project.GetCompilationAsync())!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS5001");
}
