using System.Globalization;
using System.Text;
using BenchmarkDotNet.Reports;

namespace ClientCertAnalyzers.Benchmarks;

/// <summary>
/// The figures that the bar is about: what a set of analyzers adds to the compiler, that as a share of what S4830 adds, and what of it is not
/// the compiler's analyzer driver.
/// </summary>
internal static class CostTable
{
    private const string Bar = "S4830";
    private const string Driver = "empty";

    public static string Of(Summary summary)
    {
        var table = new StringBuilder("| Project | Analyzers | Median ms | Added ms | Share of S4830 | Beyond the driver ms | Added MB |\n|---|---|--:|--:|--:|--:|--:|\n");
        foreach (var project in summary.Reports.Where(report => report.Success).GroupBy(report => Parameter(report, "Project")))
        {
            var reports = project.ToDictionary(report => Parameter(report, "Analyzers"));
            if (!reports.TryGetValue("none", out var none))
            {
                continue;
            }

            var driver = reports.TryGetValue(Driver, out var empty) ? Milliseconds(empty) : double.NaN;
            var bar = reports.TryGetValue(Bar, out var peer) ? Milliseconds(peer) - Milliseconds(none) : double.NaN;
            foreach (var (analyzers, report) in reports)
            {
                var added = Milliseconds(report) - Milliseconds(none);
                table.Append(CultureInfo.InvariantCulture, $"| {project.Key} | {analyzers} | {Milliseconds(report):F0} | {added:F0} | ")
                    .AppendLine(CultureInfo.InvariantCulture, $"{added / bar:P0} | {Milliseconds(report) - driver:F0} | {Megabytes(report) - Megabytes(none):F1} |");
            }
        }

        return table.ToString();
    }

    private static double Milliseconds(BenchmarkReport report) => report.ResultStatistics!.Median / 1e6;

    private static double Megabytes(BenchmarkReport report) => (report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0) / 1e6;

    private static string Parameter(BenchmarkReport report, string name) => (string)report.BenchmarkCase.Parameters[name];
}
