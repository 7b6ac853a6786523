using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Tests.Repository;

public class DescriptorTests
{
    public static TheoryData<string> Ids => RuleCatalogue.Ids;

    [Fact]
    public void Ids_are_unique() =>
        Assert.Equal(RuleCatalogue.Rules.Length, RuleCatalogue.Rules.Select(rule => rule.Descriptor.Id).Distinct().Count());

    [Theory, MemberData(nameof(Ids))]
    public void Descriptor_keeps_the_conventions(string id)
    {
        var (member, rule) = RuleCatalogue.Rules.Single(entry => entry.Descriptor.Id == id);

        Assert.Matches("^MTLS[0-9]{4}$", id);
        Assert.Matches($"^{id}[A-Z][A-Za-z0-9]+$", member);
        Assert.InRange(rule.Title.ToString().Length, 1, 70);
        Assert.DoesNotMatch(new Regex(@"\.$"), rule.Title.ToString());
        Assert.NotEmpty(rule.Description.ToString());
        Assert.Equal("Security", rule.Category);
        Assert.True(!rule.CustomTags.Contains(Rules.SecurityTag) || rule.CustomTags.Any(tag => tag.StartsWith("external/cwe/", StringComparison.Ordinal)), "a hole has a CWE");
        Assert.NotEqual(DiagnosticSeverity.Hidden, rule.DefaultSeverity);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Descriptor_is_supported_by_an_analyzer(string id) =>
        Assert.Contains(RuleCatalogue.Analyzers, analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.Id == id));

    [Theory, MemberData(nameof(Ids))]
    public void Help_link_follows_the_address_of_the_pages(string id)
    {
        var address = typeof(ClientCertAnalyzer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .SingleOrDefault(attribute => attribute.Key == "RulePagesAddress")?.Value ?? "";

        Assert.Equal(address.Length == 0 ? "" : $"{address}{id}.md", RuleCatalogue.Descriptor(id).HelpLinkUri);
    }

    [Fact]
    public void Help_link_needs_an_address()
    {
        Assert.Null(Rules.HelpLink("", "MTLS3002"));
        Assert.Equal("https://example.org/rules/MTLS3002.md", Rules.HelpLink("https://example.org/rules/", "MTLS3002"));
    }
}
