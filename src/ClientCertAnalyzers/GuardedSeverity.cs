using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Options;
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
        : DevelopmentCode.Of(options, place.Syntax.SyntaxTree) switch
        {
            DevelopmentCodeOption.Report => severity,
            DevelopmentCodeOption.Ignore => null,
            _ => DiagnosticSeverity.Info,
        };

    /// <summary>
    /// The same for a value that code may choose or not: what stands behind a condition that has nothing to do with development is not
    /// reported, because the other value may be the one of production.
    /// </summary>
    public DiagnosticSeverity? OfChoice(DiagnosticSeverity severity, IOperation value, bool isChosen) =>
        isChosen && !IsGuarded(_guards.Of(value), orBehindSwitch: true) ? null : Of(severity, value, orBehindSwitch: true);

    private static bool IsGuarded(Guard guard, bool orBehindSwitch) => guard == Guard.Development || (orBehindSwitch && guard == Guard.OptIn);
}
