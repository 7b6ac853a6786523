using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers;

/// <summary>What becomes of a finding in code that runs only in development, where nobody outside meets it.</summary>
internal sealed class GuardedSeverity(KnownSymbols symbols, AnalyzerOptions options)
{
    private readonly DevelopmentGuards _guards = new(symbols);

    /// <summary>The severity that a finding at this place has instead; null where it is not to be reported.</summary>
    /// <param name="severity">Of the rule.</param>
    /// <param name="place">Of the finding.</param>
    /// <param name="orBehindSwitch">Whether code that somebody has to switch on counts in the same way.</param>
    public DiagnosticSeverity? Of(DiagnosticSeverity severity, IOperation place, bool orBehindSwitch = false) => !IsGuarded(_guards.Of(place), orBehindSwitch)
        ? severity
        : options.DevelopmentCode(place.Syntax.SyntaxTree) switch
        {
            DevelopmentCodeOption.Report => severity,
            DevelopmentCodeOption.Ignore => null,
            _ => DiagnosticSeverity.Info,
        };

    private static bool IsGuarded(Guard guard, bool orBehindSwitch) => guard == Guard.Development || (orBehindSwitch && guard == Guard.OptIn);
}
