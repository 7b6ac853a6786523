using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Listeners;

/// <summary>Every endpoint requires a certificate, and one is meant for people who have none.</summary>
internal static class MTLS1001RequiredOnEveryEndpointRule
{
    public static Diagnostic? Judge(IOperation mode, string place, HostEvidence evidence) => evidence.PublicThing is { } thing
        ? Diagnostic.Create(Rules.MTLS1001RequiredOnEveryEndpoint, mode.Syntax.GetLocation(), place, thing)
        : null;
}
