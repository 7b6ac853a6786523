using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Listeners;

/// <summary>The code reads what nobody has asked for yet.</summary>
internal static class MTLS1012ClientCertificatePropertyWhenDelayedRule
{
    public static Diagnostic? Judge(IOperation read, LateHost host) => host.Requests.Any(request => MayRunBefore(read, request, host.Handlers))
        ? null
        : Diagnostic.Create(Rules.MTLS1012ClientCertificatePropertyWhenDelayed, read.Syntax.GetLocation(), host.Setting);

    /// <summary>
    /// A request in the same function may come first, or the read is the test whether one is needed. A middleware or filter runs
    /// before all endpoints, and any other function may be called behind a request. Only one endpoint does not help another one.
    /// </summary>
    private static bool MayRunBefore(IOperation read, IOperation request, EndpointHandlers handlers) =>
        request.Syntax.EnclosingFunction().Surrounds(read.Syntax)
        || read.Syntax.EnclosingFunction().Surrounds(request.Syntax)
        || handlers.Around(request) is not { } endpoint
        || handlers.Around(read) is not { } other
        || endpoint == other;
}
