using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Authentication;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Authentication;

/// <summary>
/// Follows the handlers of certificate authentication's events, and asks the rules about the ways through them: MTLS4002, MTLS4001 and
/// MTLS4003 where the checks have passed, MTLS4004 where one has failed.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CertificateEventAnalyzer()
    : ClientCertAnalyzer(Rules.MTLS4001EventFailsOpen, Rules.MTLS4002RefusalOverwritten, Rules.MTLS4003NoIdentityCheck, Rules.MTLS4004FailedEventAccepts)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.CertificateAuthenticationEvents is null)
        {
            return;
        }

        var bodies = new Bodies(context.Compilation);
        var severities = new GuardedSeverity(symbols, context.Options);
        context.RegisterNames(EventHandlerSearch.Names, EventHandlerSearch.Used, sighting =>
        {
            if (new EventHandlerSearch(symbols, bodies, sighting.CancellationToken).At(sighting.Operation) is not { } handler
                || new EventFlow(symbols, bodies, sighting.CancellationToken).Of(handler) is not { } outcome)
            {
                return;
            }

            var report = new EventReport(sighting, handler, severities, bodies);
            if (handler.Event == AuthenticationEvent.AuthenticationFailed)
            {
                ReportFailed(report, outcome);
                return;
            }

            ReportValidated(report, outcome);
            if (MTLS4003NoIdentityCheckRule.Accepted(handler, outcome, new(sighting.Compilation, symbols, bodies, sighting.CancellationToken), symbols, sighting.CancellationToken) is var (place, severity))
            {
                report.Unidentified(place, severity);
            }
        });
    }

    private static void ReportFailed(EventReport report, EventOutcome outcome)
    {
        foreach (var (place, severity) in MTLS4004FailedEventAcceptsRule.Places(outcome))
        {
            report.Accepted(place, severity);
        }
    }

    private static void ReportValidated(EventReport report, EventOutcome outcome)
    {
        foreach (var (fail, success, _) in MTLS4002RefusalOverwrittenRule.Places(outcome))
        {
            report.Overwritten(fail, success);
        }

        foreach (var hole in MTLS4001EventFailsOpenRule.Places(outcome))
        {
            report.Hole(hole);
        }
    }
}
