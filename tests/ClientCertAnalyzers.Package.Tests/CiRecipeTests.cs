namespace ClientCertAnalyzers.Package.Tests;

[Collection(PackageCollection.Name)]
public class CiRecipeTests(PackedPackage package)
{
    private const string AcceptsEveryServer = """
        using var handler = new HttpClientHandler();
        handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => true;

        using var client = new HttpClient(handler);
        Console.WriteLine(await client.GetStringAsync("https://payments.example/"));
        """;

    private const string PeersThatThrow = """
        using System.Collections.Immutable;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.Diagnostics;

        [DiagnosticAnalyzer(LanguageNames.CSharp)]
        public class NeverMade : Peer
        {
            public NeverMade() => throw new System.InvalidOperationException();
        }

        [DiagnosticAnalyzer(LanguageNames.CSharp)]
        public class Peer : DiagnosticAnalyzer
        {
            public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
                ImmutableArray.Create(new DiagnosticDescriptor("PEER1", "Title", "Message", "Usage", DiagnosticSeverity.Warning, isEnabledByDefault: true));

            public override void Initialize(AnalysisContext context)
            {
                context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
                context.EnableConcurrentExecution();
                context.RegisterCompilationAction(_ => throw new System.InvalidOperationException());
            }
        }
        """;

    [Fact]
    public void Every_recipe_is_tested() =>
        Assert.Equal(["clean", "break", "break-props", "load", "sarif-targets", "baseline"], CiPage.Names);

    [Fact]
    public async Task A_build_that_is_up_to_date_reports_nothing_and_a_clean_one_everything()
    {
        var consumer = Consumer.Create(package, AcceptsEveryServer);
        await consumer.SucceedAsync("build");

        Assert.Empty(Consumer.Findings(await consumer.SucceedAsync("build")));
        Assert.Equal(["Program.cs(2): warning MTLS3002"], Consumer.Findings((await consumer.RunScriptAsync(CiPage.Block("clean"))).Output));
    }

    [Fact]
    public async Task Chosen_rules_break_the_build()
    {
        var consumer = Consumer.Create(package, AcceptsEveryServer);

        var (exitCode, output) = await consumer.RunScriptAsync(CiPage.Block("break"));

        Assert.NotEqual(0, exitCode);
        Assert.Equal(["Program.cs(2): error MTLS3002"], Consumer.Findings(output));
    }

    [Fact]
    public async Task Chosen_rules_break_every_build()
    {
        var consumer = Consumer.Create(package, AcceptsEveryServer);
        consumer.Write("Directory.Build.props", CiPage.Block("break-props"));

        var (exitCode, output) = await consumer.RunAsync("build");

        Assert.NotEqual(0, exitCode);
        Assert.Equal(["Program.cs(2): error MTLS3002"], Consumer.Findings(output));
    }

    [Fact]
    public async Task An_analyzer_that_does_not_run_breaks_the_build()
    {
        var peer = Consumer.CreateAnalyzer(package, PeersThatThrow);
        await peer.SucceedAsync("build");
        // Made against a compiler that is newer than the SDK's: what a host sees that is older than what we compile against.
        var newer = Path.Combine(package.Folder, "newer");
        await Dotnet.SucceedAsync(
            PackedPackage.RepositoryRoot, "build", "src/ClientCertAnalyzers", "-p:RoslynReference=5.12.0", $"-p:ArtifactsPath={newer}", "-p:TreatWarningsAsErrors=false");
        var consumer = Consumer.CreateWeb(package, AcceptsEveryServer, items: $"""
            <Analyzer Include="{Path.Combine(peer.Folder, "bin/Debug/net10.0/Consumer.dll")}" />
            <Analyzer Include="{Path.Combine(newer, "bin/ClientCertAnalyzers/debug/ClientCertAnalyzers.dll")}" />
            <Analyzer Include="no-assembly.dll" />
            """);
        consumer.Write("no-assembly.dll", "");

        var (exitCode, output) = await consumer.RunScriptAsync(CiPage.Block("load"));

        Assert.NotEqual(0, exitCode);
        Assert.All(["AD0001", "CS8032", "CS8034", "CS9057"], id => Assert.Contains($"error {id}", output));
    }

    [Fact]
    public async Task A_baseline_keeps_old_findings_quiet_and_new_ones_loud()
    {
        var consumer = Consumer.Create(package, AcceptsEveryServer);
        Directory.CreateDirectory(Path.Combine(consumer.Folder, "Old code"));
        consumer.Write("Old code/Archive.cs", "class Archive { HttpClientHandler handler = new() { ServerCertificateCustomValidationCallback = (m, c, ch, e) => true }; }");

        var (exitCode, output) = await consumer.RunScriptAsync(CiPage.Block("baseline"));

        Assert.True(exitCode == 0, output);
        Assert.Empty(Consumer.Findings(await consumer.SucceedAsync("build", "--no-incremental", "-warnaserror")));
        consumer.Write("New.cs", "class New { HttpClientHandler handler = new() { ServerCertificateCustomValidationCallback = (m, c, ch, e) => true }; }");
        Assert.Equal(["New.cs(1): warning MTLS3002"], Consumer.Findings(await consumer.SucceedAsync("build", "--no-incremental")));
    }
}
