using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Authentication;

/// <summary>The application finds out who calls, and nothing in it cares.</summary>
internal static class MTLS4009NeverEnforcedRule
{
    private static readonly CertificateRole[] Evidence =
    [
        CertificateRole.Authorization, CertificateRole.FallbackPolicy, CertificateRole.Authentication, CertificateRole.OwnAuthorization,
        CertificateRole.RequiredPerEndpoint, CertificateRole.RuntimeHelper, CertificateRole.Reader,
    ];

    public static Diagnostic? Judge(IInvocationOperation add, HostRoles roles, GuardedSeverity severities, KnownSymbols symbols, Sighting sighting)
    {
        var rule = Rules.MTLS4009NeverEnforced;
        var maps = new EndpointMaps(symbols, sighting.CancellationToken);
        if (roles.Sites(Evidence).Any()
            || roles.Libraries.Know("Microsoft.AspNetCore.Authorization", "Microsoft.AspNetCore.Mvc")
            || roles.AllSites.Select(maps.At).OfType<IInvocationOperation>().ToList() is not { Count: > 0 } endpoints
            || maps.AnswersElsewhere(endpoints, sighting.Compilation)
            || severities.Of(rule.DefaultSeverity, add, orBehindSwitch: true) is not { } severity)
        {
            return null;
        }

        // A library may do anything, and a handshake that insists on a certificate refuses most of those whom nobody else does.
        var isCertain = roles.Libraries.IsNone && !roles.AllSites.Any(site => IsRequired(site, symbols, sighting)) && !IsRequiredBySettings(sighting)
            && !roles.Sites(CertificateRole.TlsValidation).Any();
        return Diagnostic.Create(
            rule,
            AddCertificateAnalyzer.PlaceOf(add),
            isCertain ? severity : DiagnosticSeverity.Info,
            additionalLocations: null,
            properties: null,
            endpoints[0].TargetMethod.Name);
    }

    private static bool IsRequired(HostSite site, KnownSymbols symbols, Sighting sighting) => site.Text switch
    {
        "RequireCertificate" => site.Operation(sighting.CancellationToken) is IFieldReferenceOperation { Field.ContainingType: var type } && type.Is(symbols.ClientCertificateMode),
        "ClientCertificateMode" => site.IsAssigned && site.Operation(sighting.CancellationToken)?.Parent is ISimpleAssignmentOperation { Value.ConstantValue.HasValue: false },
        "ClientCertificateRequired" or "UseHttpSys" or "UseIIS" => true,
        _ => false,
    };

    /// <summary>A <c>web.config</c> is for IIS, which may insist too.</summary>
    private static bool IsRequiredBySettings(Sighting sighting) =>
        sighting.Options.AdditionalFiles.Any(WebConfigFile.Is)
        || SettingsView.Of(sighting.Options, sighting.CancellationToken).Select(view => view.Kestrel).Any(kestrel =>
            kestrel.Endpoints.SelectMany(endpoint => endpoint.Sni.Prepend(endpoint)).Concat(kestrel.Defaults is { } defaults ? [defaults] : [])
                .Any(endpoint => endpoint.Mode.Mode is CertificateMode.RequireCertificate or CertificateMode.Unknown));
}
