using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Listeners;

/// <summary>The certificate is asked for during a request, on a connection whose protocol may forbid that.</summary>
internal static class MTLS1010DelayedWithHttp2Rule
{
    public static Diagnostic? Judge(IOperation delay, IInvocationOperation consumer, GuardedSeverity severities, KnownSymbols symbols, Sighting sighting)
    {
        if (!new DelayedNegotiation(symbols, new Bodies(sighting.Compilation), sighting.CancellationToken).IsMultiplexed(consumer, out var protocols)
            // What the endpoint itself says beats the settings.
            || (protocols is null && SettingsView.Of(sighting.Options, sighting.CancellationToken).Any(view => view.Kestrel.MayAvoidDelayWithHttp2(forAll: consumer.TargetMethod.Name == "ConfigureHttpsDefaults")))
            || severities.Of(Rules.MTLS1010DelayedWithHttp2.DefaultSeverity, delay) is not { } severity)
        {
            return null;
        }

        // For the fix: the call that sets up the endpoint, and what to change there.
        Location[] places = protocols is null ? [consumer.Syntax.GetLocation()] : [consumer.Syntax.GetLocation(), protocols.Syntax.GetLocation()];
        return Diagnostic.Create(
            Rules.MTLS1010DelayedWithHttp2,
            delay.Syntax.GetLocation(),
            severity,
            places,
            properties: null,
            delay is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "ClientCertificateMode" } } ? "DelayCertificate" : "AllowDelayedClientCertificateNegotation");
    }
}
