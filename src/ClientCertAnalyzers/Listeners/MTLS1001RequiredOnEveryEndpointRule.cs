using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Listeners;

/// <summary>Every endpoint requires a certificate, and one is meant for people who have none.</summary>
internal static class MTLS1001RequiredOnEveryEndpointRule
{
    public static Diagnostic? Judge(IOperation mode, string place, HostEvidence evidence, GuardedSeverity severities)
    {
        var rule = Rules.MTLS1001RequiredOnEveryEndpoint;
        return evidence.PublicThing is { } thing && severities.Of(rule.DefaultSeverity, mode) is { } severity
            ? Diagnostic.Create(rule, mode.Syntax.GetLocation(), severity, additionalLocations: null, properties: null, place, thing)
            : null;
    }
}
