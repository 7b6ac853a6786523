using System.Text.Json;

namespace ClientCertAnalyzers.Package.Tests;

/// <summary>Findings in settings files, from the package's targets to the compiler's output.</summary>
[Collection(PackageCollection.Name)]
public class SettingsFileTests(PackedPackage package)
{
    private const string Settings = """
        {
          // everybody shows one
          "Kestrel": {
            "EndpointDefaults": {
              "ClientCertificateMode": "Require", // as in IIS
            },
            "Endpoints": {
              "Shops": { "Url": "https://*:8443" },
              "Status": { "Url": "http://*:8080" },
            }
          }
        }
        """;

    private const string Service = """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/", () => "hello");
        app.Run();
        """;

    private Consumer Create(string properties = "", string items = "") => Consumer.CreateWeb(package, Service, properties, items);

    [Fact]
    public async Task The_files_of_the_project_reach_the_analyzers_once_and_others_do_not()
    {
        var consumer = Create(items: """<AdditionalFiles Include="appsettings.json" />""");
        AddFiles(consumer);

        Assert.Equal(["Web.config", "appsettings.Development.json", "appsettings.json"], await AdditionalFilesAsync(consumer));
    }

    [Fact]
    public async Task Nothing_that_does_not_exist_is_added() => Assert.Empty(await AdditionalFilesAsync(Create()));

    [Fact]
    public async Task A_project_can_keep_its_files_from_the_analyzers()
    {
        var consumer = Create(properties: "<ClientCertAnalyzersAddConfigFiles>false</ClientCertAnalyzersAddConfigFiles>");
        AddFiles(consumer);

        Assert.Empty(await AdditionalFilesAsync(consumer));
    }

    [Fact]
    public async Task A_build_and_its_SARIF_name_the_value_in_the_file()
    {
        var consumer = Create();
        consumer.Write("appsettings.json", Settings);

        var output = await consumer.SucceedAsync("build", "-p:ErrorLog=findings.sarif%2Cversion=2.1");

        Assert.Contains("appsettings.json(5,32): warning MTLS8002", output);
        Assert.Equal(["appsettings.json(5): warning MTLS8002"], Consumer.Findings(output));
        using var sarif = JsonDocument.Parse(consumer.Read("findings.sarif"));
        var results = sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToLookup(result => result.GetProperty("ruleId").GetString());
        var place = Assert.Single(results["MTLS8002"]).GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.EndsWith("appsettings.json", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(5, place.GetProperty("region").GetProperty("startLine").GetInt32());
        var anchor = Assert.Single(results["MTLS8900"]);
        Assert.Equal("note", anchor.GetProperty("level").GetString());
        Assert.EndsWith("appsettings.json", anchor.GetProperty("relatedLocations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
    }

    [Theory]
    [InlineData("<NoWarn>$(NoWarn);MTLS8002</NoWarn>", "", true)]
    [InlineData("", "dotnet_diagnostic.MTLS8002.severity = none", true)]
    [InlineData("<WarningsAsErrors>MTLS8002</WarningsAsErrors>", "", false)]
    [InlineData("", "dotnet_diagnostic.MTLS8002.severity = error", false)]
    public async Task Severities_of_the_project_hold_in_the_file(string properties, string config, bool succeeds)
    {
        var consumer = Create(properties);
        consumer.Write("appsettings.json", Settings);
        consumer.Write(".globalconfig", "is_global = true\n" + config);

        var (exitCode, output) = await consumer.RunAsync("build");

        Assert.Equal(succeeds, exitCode == 0);
        Assert.Equal(succeeds ? [] : ["appsettings.json(5): error MTLS8002"], Consumer.Findings(output));
    }

    [Fact]
    public async Task One_run_of_dotnet_format_repairs_the_file_and_keeps_the_rest_of_it()
    {
        var consumer = Create();
        consumer.Write("appsettings.json", Settings);

        await consumer.SucceedAsync("format", "analyzers", "--diagnostics", "MTLS8900", "--severity", "info");

        Assert.Equal(Settings.Replace("\"Require\"", "\"RequireCertificate\""), consumer.Read("appsettings.json"));
        Assert.Empty(Consumer.Findings(await consumer.SucceedAsync("build", "-warnaserror")));
    }

    private static void AddFiles(Consumer consumer)
    {
        consumer.Write("appsettings.json", "{}");
        consumer.Write("appsettings.Development.json", "{}");
        consumer.Write("Web.config", "<configuration />");
        consumer.Write("other.json", "{}");
    }

    private static async Task<IEnumerable<string>> AdditionalFilesAsync(Consumer consumer)
    {
        await consumer.SucceedAsync("restore");
        using var answer = JsonDocument.Parse(await consumer.SucceedAsync("msbuild", "-getItem:AdditionalFiles"));
        return [.. answer.RootElement.GetProperty("Items").GetProperty("AdditionalFiles").EnumerateArray()
            .Select(item => Path.GetFileName(item.GetProperty("Identity").GetString()!)).Order(StringComparer.Ordinal)];
    }
}
