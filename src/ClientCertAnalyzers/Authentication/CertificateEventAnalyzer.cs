using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Authentication;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Authentication;

/// <summary>Follows the handlers of certificate authentication's events, and asks MTLS4001, MTLS4002 and MTLS4004 about the ways through them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CertificateEventAnalyzer() : ClientCertAnalyzer(Rules.MTLS4001EventFailsOpen, Rules.MTLS4002RefusalOverwritten, Rules.MTLS4004FailedEventAccepts)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.CertificateAuthenticationEvents is null || TestProjects.IsTestProject(context.Compilation, context.Options))
        {
            return;
        }

        var bodies = new Bodies(context.Compilation);
        var severities = new GuardedSeverity(symbols, context.Options);
        context.RegisterNames(EventHandlerSearch.Names, EventHandlerSearch.Used, sighting =>
        {
            if (new EventHandlerSearch(symbols, bodies, sighting.CancellationToken).At(sighting.Operation) is { } handler
                && new EventFlow(symbols, bodies, sighting.CancellationToken).Of(handler) is { } outcome)
            {
                Report(new(sighting, handler, severities, bodies), handler.Event, outcome);
            }
        });
    }

    private static void Report(EventReport report, AuthenticationEvent happening, EventOutcome outcome)
    {
        if (happening == AuthenticationEvent.AuthenticationFailed)
        {
            foreach (var (place, severity) in MTLS4004FailedEventAcceptsRule.Places(outcome))
            {
                report.Accepted(place, severity);
            }

            return;
        }

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
