using System.Text;
using System.Text.RegularExpressions;

namespace ClientCertAnalyzers.Package.Tests;

/// <summary>Our rules and those of other packages on the same programs, in one build.</summary>
[Collection(PackageCollection.Name)]
public partial class PeerTests(PeerTests.Builds builds) : IClassFixture<PeerTests.Builds>
{
    private const string Ours = "ClientCertAnalyzers";

    private static readonly string[] Peers = ["CA5359", "CA5399", "CA5400", "S4830", "SCS0004", "MA0039"];

    [Fact]
    public void Table_is_current()
    {
        var reports = builds.All;

        var table = new StringBuilder($"Program | Should be reported | {Ours} | {string.Join(" | ", Peers)}\n");
        table.Append(string.Join('|', Enumerable.Repeat("---", Peers.Length + 3))).Append('\n');
        foreach (var program in Programs())
        {
            var found = reports[program.Name].Distinct().Order().ToArray();
            var cells = Peers.Select(id => found.Contains(id) ? "yes" : "").Prepend(string.Join(", ", found.Where(IsOurs)));
            table.Append($"[{program.Title}](peers/{program.Name}.cs) | {(program.IsGood ? "no" : "yes")} | {string.Join(" | ", cells)}\n");
        }

        AssertGenerated("docs/peers.md", table.ToString());
        AssertGenerated("README.md", Summary(reports));
        // What the page says below the table.
        Assert.All(Programs().Where(program => program.IsGood), program => Assert.DoesNotContain(reports[program.Name], IsOurs));
    }

    [Fact]
    public void With_the_ready_made_configuration_nothing_is_reported_twice_and_nothing_lost()
    {
        var (all, once) = (builds.All, builds.Once);

        Assert.Contains(Programs(), program => all[program.Name].Count(id => !IsRevocation(id)) > 1);
        Assert.All(Programs(), program => Assert.True(once[program.Name].Count(id => !IsRevocation(id)) <= 1, program.Name));
        Assert.All(Programs().Where(program => !program.IsGood && all[program.Name].Any()), program => Assert.NotEmpty(once[program.Name]));
    }

    private static bool IsOurs(string id) => id.StartsWith("MTLS", StringComparison.Ordinal);

    /// <summary>Asked about every handler, whatever else is wrong with it.</summary>
    private static bool IsRevocation(string id) => id is "CA5399" or "CA5400";

    private static List<(string Name, string Title, bool IsGood, string Text)> Programs() =>
        [.. from file in Directory.GetFiles(Path.Combine(PackedPackage.RepositoryRoot, "docs/peers"), "*.cs")
            let text = File.ReadAllText(file)
            let first = Heading().Match(text)
            orderby first.Groups["kind"].Value, Path.GetFileName(file)
            select (Path.GetFileNameWithoutExtension(file), first.Groups["title"].Value, first.Groups["kind"].Value == "Good", text)];

    private static string Summary(ILookup<string, string> reports)
    {
        var (good, bad) = (Programs().Where(program => program.IsGood).ToList(), Programs().Where(program => !program.IsGood).ToList());
        var summary = new StringBuilder($"Reports | on {bad.Count} bad programs | on {good.Count} good ones\n---|--:|--:\n");
        foreach (var (name, ids) in Peers.Select(id => (id, new Func<string, bool>(other => other == id))).Prepend((Ours, IsOurs)))
        {
            summary.Append($"{name} | {bad.Count(program => reports[program.Name].Any(ids))} | {good.Count(program => reports[program.Name].Any(ids))}\n");
        }

        return summary.ToString();
    }

    private static void AssertGenerated(string page, string text) => GeneratedFile.AssertCurrent(
        page, current => Generated().Replace(current, match => match.Groups["begin"].Value + text + match.Groups["end"].Value));

    [GeneratedRegex(@"^// (?<kind>Good|Bad): (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?<name>\w+)\.cs\(\d+,\d+\): (?:warning|error) (?<id>[A-Z]+\d+)")]
    private static partial Regex Report();

    [GeneratedRegex(@"(?<begin><!-- peers -->\n).*?(?<end><!-- /peers -->)", RegexOptions.Singleline)]
    private static partial Regex Generated();

    /// <summary>The ids of the rules that warn in each program, with every rule of the others switched on, and with the ready-made configuration.</summary>
    public sealed class Builds(PackedPackage package) : IAsyncLifetime
    {
        internal ILookup<string, string> All { get; private set; } = null!;

        internal ILookup<string, string> Once { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            All = await ReportsAsync($"is_global = true\n{string.Join('\n', Peers.Select(id => $"dotnet_diagnostic.{id}.severity = warning"))}");
            Once = await ReportsAsync(File.ReadAllText(Path.Combine(PackedPackage.RepositoryRoot, "docs/peers/peers.globalconfig")));
        }

        public Task DisposeAsync() => Task.CompletedTask;

        private async Task<ILookup<string, string>> ReportsAsync(string config)
        {
            var consumer = Consumer.CreateWeb(package, "WebApplication.CreateBuilder(args).Build().Run();", name: "Peers", items: """
                <PackageReference Include="Microsoft.CodeAnalysis.NetAnalyzers" Version="9.0.0" />
                <PackageReference Include="SonarAnalyzer.CSharp" Version="9.32.0.97167" />
                <PackageReference Include="SecurityCodeScan.VS2019" Version="5.6.7" />
                <PackageReference Include="Meziantou.Analyzer" Version="3.0.321" />
                """);
            consumer.Write(".globalconfig", config);
            foreach (var program in Programs())
            {
                consumer.Write(program.Name + ".cs", program.Text);
            }

            var output = await consumer.SucceedAsync("build");
            // An analyzer that does not run would look like one that finds nothing.
            Assert.DoesNotMatch("AD0001|CS803[24]|CS9057", output);
            return Report().Matches(output).Select(report => (Name: report.Groups["name"].Value, Place: report.Value, Id: report.Groups["id"].Value)).Distinct()
                .Where(report => IsOurs(report.Id) || Peers.Contains(report.Id)).ToLookup(report => report.Name, report => report.Id);
        }
    }
}
