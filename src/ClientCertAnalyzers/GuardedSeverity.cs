using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers;

/// <summary>What becomes of a finding about a listener in code that runs only in development: nobody outside meets it.</summary>
internal sealed class GuardedSeverity(KnownSymbols symbols, AnalyzerOptions options)
{
    private readonly DevelopmentGuards _guards = new(symbols);

    /// <summary>The severity that a finding at this place has instead; null where it is not to be reported.</summary>
    public DiagnosticSeverity? Of(DiagnosticSeverity severity, IOperation place) => _guards.Of(place) != Guard.Development
        ? severity
        : options.DevelopmentCode(place.Syntax.SyntaxTree) switch
        {
            DevelopmentCodeOption.Report => severity,
            DevelopmentCodeOption.Ignore => null,
            _ => DiagnosticSeverity.Info,
        };
}
