using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Engines;

internal enum TargetSystem
{
    /// <summary>The project does not say where it runs.</summary>
    Any,

    Windows,

    Other,
}

internal static class TargetSystems
{
    /// <summary>
    /// Where a file's code runs: what the .editorconfig option <c>mtls_target_os</c> says, or else the project through
    /// <c>RuntimeIdentifier</c> or <c>TargetFramework</c>. An unknown value counts as none.
    /// </summary>
    public static TargetSystem TargetSystem(this AnalyzerOptions options, SyntaxTree tree)
    {
        options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue("mtls_target_os", out var named);
        return named?.Trim().ToLowerInvariant() switch
        {
            "windows" => Engines.TargetSystem.Windows,
            "linux" or "macos" => Engines.TargetSystem.Other,
            _ => OfProject(options.AnalyzerConfigOptionsProvider.GlobalOptions),
        };
    }

    private static TargetSystem OfProject(AnalyzerConfigOptions properties)
    {
        properties.TryGetValue("build_property.RuntimeIdentifier", out var runtime);
        if (!string.IsNullOrEmpty(runtime) && !runtime!.StartsWith("any", StringComparison.OrdinalIgnoreCase))
        {
            return runtime.StartsWith("win", StringComparison.OrdinalIgnoreCase) ? Engines.TargetSystem.Windows : Engines.TargetSystem.Other;
        }

        return properties.TryGetValue("build_property.TargetFramework", out var framework) && framework.Contains("-windows") ? Engines.TargetSystem.Windows : Engines.TargetSystem.Any;
    }
}
