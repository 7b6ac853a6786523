using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Authentication;

/// <summary>Certificates are forwarded from anybody, by a program that empties its lists of proxies: it means to trust the whole network.</summary>
[NoCodeFix("Only the operator knows the addresses of the proxies, and behind UseForwardedHeaders the address of a request is what a header says.")]
internal static class MTLS4013ForwardedFromAnySourceRule
{
    public static Diagnostic? Judge(MiddlewareCall forwarding, GuardedSeverity severities, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var rule = Rules.MTLS4013ForwardedFromAnySource;
        return OpenForwarding.EmptiedLists(forwarding.Call, symbols, cancellationToken) is var (proxies, networks) && severities.Of(rule.DefaultSeverity, forwarding.Call) is { } severity
            ? Diagnostic.Create(rule, forwarding.Call.NameOfCall(), severity, additionalLocations: null, properties: null, proxies, networks)
            : null;
    }
}
