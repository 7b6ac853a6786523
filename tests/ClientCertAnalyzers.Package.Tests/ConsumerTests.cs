namespace ClientCertAnalyzers.Package.Tests;

[Collection(PackageCollection.Name)]
public class ConsumerTests(PackedPackage package)
{
    private const string AcceptsEveryServer = """
        using var payments = new HttpClientHandler();
        payments.ServerCertificateCustomValidationCallback = (m, c, ch, e) => true;

        using var invoices = new HttpClientHandler();
        invoices.ServerCertificateCustomValidationCallback = (m, c, ch, e) => true;

        using var client = new HttpClient(payments);
        using var other = new HttpClient(invoices);
        Console.WriteLine(await client.GetStringAsync("https://payments.example/") + await other.GetStringAsync("https://invoices.example/"));
        """;

    [Fact]
    public async Task A_build_warns_at_each_callback()
    {
        var consumer = Consumer.Create(package, AcceptsEveryServer);

        var output = await consumer.SucceedAsync("build");

        Assert.Equal(["Program.cs(2): warning MTLS3002", "Program.cs(5): warning MTLS3002"], Consumer.Findings(output));
    }

    [Fact]
    public async Task A_build_that_treats_the_rule_as_an_error_fails()
    {
        var consumer = Consumer.Create(package, AcceptsEveryServer);

        var (exitCode, output) = await consumer.RunAsync("build", "-warnaserror:MTLS3002");

        Assert.NotEqual(0, exitCode);
        Assert.Equal(["Program.cs(2): error MTLS3002", "Program.cs(5): error MTLS3002"], Consumer.Findings(output));
    }

    [Fact]
    public async Task One_run_of_dotnet_format_fixes_every_callback()
    {
        var consumer = Consumer.Create(package, AcceptsEveryServer);

        await consumer.SucceedAsync("format", "analyzers", "--diagnostics", "MTLS3002", "--severity", "warn");

        Assert.DoesNotContain("=> true", consumer.Read("Program.cs"));
        Assert.Empty(Consumer.Findings(await consumer.SucceedAsync("build", "-warnaserror")));
    }

    [Theory]
    [InlineData("win-x64", "Program.cs(4): warning MTLS2008")]
    [InlineData("linux-x64")]
    public async Task The_runtime_identifier_reaches_the_rules(string runtime, params string[] findings)
    {
        var consumer = Consumer.Create(
            package,
            """
            using System.Security.Cryptography.X509Certificates;

            using var handler = new HttpClientHandler { AllowAutoRedirect = false };
            handler.ClientCertificates.Add(X509Certificate2.CreateFromPemFile("client.pem", "client.key"));
            using var client = new HttpClient(handler);
            Console.WriteLine(await client.GetStringAsync("https://payments.example/"));
            """,
            properties: $"<RuntimeIdentifier>{runtime}</RuntimeIdentifier><SelfContained>false</SelfContained><UseAppHost>false</UseAppHost>");

        Assert.Equal(findings, Consumer.Findings(await consumer.SucceedAsync("build")));
    }

    [Fact]
    public async Task A_test_project_hears_nothing()
    {
        var consumer = Consumer.Create(package, AcceptsEveryServer, properties: "<IsTestProject>true</IsTestProject>");

        Assert.Empty(Consumer.Findings(await consumer.SucceedAsync("build")));
    }
}
