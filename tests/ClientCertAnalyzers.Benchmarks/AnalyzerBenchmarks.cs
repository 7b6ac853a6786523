using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Benchmarks;

/// <summary>All diagnostics of a compilation, as a build asks for them, with different analyzers beside the compiler.</summary>
[MemoryDiagnoser]
public class AnalyzerBenchmarks
{
    // One thread here as in Subject. An analyzer that throws must not count as a fast one.
    private static readonly CompilationWithAnalyzersOptions Options =
        new(new AnalyzerOptions([]), Throw, concurrentAnalysis: false, logAnalyzerExecutionTime: false);

    private Subject _subject = null!;
    private AnalyzerSet _set = null!;

    public static IEnumerable<string> Projects => Subject.Names;

    public static IEnumerable<string> Sets => AnalyzerSet.Compared.Select(set => set.Name);

    [ParamsSource(nameof(Projects))]
    public string Project { get; set; } = "";

    [ParamsSource(nameof(Sets))]
    public string Analyzers { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        _subject = Subject.Named(Project);
        _set = AnalyzerSet.Compared.Single(set => set.Name == Analyzers);
    }

    [Benchmark]
    public int Diagnose()
    {
        var compilation = _subject.Fresh();
        var diagnostics = _set.Analyzers.IsEmpty
            ? compilation.GetDiagnostics()
            : compilation.WithAnalyzers(_set.Analyzers, Options).GetAllDiagnosticsAsync().GetAwaiter().GetResult();
        return diagnostics.Length;
    }

    private static void Throw(Exception exception, DiagnosticAnalyzer analyzer, Diagnostic diagnostic) =>
        throw new InvalidOperationException(analyzer.ToString(), exception);
}
