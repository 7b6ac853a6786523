using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Benchmarks;

/// <summary>
/// The time that the compiler's own clock gives each analyzer's actions, without driver and compiler: milliseconds that a difference of two
/// whole compilations cannot tell from noise.
/// </summary>
internal static class OwnTimeTable
{
    private const int Rounds = 6;

    // The clock is per analyzer, so one thread: on several, an analyzer would be charged for waiting.
    private static readonly CompilationWithAnalyzersOptions Timed =
        new(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);

    public static string Measure()
    {
        var sets = AnalyzerSet.All.Where(set => !set.Analyzers.IsEmpty).ToArray();
        var table = new StringBuilder("| Project | Analyzers | Own ms |\n|---|---|--:|\n");
        foreach (var name in Subject.Names)
        {
            var subject = Subject.Named(name);
            var least = new double[sets.Length];
            Array.Fill(least, double.MaxValue);
            // All sets in turn, over and over: a slow minute of the machine then hits each alike, and the least time is the one undisturbed.
            for (var round = 0; round < Rounds; round++)
            {
                for (var set = 0; set < sets.Length; set++)
                {
                    least[set] = Math.Min(least[set], Own(subject, sets[set]));
                }
            }

            foreach (var (set, own) in sets.Zip(least))
            {
                table.AppendLine(CultureInfo.InvariantCulture, $"| `{name}` | {set.Name} | {own:F1} |");
            }
        }

        return table.ToString();
    }

    private static double Own(Subject subject, AnalyzerSet set)
    {
        var result = subject.Fresh().WithAnalyzers(set.Analyzers, Timed).GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
        return result.AnalyzerTelemetryInfo.Values.Sum(telemetry => telemetry.ExecutionTime.TotalMilliseconds);
    }
}
