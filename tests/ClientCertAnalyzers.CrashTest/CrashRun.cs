using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.CrashTest;

/// <param name="Findings">Of our rules: with none the run would show little.</param>
/// <param name="Failures">Exceptions of analyzers, and what did not end in time.</param>
/// <param name="Slowest">The longest that one compilation took.</param>
internal sealed record CrashResult(IReadOnlyList<string> Findings, IReadOnlyList<string> Failures, TimeSpan Slowest);

/// <summary>All analyzers over code that they were not made for, as if it were a web application: what it lacks to compile does not matter.</summary>
internal static class CrashRun
{
    /// <summary>Files in one compilation: a project of some size.</summary>
    public const int BatchSize = 250;

    /// <summary>What takes longer hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
        [.. from type in Assembly.Load("ClientCertAnalyzers").GetTypes()
            where type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null && !type.IsAbstract
            select (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!];

    /// <summary>Also those that are off by default, which would not run.</summary>
    private static readonly ImmutableDictionary<string, ReportDiagnostic> Enabled = Analyzers
        .SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct()
        .ToImmutableDictionary(id => id, _ => ReportDiagnostic.Warn);

    public static async Task<CrashResult> AnalyzeAsync(IReadOnlyList<(string Path, string Text)> files)
    {
        var failures = new ConcurrentQueue<string>();
        var findings = new List<string>();
        var slowest = TimeSpan.Zero;
        foreach (var batch in files.Chunk(BatchSize))
        {
            var clock = Stopwatch.StartNew();
            using var patience = new CancellationTokenSource(Patience);
            try
            {
                var compilation = CSharpCompilation.Create(
                    "App",
                    batch.Select(file => Parse(file.Path, file.Text)),
                    References.AspNetCore,
                    new(OutputKind.ConsoleApplication, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, specificDiagnosticOptions: Enabled));
                var options = new CompilationWithAnalyzersOptions(
                    new AnalyzerOptions([]), (exception, analyzer, _) => failures.Enqueue($"{analyzer.GetType().Name}: {exception}"), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
                // AD0001 is among them, and counted by the handler above.
                findings.AddRange(from diagnostic in await compilation.WithAnalyzers(Analyzers, options).GetAnalyzerDiagnosticsAsync(patience.Token)
                                  where diagnostic.Id != "AD0001"
                                  select $"{diagnostic.Location.GetLineSpan()}: {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
            }
            catch (OperationCanceledException)
            {
                failures.Enqueue($"No end within {Patience}: {batch[0].Path} and the {batch.Length - 1} files behind it");
            }

            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
        }

        return new(findings, [.. failures], slowest);
    }

    private static SyntaxTree Parse(string path, string text) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text), CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview), path);
}
