using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Listeners;

/// <summary>The code reads what nobody has asked for yet.</summary>
internal static class MTLS1012ClientCertificatePropertyWhenDelayedRule
{
    public static Diagnostic? Judge(IPropertyReferenceOperation read, CertificateAccess access, Negotiation negotiation, EndpointHandlers handlers) =>
        negotiation.LateSetting(read) is { } setting
            && !access.Requests.Any(request => MayRunBefore(read, request, handlers))
            ? Diagnostic.Create(Rules.MTLS1012ClientCertificatePropertyWhenDelayed, read.Syntax.GetLocation(), setting)
            : null;

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
