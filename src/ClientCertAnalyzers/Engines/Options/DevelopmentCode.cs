using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Engines.Options;

/// <summary>What becomes of a finding behind a guard.</summary>
internal enum DevelopmentCodeOption
{
    /// <summary>The default: reported as Info, with a message that says so.</summary>
    Info,

    /// <summary>Reported as if there were no guard.</summary>
    Report,

    /// <summary>Not reported.</summary>
    Ignore,
}

internal static class DevelopmentCode
{
    public static readonly WordOption<DevelopmentCodeOption> Option =
        new("mtls_development_code", ("info", DevelopmentCodeOption.Info), ("report", DevelopmentCodeOption.Report), ("ignore", DevelopmentCodeOption.Ignore));

    public static DevelopmentCodeOption Of(AnalyzerOptions options, SyntaxTree file) => Option.For(options, file) ?? DevelopmentCodeOption.Info;
}
