using System.Collections.Concurrent;
using System.Collections.Immutable;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

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
    public static Task<ImmutableArray<Diagnostic>> FindingsAsync(Compilation compilation, params (string Path, string Text)[] settings) => FindingsAsync(compilation, RuleCatalogue.Analyzers, settings);

    public static async Task<ImmutableArray<Diagnostic>> FindingsAsync(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, params (string Path, string Text)[] settings)
    {
        var thrown = new ConcurrentQueue<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. settings.Select(file => new SettingsText(file.Path, file.Text))]), (exception, _, _) => thrown.Enqueue(exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var findings = await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(thrown);
        return [.. findings.OrderBy(f => f.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(f => f.Location.SourceSpan.Start).ThenBy(f => f.Id, StringComparer.Ordinal)];
    }

    private sealed class SettingsText(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
