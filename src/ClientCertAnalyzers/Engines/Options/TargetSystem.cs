using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Engines.Options;

internal enum TargetSystem
{
    /// <summary>The project does not say where it runs.</summary>
    Any,

    Windows,

    Other,
}

internal static class TargetSystems
{
    public static readonly WordOption<TargetSystem> Option =
        new("mtls_target_os", ("any", TargetSystem.Any), ("windows", TargetSystem.Windows), ("linux", TargetSystem.Other), ("macos", TargetSystem.Other));

    /// <summary>Where a file's code runs: what the option says, or else the project through <c>RuntimeIdentifier</c> or <c>TargetFramework</c>.</summary>
    public static TargetSystem Of(AnalyzerOptions options, SyntaxTree file) => Option.For(options, file) is { } named and not TargetSystem.Any
        ? named
        : OfProject(options.AnalyzerConfigOptionsProvider.GlobalOptions);

    private static TargetSystem OfProject(AnalyzerConfigOptions properties)
    {
        properties.TryGetValue("build_property.RuntimeIdentifier", out var runtime);
        if (!string.IsNullOrEmpty(runtime) && !runtime!.StartsWith("any", StringComparison.OrdinalIgnoreCase))
        {
            return runtime.StartsWith("win", StringComparison.OrdinalIgnoreCase) ? TargetSystem.Windows : TargetSystem.Other;
        }

        return properties.TryGetValue("build_property.TargetFramework", out var framework) && framework.Contains("-windows") ? TargetSystem.Windows : TargetSystem.Any;
    }
}
