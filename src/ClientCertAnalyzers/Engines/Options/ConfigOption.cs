using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Engines.Options;

/// <summary>An option of ours in an .editorconfig or .globalconfig. What it says of a file, Roslyn has worked out before anybody asks.</summary>
internal abstract class ConfigOption(string name)
{
    public const string Prefix = "mtls_";

    public string Name { get; } = name;

    /// <summary>What is wrong with a value, and what to write instead. A value with a fault counts as none.</summary>
    public abstract IEnumerable<OptionFault> Faults(string value, Compilation compilation);

    /// <summary>The value that holds for a file, or null where nobody has set one.</summary>
    protected string? Read(AnalyzerOptions options, SyntaxTree file) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(Name, out var value) ? value : null;
}

/// <summary>In a class of its own: an option that is being made must not ask for all of them.</summary>
internal static class ConfigOptions
{
    public static IReadOnlyList<ConfigOption> All { get; } =
        [DevelopmentCode.Option, TestCode.Option, TargetSystems.Option, CertificateHeaderNames.Option, TrustedMethods.Option];
}

/// <param name="Value">The whole value of the option, or one of the names in it.</param>
/// <param name="Reason">Why it has no effect.</param>
/// <param name="IsCertain">It is wrong wherever the option stands. A file for many projects may name what only some of them have.</param>
internal readonly record struct OptionFault(string Value, string Reason, bool IsCertain = true);
