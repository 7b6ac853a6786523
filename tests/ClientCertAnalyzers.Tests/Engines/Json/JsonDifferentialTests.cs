namespace ClientCertAnalyzers.Tests.Engines.Json;

public sealed class JsonDifferentialTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void HundredThousandTexts_AreReadLikeSystemTextJsonReadsThem(int seed)
    {
        var accepted = 0;
        foreach (var text in GeneratedJson.WithFaults(seed, 100_000))
        {
            var difference = JsonComparison.Difference(text, out var isAccepted);
            Assert.True(difference is null, $"{difference} in {Escape(text)}");
            accepted += isAccepted ? 1 : 0;
        }

        // Neither side may be rare: then the texts would say little.
        Assert.InRange(accepted, 40_000, 75_000);
    }

    internal static string Escape(string text) => string.Concat(text.Select(c => c is < ' ' or > '~' ? $"\\u{(int)c:x4}" : c.ToString()));
}
