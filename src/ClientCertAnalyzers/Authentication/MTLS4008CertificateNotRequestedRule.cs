using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Settings;
using ClientCertAnalyzers.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Authentication;

/// <summary>No listener of the application asks for the certificate that it wants to log in with, and no proxy brings it.</summary>
internal static class MTLS4008CertificateNotRequestedRule
{
    public static Diagnostic? Judge(IInvocationOperation add, HostRoles roles, GuardedSeverity severities, KnownSymbols symbols, Sighting sighting) =>
        roles.AllSites.Any(site => MayAsk(site, symbols, sighting.CancellationToken))
        || roles.Sites(CertificateRole.RuntimeHelper).Any()
        // Servers of other libraries, and code that sets up Kestrel for others.
        || roles.Libraries.Know("Microsoft.AspNetCore")
        || sighting.Options.AdditionalFiles.Any(WebConfigFile.Is)
        || SettingsView.FilesOf(sighting.Options.AdditionalFiles, sighting.CancellationToken).Any(file => file.Has(ConfiguredMode.Key))
        || KeyUse.In(sighting.Compilation, sighting.CancellationToken)
        || severities.Of(Rules.MTLS4008CertificateNotRequested.DefaultSeverity, add) is null
            ? null
            : Diagnostic.Create(Rules.MTLS4008CertificateNotRequested, AddCertificateAnalyzer.PlaceOf(add));

    /// <summary>Whoever so much as mentions a mode may set it.</summary>
    private static bool MayAsk(HostSite site, KnownSymbols symbols, CancellationToken cancellationToken) => site.Text switch
    {
        // Of any other framework too: the names are rare.
        "ClientCertificateMode" or "ClientCertificateMethod" or "ClientCertificateRequired" or "AllowDelayedClientCertificateNegotation" => true,
        "Set" or CertificateAccess.Property => CertificateAccess.MayProvide(site.Operation(cancellationToken), symbols),
        _ => OtherServers.IsAt(site, cancellationToken),
    };
}
