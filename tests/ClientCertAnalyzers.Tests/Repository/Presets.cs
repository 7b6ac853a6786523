using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Tests.Repository;

/// <summary>What a value of the MSBuild property <c>ClientCertAnalysisMode</c> makes of each rule. The files in the package and the table on the page come from here.</summary>
internal static class Presets
{
    public static readonly string[] Modes = ["None", "Minimum", "Recommended", "All", "Strict"];

    /// <summary>The rule that only carries the fixes of others.</summary>
    private const string Anchor = "MTLS8900";

    public static bool IsSecurity(DiagnosticDescriptor rule) => rule.CustomTags.Contains(Rules.SecurityTag);

    public static string File(string mode) => $"src/ClientCertAnalyzers.Package/config/{mode.ToLowerInvariant()}.globalconfig";

    public static string Text(string mode) => $"""
        # ClientCertAnalysisMode = {mode}
        # Generated from the rules, see "Presets" in docs/configuration.md. An .editorconfig or .globalconfig of yours goes before it.
        is_global = true
        global_level = -100

        {string.Join("\n", RuleCatalogue.OnByDefault.Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = {Severity(mode, rule)}"))}

        """.ReplaceLineEndings("\n");

    /// <summary>
    /// A rule that keeps its default says <c>default</c>: a named severity would also raise what the rule itself reports as less, such as
    /// findings in development code.
    /// </summary>
    public static string Severity(string mode, DiagnosticDescriptor rule) => (mode, rule.DefaultSeverity) switch
    {
        ("None", _) => "none",
        _ when rule.Id == Anchor => "suggestion",
        ("Minimum", DiagnosticSeverity.Info) => "none",
        ("Minimum", DiagnosticSeverity.Warning) when !IsSecurity(rule) => "suggestion",
        ("Minimum" or "Recommended", _) => "default",
        (_, DiagnosticSeverity.Error) => "error",
        ("All", _) => "warning",
        ("Strict", _) => IsSecurity(rule) ? "error" : "warning",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, null),
    };
}
