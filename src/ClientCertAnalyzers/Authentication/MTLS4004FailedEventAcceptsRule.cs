using ClientCertAnalyzers.Engines.Authentication;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Authentication;

/// <summary><c>OnAuthenticationFailed</c> that accepts. Under a condition it may be a deliberate exception, so that is advice.</summary>
internal static class MTLS4004FailedEventAcceptsRule
{
    public static IEnumerable<(SyntaxNode Place, DiagnosticSeverity Severity)> Places(EventOutcome outcome) => outcome.Exits
        .Where(exit => exit is { Result: EventResult.Success, IsThrown: false, SetAt: not null })
        .GroupBy(exit => exit.SetAt!)
        .Select(same => (same.Key, outcome.Exits.All(exit => exit.Result == EventResult.Success || exit.IsThrown) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info));
}
