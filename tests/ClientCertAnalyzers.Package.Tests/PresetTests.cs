namespace ClientCertAnalyzers.Package.Tests;

/// <summary>The MSBuild property ClientCertAnalysisMode, through real builds of one program that was restored once.</summary>
[Collection(PackageCollection.Name)]
public sealed class PresetTests(PresetTests.Builds builds) : IClassFixture<PresetTests.Builds>
{
    /// <summary>Advice, a hole, the same in development code, and something that does not work.</summary>
    private const string Program = """
        using System.Net;
        using System.Security.Cryptography.X509Certificates;

        using var payments = new SocketsHttpHandler();
        payments.SslOptions.RemoteCertificateValidationCallback = (s, c, ch, e) => true;
        #if DEBUG
        payments.SslOptions.RemoteCertificateValidationCallback = (s, c, ch, e) => true;
        #endif
        payments.SslOptions.ClientCertificates!.Add(X509CertificateLoader.LoadPkcs12FromFile("client.pfx", args[0]));
        using var client = new HttpClient(payments);
        """;

    [Theory]
    [InlineData("", "5 warning MTLS3002, 9 warning MTLS2004")]
    [InlineData("NONE", "")]
    [InlineData("Minimum", "5 warning MTLS3002")]
    [InlineData("recommended", "5 warning MTLS3002, 9 warning MTLS2004")]
    [InlineData("All", "4 warning MTLS2014, 5 warning MTLS3002, 7 warning MTLS3002, 9 warning MTLS2004")]
    [InlineData("strict", "4 error MTLS2014, 5 error MTLS3002, 7 error MTLS3002, 9 warning MTLS2004")]
    public async Task A_mode_decides_what_a_build_says(string mode, string expected)
    {
        var (exitCode, output) = await builds.BuildAsync(mode);

        Assert.Equal(expected.Contains("error"), exitCode != 0);
        Assert.Equal(expected, Builds.Findings(output));
        Assert.DoesNotContain("MTLS0001", output);
    }

    [Fact]
    public async Task An_unknown_mode_is_a_warning_and_changes_nothing()
    {
        var (exitCode, output) = await builds.BuildAsync("Strikt");

        Assert.Equal(0, exitCode);
        Assert.Contains("Consumer.csproj : warning MTLS0001: ClientCertAnalysisMode 'Strikt' is not one of None, Minimum, Recommended, All and Strict", output);
        Assert.Equal("5 warning MTLS3002, 9 warning MTLS2004", Builds.Findings(output));
    }

    [Theory]
    [InlineData(".editorconfig", "root = true\n[*.cs]\n")]
    [InlineData(".globalconfig", "is_global = true\n")]
    public async Task A_file_of_the_user_goes_before_the_mode(string file, string start)
    {
        var (exitCode, output) = await builds.BuildAsync("Strict", (file, start + """
            dotnet_diagnostic.MTLS3002.severity = none
            dotnet_diagnostic.MTLS2014.severity = suggestion
            """));

        Assert.Equal(0, exitCode);
        Assert.Equal("9 warning MTLS2004", Builds.Findings(output));
    }

    [Fact]
    public async Task A_mode_goes_before_a_severity_for_the_whole_category()
    {
        var (_, output) = await builds.BuildAsync("Minimum", (".editorconfig", "root = true\n[*.cs]\ndotnet_analyzer_diagnostic.category-Security.severity = error"));

        Assert.Equal("5 warning MTLS3002", Builds.Findings(output));
    }

    /// <summary>The tests of a class run one after the other, so they can share a project.</summary>
    public sealed class Builds(PackedPackage package) : IAsyncLifetime
    {
        private readonly Consumer _consumer = Consumer.Create(package, Program);

        public Task InitializeAsync() => _consumer.SucceedAsync("restore");

        public Task DisposeAsync() => Task.CompletedTask;

        internal async Task<DotnetResult> BuildAsync(string mode, (string Name, string Text)? file = null)
        {
            if (file is var (name, text))
            {
                _consumer.Write(name, text);
            }

            var result = await _consumer.RunAsync("build", "--no-restore", "-p:ClientCertAnalysisMode=" + mode);
            _consumer.Write(".editorconfig", "root = true");
            File.Delete(Path.Combine(_consumer.Folder, ".globalconfig"));
            return result;
        }

        public static string Findings(string output) => string.Join(", ", Consumer.Findings(output)
            .Select(finding => finding.Replace("Program.cs(", "").Replace("):", "")).OrderBy(finding => int.Parse(finding.Split(' ')[0])));
    }
}
