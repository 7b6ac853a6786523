using System.Globalization;
using System.Text;
using BenchmarkDotNet.Reports;

namespace ClientCertAnalyzers.Benchmarks;

/// <summary>The figures that the bar is about: what a set of analyzers adds to the compiler, and that as a share of what S4830 adds.</summary>
internal static class CostTable
{
    private const string Bar = "S4830";

    public static string Of(Summary summary)
    {
        var table = new StringBuilder("| Project | Analyzers | Median ms | Added ms | Share of S4830 |\n|---|---|--:|--:|--:|\n");
        foreach (var project in summary.Reports.Where(report => report.Success).GroupBy(report => Parameter(report, "Project")))
        {
            var medians = project.ToDictionary(report => Parameter(report, "Analyzers"), report => report.ResultStatistics!.Median / 1e6);
            var baseline = medians.GetValueOrDefault("none", double.NaN);
            var bar = medians.GetValueOrDefault(Bar, double.NaN) - baseline;
            foreach (var (analyzers, median) in medians)
            {
                var added = median - baseline;
                table.AppendLine(CultureInfo.InvariantCulture, $"| {project.Key} | {analyzers} | {median:F1} | {added:F1} | {added / bar:P0} |");
            }
        }

        return table.ToString();
    }

    private static string Parameter(BenchmarkReport report, string name) => (string)report.BenchmarkCase.Parameters[name];
}
