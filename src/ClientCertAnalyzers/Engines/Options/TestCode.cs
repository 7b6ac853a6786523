using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Engines.Options;

/// <summary>What becomes of findings in a file of tests.</summary>
internal enum TestCodeOption
{
    /// <summary>The default in test projects: rules about what a test does on purpose are silent. It makes test code of any file.</summary>
    Quiet,

    /// <summary>Reported as elsewhere.</summary>
    Report,

    /// <summary>Nothing is reported.</summary>
    Ignore,
}

/// <summary>Tests accept every certificate on purpose, and load what they have made themselves.</summary>
internal static class TestCode
{
    /// <summary>What these find fails in a test too, or is wrong there as well. The last one is Info.</summary>
    public static readonly HashSet<string> Heard =
    [
        "MTLS1001", "MTLS1002", "MTLS1004", "MTLS1005", "MTLS1006", "MTLS1007", "MTLS1008", "MTLS1009", "MTLS1010", "MTLS1013",
        "MTLS2002", "MTLS2003", "MTLS2004", "MTLS2006", "MTLS2012", "MTLS3010", "MTLS7001",
    ];

    public static readonly WordOption<TestCodeOption> Option =
        new("mtls_test_code", ("quiet", TestCodeOption.Quiet), ("report", TestCodeOption.Report), ("ignore", TestCodeOption.Ignore));

    public static TestCodeOption Of(SyntaxTree file, Compilation compilation, AnalyzerOptions options) =>
        Option.For(options, file) ?? (ProjectOptions.Of(compilation, options).IsTestProject ? TestCodeOption.Quiet : TestCodeOption.Report);

    /// <summary>An analyzer with these rules need not start: it would be silent in every file of a test project.</summary>
    public static bool IsSilent(ImmutableArray<DiagnosticDescriptor> rules, Compilation compilation, AnalyzerOptions options) =>
        ProjectOptions.Of(compilation, options) is { IsTestProject: true } project && !rules.Any(IsHeard) && !project.ReportsTestCode;

    /// <summary>Whether a finding may be reported in the file where it stands.</summary>
    public static bool Allows(Diagnostic finding, Compilation compilation, AnalyzerOptions options) =>
        finding.Location.SourceTree is not { } file || Of(file, compilation, options) switch
        {
            TestCodeOption.Report => true,
            TestCodeOption.Quiet => IsHeard(finding.Descriptor),
            _ => false,
        };

    /// <summary>Rules about settings files and options stand outside the code: the files go by no name of a test.</summary>
    private static bool IsHeard(DiagnosticDescriptor rule) => Heard.Contains(rule.Id) || rule.Id is ['M', 'T', 'L', 'S', '8' or '0', ..];
}

internal static class TestCodeReport
{
    /// <summary>Reports a finding, unless it stands in a test that means it.</summary>
    public static void Report(this SyntaxNodeAnalysisContext context, Diagnostic finding)
    {
        if (TestCode.Allows(finding, context.Compilation, context.Options))
        {
            context.ReportDiagnostic(finding);
        }
    }
}
