using ClientCertAnalyzers.Tests.Repository;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Tests.Libraries;

/// <summary>All rules together, on projects with all the libraries or with something that only looks like one.</summary>
public class LibrarySwitchTests
{
    private const string Switches = """
        using System.Net.Security;
        using MongoDB.Driver;
        class Calls
        {
            object Search(Uri uri) => new Elastic.Transport.TransportConfigurationDescriptor(uri).ServerCertificateValidationCallback(Elastic.Transport.CertificateValidations.AllowAll);
            object Rabbit() => new RabbitMQ.Client.SslOption { AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateChainErrors | SslPolicyErrors.RemoteCertificateNameMismatch };
            object Mongo(string host) { var settings = MongoClientSettings.FromConnectionString($"mongodb://{host}/?tlsInsecure=true"); settings.AllowInsecureTls = !false; return settings; }
            object Sql(bool old) => old ? new System.Data.SqlClient.SqlConnection("Server=db;Encrypt=yes;TrustServerCertificate=true") : new Npgsql.NpgsqlConnection("Host=db;SSL Mode=" + "Require");
            object Kafka() { var config = new Confluent.Kafka.ProducerConfig(); config.Set("enable.ssl.certificate.verification", "false"); return config; }
        }
        """;

    [Fact]
    public async Task No_two_rules_report_the_same()
    {
        var compilation = Project(Switches);

        Assert.Empty(Analysis.Errors(compilation));
        Assert.Equal(
            ["5: MTLS3510", "6: MTLS3507", "7: MTLS3506", "7: MTLS3506", "8: MTLS3501", "8: MTLS3502", "9: MTLS3505"],
            (await Analysis.FindingsAsync(compilation)).Select(finding => $"{finding.Location.GetLineSpan().StartLinePosition.Line + 1}: {finding.Id}"));
    }

    [Theory]
    [InlineData("o.CertificateValidationHandler = a => a.SslPolicyErrors == System.Net.Security.SslPolicyErrors.None;", 0)]
    [InlineData("Console.WriteLine(CertificateValidationHandler);", 1)]
    public async Task Validation_in_another_file_counts_if_it_is_the_librarys(string statement, int count)
    {
        var compilation = Analysis.WebProject(
            ("Options.cs", "class A { object o = new MQTTnet.MqttClientTlsOptions { IgnoreCertificateChainErrors = true }; }"),
            ("Other.cs", $"class B {{ string CertificateValidationHandler = \"\"; void M(MQTTnet.MqttClientTlsOptions o) {{ {statement} }} }}")).AddReferences(LibraryPackages.Of("MTLS3508"));

        Assert.Empty(Analysis.Errors(compilation));
        Assert.Equal(count, (await Analysis.FindingsAsync(compilation)).Count(finding => finding.Id == "MTLS3508"));
    }

    /// <summary>The analysis fails on any exception.</summary>
    [Fact]
    public async Task Half_typed_code_throws_nothing()
    {
        for (var length = 0; length < Switches.Length; length += 29)
        {
            await Analysis.FindingsAsync(Project(Switches[..length]));
        }
    }

    [Fact]
    public async Task Types_of_another_assembly_IsSilent()
    {
        var stubs = Analysis.Project(References.Net, ("Stubs.cs", "namespace k8s { public class KubernetesClientConfiguration { public bool SkipTlsVerify { get; set; } } }"));
        var compilation = Analysis.WebProject(("Program.cs", "class C { object o = new k8s.KubernetesClientConfiguration { SkipTlsVerify = true }; }")).AddReferences(stubs.ToMetadataReference());

        Assert.Empty(Analysis.Errors(compilation));
        Assert.Empty(await Analysis.FindingsAsync(compilation));
    }

    [Fact]
    public async Task Long_sum_throws_nothing()
    {
        var sum = string.Concat(Enumerable.Repeat(" + host", 3000));
        var findings = await Analysis.FindingsAsync(Project($"class C {{ object M(string host) => new Npgsql.NpgsqlConnection(\"SSL Mode=Require;Host=\"{sum}); }}"));

        Assert.Equal(["MTLS3502"], findings.Select(finding => finding.Id));
    }

    private static Compilation Project(string source) => Analysis.WebProject(("Program.cs", source)).AddReferences(LibraryPackages.References);
}
