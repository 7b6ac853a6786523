using System.Text.RegularExpressions;
using ClientCertAnalyzers.Libraries;

namespace ClientCertAnalyzers.Tests.Repository;

/// <summary>What all rules together say about the samples, against the ids that end the samples' faulty lines.</summary>
public partial class SampleTests
{
    [Theory, InlineData("InsecureApi"), InlineData("InsecureGateway"), InlineData("InsecureDepot"), InlineData("InsecureKiosk")]
    public async Task Insecure_sample_Reports_what_its_markers_say_and_no_more(string sample)
    {
        var markers = Markers(sample);
        var findings = from finding in await Samples.FindingsAsync(sample)
                       let span = finding.Location.GetLineSpan()
                       select (span.Path, span.StartLinePosition.Line + 1, finding.Id);

        Assert.NotEmpty(markers);
        var (expected, actual) = (Lines(markers), Lines(findings));
        Assert.True(expected == actual, $"Markers:\n{expected}\n\nFindings:\n{actual}");
    }

    /// <summary>Rules about types of the package Microsoft.AspNetCore.Authentication.Certificate, which the samples do not reference.</summary>
    private static readonly HashSet<string> OfCertificateAuthentication =
        ["MTLS4001", "MTLS4002", "MTLS4003", "MTLS4004", "MTLS4005", "MTLS4006", "MTLS4007", "MTLS4008", "MTLS4009", "MTLS4017", "MTLS4019"];

    /// <summary>Rules about libraries that would make the samples slow to restore.</summary>
    private static readonly HashSet<string> OfLibraries = [.. LibraryTable.All.Select(library => library.Rule.Id)];

    /// <summary>The last two are for rules that want a program of which all is known: the hosts of the first share code that may concern each of them.</summary>
    private static readonly string[] Insecure = ["InsecureApi", "InsecureGateway", "InsecureDepot", "InsecureKiosk"];

    [Fact]
    public void Insecure_samples_Report_every_rule() => Assert.Equal(
        RuleCatalogue.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Where(rule => rule.IsEnabledByDefault).Select(rule => rule.Id)
            .Where(id => !RuleCatalogue.IsForNet8(id) && !OfCertificateAuthentication.Contains(id) && !OfLibraries.Contains(id)).Distinct().Order(),
        Insecure.SelectMany(Markers).Select(marker => marker.Id).Distinct().Order());

    [Fact]
    public async Task SecureApi_IsSilent()
    {
        Assert.Empty(Markers("SecureApi"));
        Assert.Empty(await Samples.FindingsAsync("SecureApi"));
    }

    [GeneratedRegex(@"(?://|<!--|#) (MTLS\d{4}(?:[ ,]+MTLS\d{4})*)(?: -->)?\s*$")]
    private static partial Regex Marker();

    private static List<(string File, int Line, string Id)> Markers(string sample) =>
        [.. from file in Samples.Read(sample).AddRange(Samples.ReadSettings(sample))
            from line in file.Text.Split('\n').Select((text, index) => (Text: text, Number: index + 1))
            from id in Marker().Match(line.Text).Groups[1].Value.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
            select (file.File, line.Number, id)];

    private static string Lines(IEnumerable<(string File, int Line, string Id)> findings) =>
        string.Join('\n', findings.Order().Select(finding => $"{finding.File}({finding.Line}): {finding.Id}"));
}
