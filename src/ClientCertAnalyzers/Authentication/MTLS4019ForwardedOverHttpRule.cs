using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Authentication;

/// <summary>Certificate authentication behind a proxy that ends TLS, in a program that never learns that its clients use HTTPS.</summary>
internal static class MTLS4019ForwardedOverHttpRule
{
    public static Diagnostic? Judge(MiddlewareCall forwarding, AnalyzerOptions options, GuardedSeverity severities, KnownSymbols symbols, CancellationToken cancellationToken) =>
        forwarding.Pipeline.Behind(forwarding).Any(call => call.Kind == MiddlewareKind.Authentication)
        && ProxyScheme.IsAlwaysHttp(forwarding.Call, symbols, cancellationToken)
        && HostRoles.Around(forwarding.Call, symbols, cancellationToken).Plays(CertificateRole.CertificateScheme) == Answer.Yes
        && !SettingsView.Of(options, cancellationToken).Any(view => view.Kestrel.Endpoints.Count > 0 || view.Root.ValueOf("urls") is not null)
        && severities.Of(Rules.MTLS4019ForwardedOverHttp.DefaultSeverity, forwarding.Call) is { } severity
            ? Diagnostic.Create(Rules.MTLS4019ForwardedOverHttp, forwarding.Call.NameOfCall(), severity, additionalLocations: null, properties: null)
            : null;
}
