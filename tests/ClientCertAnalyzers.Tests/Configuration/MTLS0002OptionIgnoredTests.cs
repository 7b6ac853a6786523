using ClientCertAnalyzers.Configuration;
using ClientCertAnalyzers.Tests.Repository;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Tests.Configuration;

public class MTLS0002OptionIgnoredTests
{
    private const string Source = """
        using System.Threading.Tasks;
        namespace Shop
        {
            static class Checks
            {
                public static bool Validate(object c) => true;
                public static Task<bool> ValidateAsync(object c) => Task.FromResult(true);
                public static void Ensure(object c) { }
                public static class Inner { public static bool Validate(object c) => true; }
            }
        }
        """;

    [Theory]
    [InlineData("mtls_development_code = warning", "'mtls_development_code = warning' has no effect: its values are 'info', 'report' and 'ignore'")]
    [InlineData("mtls_development_code =", "'mtls_development_code = ' has no effect: its values are 'info', 'report' and 'ignore'")]
    [InlineData("MTLS_Test_Code: loud # why not", "'mtls_test_code = loud' has no effect: its values are 'quiet', 'report' and 'ignore'")]
    [InlineData("mtls_target_os = unix", "'mtls_target_os = unix' has no effect: its values are 'any', 'windows', 'linux' and 'macos'")]
    [InlineData("mtls_certificate_headers = ,", "'mtls_certificate_headers = ,' has no effect: it lists no name; separate names by commas, or remove the option")]
    [InlineData("mtls_certificate_headers = X-A, X B", "'mtls_certificate_headers = X B' has no effect: a header's name has letters, digits and hyphens only")]
    [InlineData("mtls_trusted_validation_methods = Validate", "'mtls_trusted_validation_methods = Validate' has no effect: a method is named with its type and namespace, such as 'Contoso.Certificates.Validate'")]
    [InlineData("mtls_trusted_validation_methods = Shop.Checks.", "'mtls_trusted_validation_methods = Shop.Checks.' has no effect: a method is named with its type and namespace, such as 'Contoso.Certificates.Validate'")]
    [InlineData("mtls_trusted_validation_methods = Shop.Checks.Validate, Shop.Checks.Verify", "'mtls_trusted_validation_methods = Shop.Checks.Verify' has no effect: 'Checks' has no method of that name")]
    [InlineData("mtls_trusted_validation_methods = Shop.Checks.Ensure", "'mtls_trusted_validation_methods = Shop.Checks.Ensure' has no effect: a method that validates returns a bool, or a task of one")]
    [InlineData("mtls_devlopment_code = report", "'mtls_devlopment_code = report' has no effect: there is no option of this name; the options are 'mtls_development_code', 'mtls_test_code', 'mtls_target_os', 'mtls_certificate_headers', 'mtls_trusted_validation_methods'")]
    public async Task Value_that_is_ignored_Reports(string line, string message)
    {
        var finding = Assert.Single(await FindingsAsync($"root = true\n[*.cs]\n{line}\n"));

        Assert.Equal(message, finding.GetMessage());
        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        Assert.Equal("/shop/.editorconfig", finding.Location.GetLineSpan().Path);
        Assert.Equal(2, finding.Location.GetLineSpan().StartLinePosition.Line);
    }

    /// <summary>The file may be for many projects, of which only some have the method.</summary>
    [Fact]
    public async Task Type_that_this_project_does_not_know_is_Info() => Assert.Equal(
        (DiagnosticSeverity.Info, "'mtls_trusted_validation_methods = Bank.Checks.Validate' has no effect: this project knows no type of that name"),
        Assert.Single(await FindingsAsync("mtls_trusted_validation_methods = Bank.Checks.Validate")) is var finding ? (finding.Severity, finding.GetMessage()) : default);

    [Fact]
    public async Task Each_wrong_name_Reports() => Assert.Equal(2, (await FindingsAsync("mtls_certificate_headers = X A, X-B, X(C)")).Count);

    [Theory]
    [InlineData("mtls_development_code = Report")]
    [InlineData("mtls_test_code=quiet")]
    [InlineData("mtls_target_os = macos ; the build machine")]
    [InlineData("mtls_certificate_headers = X-Shop-Cert, X_Shop_Subject")]
    [InlineData("mtls_trusted_validation_methods = Shop.Checks.Validate, Shop.Checks.ValidateAsync,Shop.Checks.Inner.Validate")]
    [InlineData("# mtls_development_code = warning")]
    [InlineData("; mtls_development_code = warning")]
    [InlineData("dotnet_diagnostic.MTLS3002.severity = loud")]
    [InlineData("[mtls_development_code]")]
    [InlineData("mtls_development_code")]
    [InlineData("")]
    public async Task Line_IsSilent(string line) => Assert.Empty(await FindingsAsync(line));

    [Fact]
    public async Task Another_file_IsSilent() => Assert.Empty(await FindingsAsync("mtls_development_code = warning", "/shop/notes.txt"));

    [Fact]
    public async Task File_that_is_given_twice_Reports_once() =>
        Assert.Single(await Analysis.FindingsAsync(Analysis.WebProject(("Program.cs", Source)), [new MTLS0002OptionIgnoredAnalyzer()], (".editorconfig", "mtls_test_code = x"), (".editorconfig", "mtls_test_code = x")));

    private static async Task<IReadOnlyList<Diagnostic>> FindingsAsync(string config, string path = "/shop/.editorconfig") =>
        await Analysis.FindingsAsync(Analysis.WebProject(("Program.cs", Source)), [new MTLS0002OptionIgnoredAnalyzer()], (path, config));
}
