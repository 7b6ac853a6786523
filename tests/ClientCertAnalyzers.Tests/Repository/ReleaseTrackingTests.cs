namespace ClientCertAnalyzers.Tests.Repository;

public class ReleaseTrackingTests
{
    [Fact]
    public void Release_tracking_rows_equal_the_descriptors()
    {
        var rows = new[] { "Shipped", "Unshipped" }
            .SelectMany(kind => RepositoryFiles.Read($"src/ClientCertAnalyzers/AnalyzerReleases.{kind}.md").Split('\n'))
            .Where(line => line.StartsWith("MTLS", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            RuleCatalogue.Rules.Select(rule => rule.Descriptor).Select(rule => $"{rule.Id} | {rule.Category} | {(rule.IsEnabledByDefault ? rule.DefaultSeverity : "Disabled")} | {rule.Title}"),
            rows);
    }
}
