using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Engines.Options;

/// <summary>Recognises test projects.</summary>
internal static class TestProjects
{
    private static readonly string[] TestAssemblies =
    [
        "xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "Microsoft.AspNetCore.Mvc.Testing",
    ];

    public static bool IsTestProject(Compilation compilation, AnalyzerOptions options) =>
        (options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.IsTestProject", out var value)
            && value.Equals("true", StringComparison.OrdinalIgnoreCase))
        || compilation.ReferencedAssemblyNames.Any(assembly => TestAssemblies.Contains(assembly.Name, StringComparer.OrdinalIgnoreCase));
}
