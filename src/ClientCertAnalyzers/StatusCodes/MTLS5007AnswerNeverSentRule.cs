using ClientCertAnalyzers.Engines.Answers;
using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.StatusCodes;

/// <summary>The application answers a client whom the TLS layer has turned away before.</summary>
[NoCodeFix("A listener that only allows certificates lets everybody in to the rest of the application: who refuses instead is to be decided first.")]
internal static class MTLS5007AnswerNeverSentRule
{
    public static Diagnostic? Judge(StatusAnswer answer, CertificateState state, GuardedSeverity severities, KnownSymbols symbols, Sighting sighting)
    {
        var place = answer.Operation;
        if ((answer.Status, state) is not ((496, CertificateState.Missing) or (495, CertificateState.Invalid))
            || HostRoles.Around(place, symbols, sighting.CancellationToken) is not { IsCreatedHere: true } roles
            || roles.AllSites.Any(site => OtherServers.IsAt(site, sighting.CancellationToken))
            || roles.Plays(CertificateRole.TlsValidation, CertificateRole.RuntimeHelper, CertificateRole.RuntimeHelperTls) != Answer.No)
        {
            return null;
        }

        return (answer.Status, RequestedModes.Of(place, sighting.Options, symbols, sighting.CancellationToken)) switch
        {
            (496, CertificateMode.RequireCertificate) => Create(
                IsForAll(roles, symbols, sighting) ? Rules.MTLS5007AnswerNeverSent.DefaultSeverity : DiagnosticSeverity.Info,
                "'RequireCertificate'",
                "ask with 'AllowCertificate', and refuse on every endpoint that needs a certificate"),
            // A check that is stricter than Kestrel's still has something to refuse.
            (495, CertificateMode.RequireCertificate or CertificateMode.AllowCertificate) => Create(
                DiagnosticSeverity.Info,
                "Kestrel's own validation",
                "it answers only certificates that pass that one: judge them in the application, with 'UseClientCertificateResponses'"),
            _ => null,
        };

        Diagnostic? Create(DiagnosticSeverity usual, string who, string remedy) => severities.Of(usual, place) is { } severity
            ? Diagnostic.Create(Rules.MTLS5007AnswerNeverSent, place.Syntax.GetLocation(), severity, additionalLocations: null, properties: null, who, answer.Status!, remedy)
            : null;
    }

    /// <summary>No request comes in another way: the mode stands in code, holds for the one listener, and the settings bring no other.</summary>
    private static bool IsForAll(HostRoles roles, KnownSymbols symbols, Sighting sighting) =>
        roles.AllSites.Where(site => site is { Text: "ClientCertificateMode", IsAssigned: true }).Select(site => site.Operation(sighting.CancellationToken)).OfType<IPropertyReferenceOperation>().ToList() is [var mode]
        && HostEvidence.Around(mode, symbols, sighting.CancellationToken) is { IsUnclear: false, HasOneHttpsListener: true }
        && SettingsView.Of(sighting.Options, sighting.CancellationToken).All(view => !view.Kestrel.Endpoints.Any());
}
