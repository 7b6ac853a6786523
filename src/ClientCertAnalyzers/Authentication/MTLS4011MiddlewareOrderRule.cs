using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Authentication;

/// <summary>A middleware that works for another stands behind it, where it comes too late.</summary>
internal static class MTLS4011MiddlewareOrderRule
{
    private const string NoCertificate = "a forwarded certificate arrives when nobody asks for it any more";
    private const string OtherScheme = "authentication sees the scheme and address of the proxy's request, and certificate authentication skips what is not HTTPS";
    private const string Nobody = "a request has no user yet when it is decided what that user may do";

    public static Diagnostic? Judge(MiddlewareCall late, GuardedSeverity severities)
    {
        var (before, consequence) = late.Kind switch
        {
            MiddlewareKind.CertificateForwarding => (MiddlewareKind.Authentication, NoCertificate),
            MiddlewareKind.ForwardedHeaders => (MiddlewareKind.Authentication, OtherScheme),
            MiddlewareKind.Authentication => (MiddlewareKind.Authorization, Nobody),
            _ => default,
        };
        if (consequence is null)
        {
            return null;
        }

        var passed = late.Pipeline.Before(late).ToList();
        return passed.FirstOrDefault(call => call.Kind == before && Precedes(call, late)) is { } early
            // Somebody does it in time already, or asks once more behind.
            && !passed.Concat(late.Pipeline.Behind(late)).Any(call => call.Kind == late.Kind || call.Kind == before && call != early)
            && severities.Of(Rules.MTLS4011MiddlewareOrder.DefaultSeverity, late.Call) is { } severity
                ? Diagnostic.Create(
                    Rules.MTLS4011MiddlewareOrder,
                    late.Call.NameOfCall(),
                    severity,
                    early.IsDirect ? [early.Call.NameOfCall()] : null,
                    properties: null,
                    late.Call.TargetMethod.Name,
                    early.Call.TargetMethod.Name,
                    consequence)
                : null;
    }

    /// <summary>Whenever the late call runs, the early one did so before: it may stand under a condition of its own.</summary>
    private static bool Precedes(MiddlewareCall early, MiddlewareCall late) =>
        late.Call.IsAlwaysPrecededBy(early.Site) && (early.IsDirect || early.Call.BranchesAround().IsEmpty);
}
