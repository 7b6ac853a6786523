using ClientCertAnalyzers.Engines.Options;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Tests.Repository;

/// <summary>The generated parts of the page about configuration.</summary>
public class ConfigurationPageTests
{
    private const string Page = "docs/configuration.md";

    [Fact]
    public void Presets_are_current()
    {
        var rows = from rule in RuleCatalogue.OnByDefault
                   where rule.Id != "MTLS8900"
                   group rule by (IsSecurity: Presets.IsSecurity(rule), rule.DefaultSeverity) into kind
                   orderby kind.Key.IsSecurity descending, kind.Key.DefaultSeverity descending
                   select $"{(kind.Key.IsSecurity ? "security" : "other")}, {kind.Key.DefaultSeverity} | {string.Join(" | ", Presets.Modes.Select(mode => Word(Presets.Severity(mode, kind.First()))))} | {Ids(kind)}\n";

        RepositoryFiles.AssertGenerated(Page, "presets", $"Rules | {string.Join(" | ", Presets.Modes)} | Which\n------|{string.Concat(Presets.Modes.Select(mode => new string('-', mode.Length + 2) + "|"))}------\n{string.Concat(rows)}");
    }

    [Fact]
    public void Options_are_current()
    {
        var rows = ConfigOptions.All.Select(option => $"`{option.Name}` | {Values(option)} | {Default(option)}\n");

        RepositoryFiles.AssertGenerated(Page, "options", "Option | Values | Default\n-------|--------|--------\n" + string.Concat(rows));
    }

    [Fact]
    public void Rules_that_are_heard_in_tests_are_current() =>
        RepositoryFiles.AssertGenerated(Page, "heard-in-tests", string.Join(", ", TestCode.Heard.Order(StringComparer.Ordinal)) + ".\n");

    [Fact]
    public void Rules_that_are_heard_in_tests_exist() => Assert.All(TestCode.Heard, id => RuleCatalogue.Descriptor(id));

    [Fact]
    public void Every_option_begins_like_the_others() =>
        Assert.All(ConfigOptions.All, option => Assert.StartsWith("mtls_", option.Name));

    private static string Word(string severity) => severity switch
    {
        "none" => "off",
        "default" => "default",
        _ => severity,
    };

    private static string Ids(IEnumerable<DiagnosticDescriptor> rules) => string.Join(", ", rules.Select(rule => rule.Id[4..]));

    private static string Values(ConfigOption option) => option is IWordOption words ? string.Join(", ", words.Words.Select(word => $"`{word}`")) : "names, with commas between them";

    private static string Default(ConfigOption option) => option == TestCode.Option ? "`quiet` in test projects, `report` elsewhere"
        : option is IWordOption words ? $"`{words.Words.First()}`"
        : "none";
}
