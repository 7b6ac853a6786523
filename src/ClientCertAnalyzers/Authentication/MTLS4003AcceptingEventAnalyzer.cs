using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Authentication;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Authentication;

/// <summary>Finds events that accept every certificate on every way. The others decide, and MTLS4001 looks at how.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MTLS4003AcceptingEventAnalyzer() : ClientCertAnalyzer(Rules.MTLS4003NoIdentityCheck)
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
            if (new EventHandlerSearch(symbols, bodies, sighting.CancellationToken).At(sighting.Operation) is { Event: AuthenticationEvent.CertificateValidated } handler
                && new EventFlow(symbols, bodies, sighting.CancellationToken).Of(handler) is { } outcome
                && MTLS4003NoIdentityCheckRule.Accepted(handler, outcome, new(sighting.Compilation, symbols, bodies, sighting.CancellationToken), symbols, sighting.CancellationToken) is var (place, found)
                && severities.Of(found, handler.Place, orBehindSwitch: true) is { } severity)
            {
                var location = place.SyntaxTree == sighting.Operation.Syntax.SyntaxTree ? place.GetLocation() : handler.Place.Syntax.GetLocation();
                sighting.Report(Diagnostic.Create(Rules.MTLS4003NoIdentityCheck, location, severity, additionalLocations: null, properties: null, "This event"));
            }
        });
    }
}
