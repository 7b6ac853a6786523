using System.Collections.Concurrent;
using System.Collections.Immutable;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Tests.Repository;

/// <summary>All analyzers at once on the bare driver. An exception in one of them fails the test.</summary>
internal static class Analysis
{
    public static CSharpCompilation WebProject(params (string Path, string Text)[] files) =>
        Project(References.AspNetCore, [("ImplicitUsings.cs", Usings.WebProject), .. files]);

    public static CSharpCompilation Project(IEnumerable<MetadataReference> references, params (string Path, string Text)[] files) =>
        Compilations.Create(references, [.. files.Select(file => Compilations.Parse(file.Text, file.Path))]);

    public static IEnumerable<Diagnostic> Errors(Compilation compilation) =>
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>The findings of every analyzer in the order of file and line.</summary>
    public static Task<ImmutableArray<Diagnostic>> FindingsAsync(Compilation compilation) => FindingsAsync(compilation, RuleCatalogue.Analyzers);

    public static async Task<ImmutableArray<Diagnostic>> FindingsAsync(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var thrown = new ConcurrentQueue<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => thrown.Enqueue(exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var findings = await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(thrown);
        return [.. findings.OrderBy(f => f.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(f => f.Location.SourceSpan.Start).ThenBy(f => f.Id, StringComparer.Ordinal)];
    }
}
