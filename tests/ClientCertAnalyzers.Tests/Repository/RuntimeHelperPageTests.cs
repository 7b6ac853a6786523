using System.Text.RegularExpressions;
using ClientCertAnalyzers.AspNetCore;

namespace ClientCertAnalyzers.Tests.Repository;

/// <summary>The page of the runtime helper against the library: its programs compile without a finding, and it names everything.</summary>
public partial class RuntimeHelperPageTests
{
    private const string Page = "docs/runtime-helper.md";

    public static TheoryData<Type> Options => new(typeof(ClientCertificateResponseOptions), typeof(ClientCertificateTlsOptions), typeof(ForwardedClientCertificateOptions));

    [Fact]
    public async Task Programs_compile_and_are_silent()
    {
        var programs = RulePage.BlocksOf(Page, "good").ToList();
        Assert.NotEmpty(programs);
        foreach (var program in programs)
        {
            var compilation = Samples.Compile(("Program.cs", program));
            Assert.Empty(Analysis.Errors(compilation));
            Assert.Empty(await Analysis.FindingsAsync(compilation));
        }
    }

    [Theory, MemberData(nameof(Options))]
    public void Every_option_is_named(Type options)
    {
        var page = RepositoryFiles.Read(Page);
        Assert.All(options.GetProperties(), property => Assert.Contains($"`{property.Name}`", page));
    }

    [Fact]
    public void Every_reason_is_named()
    {
        var page = RepositoryFiles.Read(Page);
        Assert.All(
            Enum.GetNames<ClientCertificateRejectionReason>().Where(name => name != nameof(ClientCertificateRejectionReason.None)),
            name => Assert.Contains($"`{Inner().Replace(name, "-").ToLowerInvariant()}`", page));
    }

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Inner();
}
