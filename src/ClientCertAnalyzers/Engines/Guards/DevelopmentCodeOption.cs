using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Engines.Guards;

/// <summary>The .editorconfig option <c>mtls_development_code</c>: what becomes of a finding behind a guard.</summary>
internal enum DevelopmentCodeOption
{
    /// <summary>The default: reported as Info, with a message that says so.</summary>
    Info,

    /// <summary>Reported as if there were no guard.</summary>
    Report,

    /// <summary>Not reported.</summary>
    Ignore,
}

internal static class DevelopmentCodeOptions
{
    /// <summary>Reads the option for a file. An unknown value counts as the default.</summary>
    public static DevelopmentCodeOption DevelopmentCode(this AnalyzerOptions options, SyntaxTree tree) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue("mtls_development_code", out var value)
            ? value.Trim().ToLowerInvariant() switch
            {
                "report" => DevelopmentCodeOption.Report,
                "ignore" => DevelopmentCodeOption.Ignore,
                _ => DevelopmentCodeOption.Info,
            }
            : DevelopmentCodeOption.Info;
}
