using System.Globalization;

namespace ClientCertAnalyzers.AspNetCore.Benchmarks;

/// <summary>Median, and the least and greatest value.</summary>
internal static class Spread
{
    public static string Of(IEnumerable<double> values, string format = "F0")
    {
        var sorted = values.Order().ToArray();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{sorted[sorted.Length / 2].ToString(format, CultureInfo.InvariantCulture)} ({sorted[0].ToString(format, CultureInfo.InvariantCulture)} to {sorted[^1].ToString(format, CultureInfo.InvariantCulture)})");
    }
}
