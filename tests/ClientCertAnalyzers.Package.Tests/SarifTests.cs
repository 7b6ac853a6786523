using System.Reflection;
using System.Text.Json.Nodes;
using Json.Schema;

namespace ClientCertAnalyzers.Package.Tests;

/// <summary>The report that a build writes with the recipe of the page.</summary>
[Collection(PackageCollection.Name)]
public class SarifTests(PackedPackage package)
{
    private static readonly JsonSchema Schema = JsonSchema.FromFile(
        typeof(SarifTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "SarifSchema").Value!);

    [Fact]
    public async Task A_report_has_rules_places_and_suppressions()
    {
        var consumer = Consumer.CreateWeb(package, """
            var builder = WebApplication.CreateBuilder(args);
            using var payments = new HttpClientHandler();
            payments.ServerCertificateCustomValidationCallback = (m, c, ch, e) => true;
            #pragma warning disable MTLS3002 // a stand-in for the bank, on this machine
            using var bank = new HttpClientHandler { ServerCertificateCustomValidationCallback = (m, c, ch, e) => true };
            #pragma warning restore MTLS3002
            using var client = new HttpClient(payments);
            using var other = new HttpClient(bank);
            builder.Build().Run();
            """);
        consumer.Write("appsettings.json", """{ "Kestrel": { "Endpoints": { "Orders": { "Url": "http://127.0.0.1:0", "ClientCertificateMode": "RequireCertificate" } } } }""");
        consumer.Write("Directory.Build.targets", CiPage.Block("sarif-targets"));

        // MTLS8004 is an error: the program does not start.
        await consumer.RunAsync("build");

        var report = JsonNode.Parse(consumer.Read("artifacts/sarif/Consumer.net10.0.sarif"))!;
        Assert.Empty(Errors(report));
        var run = report["runs"]!.AsArray().Single()!;
        var results = run["results"]!.AsArray().Where(result => Id(result!).StartsWith("MTLS", StringComparison.Ordinal)).Select(result => result!).ToArray();
        Assert.Equal(
            ["MTLS3002 Program.cs 3", "MTLS3002 Program.cs 5 inSource", "MTLS8004 appsettings.json 1", "MTLS8900 Program.cs 1"],
            results.Select(Describe).Order(StringComparer.Ordinal));
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray().Select(rule => rule!).ToDictionary(rule => rule["id"]!.GetValue<string>());
        Assert.All(results, result =>
        {
            var rule = rules[Id(result)];
            Assert.Equal($"{package.FilesAddress}docs/rules/{Id(result)}.md", rule["helpUri"]!.GetValue<string>());
            Assert.NotEmpty(rule["shortDescription"]!["text"]!.GetValue<string>());
            Assert.NotEmpty(rule["fullDescription"]!["text"]!.GetValue<string>());
        });
        var tags = rules["MTLS3002"]["properties"]!["tags"]!.AsArray().Select(tag => tag!.GetValue<string>()).ToArray();
        Assert.Contains("security", tags);
        Assert.Contains("external/cwe/cwe-295", tags);

        // The schema sees what is wrong.
        results[0].AsObject().Remove("message");
        Assert.NotEmpty(Errors(report));
    }

    private static string Id(JsonNode result) => result["ruleId"]!.GetValue<string>();

    private static string Describe(JsonNode result)
    {
        // Without a place GitHub refuses the whole report.
        var place = result["locations"]!.AsArray().Single()!["physicalLocation"]!;
        var file = Path.GetFileName(place["artifactLocation"]!["uri"]!.GetValue<string>());
        var suppression = result["suppressions"]?.AsArray() is [{ } first, ..] ? " " + first["kind"]!.GetValue<string>() : "";
        return $"{Id(result)} {file} {place["region"]!["startLine"]}{suppression}";
    }

    private static IEnumerable<string> Errors(JsonNode report)
    {
        using var document = System.Text.Json.JsonDocument.Parse(report.ToJsonString());
        var result = Schema.Evaluate(document.RootElement, new() { OutputFormat = OutputFormat.List });
        return result.IsValid ? [] : [.. (result.Details ?? []).Where(detail => detail.Errors is not null).Select(detail => $"{detail.InstanceLocation}: {string.Join(" ", detail.Errors!.Values)}"), "not valid"];
    }
}
