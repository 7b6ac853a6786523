using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Tests.Repository;

public class PresetTests
{
    public static TheoryData<string> Modes => [.. Presets.Modes];

    [Theory, MemberData(nameof(Modes))]
    public void Preset_is_current(string mode) => RepositoryFiles.AssertGenerated(Presets.File(mode), Presets.Text(mode));

    [Fact]
    public void Every_file_is_a_mode_or_the_map() => Assert.Equal(
        Presets.Modes.Select(mode => Path.GetFileName(Presets.File(mode))).Append("map.globalconfig").Order(StringComparer.Ordinal),
        Directory.GetFiles(RepositoryFiles.At("src/ClientCertAnalyzers.Package/config")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    /// <summary>A rule that is missing keeps its default, even where everything is to be off.</summary>
    [Theory, MemberData(nameof(Modes))]
    public void Every_rule_is_in_it(string mode)
    {
        var text = RepositoryFiles.Read(Presets.File(mode));
        Assert.All(RuleCatalogue.OnByDefault, rule => Assert.Contains($"dotnet_diagnostic.{rule.Id}.severity = ", text));
    }

    [Theory, MemberData(nameof(Modes))]
    public void An_option_is_left_to_the_user(string mode) => Assert.DoesNotContain("mtls_", RepositoryFiles.Read(Presets.File(mode)));

    [Fact]
    public void A_mode_never_says_less_than_the_one_before()
    {
        foreach (var rule in RuleCatalogue.OnByDefault)
        {
            var levels = Presets.Modes.Select(mode => Level(Presets.Severity(mode, rule), rule)).ToList();
            Assert.True(levels.SequenceEqual(levels.Order()), $"{rule.Id}: {string.Join(", ", levels)}");
        }
    }

    private static int Level(string severity, DiagnosticDescriptor rule) => severity switch
    {
        "default" => (int)rule.DefaultSeverity,
        "none" => -1,
        "suggestion" => (int)DiagnosticSeverity.Info,
        "warning" => (int)DiagnosticSeverity.Warning,
        _ => (int)DiagnosticSeverity.Error,
    };
}
