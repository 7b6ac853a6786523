using System.Globalization;
using System.Text;
using BenchmarkDotNet.Reports;

namespace ClientCertAnalyzers.Benchmarks;

/// <summary>
/// What a set of analyzers adds to the compiler, and what of it is not the compiler's analyzer driver. The least time of all runs: other programs on
/// the machine can only add to it.
/// </summary>
internal static class CostTable
{
    private const string Driver = "empty";

    public static string Of(Summary summary)
    {
        var table = new StringBuilder("| Project | Analyzers | Least ms | Added ms | Beyond the driver ms | Added MB |\n|---|---|--:|--:|--:|--:|\n");
        foreach (var project in summary.Reports.Where(report => report.Success).GroupBy(report => Parameter(report, "Project")))
        {
            var reports = project.ToDictionary(report => Parameter(report, "Analyzers"));
            if (!reports.TryGetValue("none", out var none))
            {
                continue;
            }

            var driver = reports.TryGetValue(Driver, out var empty) ? Milliseconds(empty) : double.NaN;
            foreach (var (analyzers, report) in reports)
            {
                var added = Milliseconds(report) - Milliseconds(none);
                table.Append(CultureInfo.InvariantCulture, $"| {project.Key} | {analyzers} | {Milliseconds(report):F0} | {added:F0} | ")
                    .AppendLine(CultureInfo.InvariantCulture, $"{Milliseconds(report) - driver:F0} | {Megabytes(report) - Megabytes(none):F1} |");
            }
        }

        return table.ToString();
    }

    private static double Milliseconds(BenchmarkReport report) => report.ResultStatistics!.Min / 1e6;

    private static double Megabytes(BenchmarkReport report) => (report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0) / 1e6;

    private static string Parameter(BenchmarkReport report, string name) => (string)report.BenchmarkCase.Parameters[name];
}
