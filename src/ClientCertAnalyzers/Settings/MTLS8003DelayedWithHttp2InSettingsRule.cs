using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Settings;

namespace ClientCertAnalyzers.Settings;

/// <summary>The certificate is asked for during a request, and the endpoint speaks a protocol that forbids that.</summary>
internal sealed class MTLS8003DelayedWithHttp2InSettingsRule() : SettingsRule(Rules.MTLS8003DelayedWithHttp2InSettings)
{
    internal const string Http1 = "Set Protocols to Http1 in the settings";
    internal const string Allow = "Use AllowCertificate in the settings";

    public override IEnumerable<SettingsFinding> Judge(SettingsView view, HostCode code)
    {
        var kestrel = view.Kestrel;
        var findings = kestrel.Endpoints.Where(endpoint => !endpoint.IsPlain).SelectMany(endpoint => Places(endpoint)
            .Where(place => Speaks(kestrel, place.Protocols is null ? endpoint : place))
            .Select(place => (Asking: place.Mode.Mode == CertificateMode.Unset ? endpoint : place, Speaking: place.Protocols is null ? endpoint : place))
            .Where(pair => IsDelayed(pair.Asking)).Select(pair => Finding(pair.Asking, pair.Speaking)));
        if (kestrel.Defaults is { } defaults && IsDelayed(defaults))
        {
            var heirs = kestrel.Endpoints.Where(endpoint => endpoint is { IsPlain: false, Mode.Mode: CertificateMode.Unset })
                .SelectMany(endpoint => Places(endpoint).Where(place => place.Mode.Mode == CertificateMode.Unset).Select(place => place.Protocols is null ? endpoint : place)).ToList();
            if ((kestrel.Endpoints.Count == 0 ? Speaks(kestrel, null) : heirs.Any(place => Speaks(kestrel, place))) && !code.SetsHttpsDefaults)
            {
                findings = findings.Append(Finding(defaults, defaults));
            }
        }

        return findings.Where(_ => !code.SetsProtocols);
    }

    /// <summary>With names, only these are served: what the endpoint says counts for what they leave out.</summary>
    private static IReadOnlyList<ConfiguredEndpoint> Places(ConfiguredEndpoint endpoint) => endpoint.Sni.ToList() is { Count: > 0 } names ? names : [endpoint];

    private static bool IsDelayed(ConfiguredEndpoint place) => place.Mode.Mode == CertificateMode.DelayCertificate;

    private static bool Speaks(KestrelSettings kestrel, ConfiguredEndpoint? endpoint) => kestrel.VersionsOf(endpoint) is HttpVersions.Unset or HttpVersions.Multiplexed;

    /// <param name="asking">The endpoint or host name whose mode it is.</param>
    /// <param name="speaking">The one whose protocols count.</param>
    private SettingsFinding Finding(ConfiguredEndpoint asking, ConfiguredEndpoint speaking)
    {
        var mode = asking.Mode.Value!;
        SettingsEdit? http1 = speaking.Protocols is { } protocols ? SettingsEdit.Replace(protocols, "\"Http1\"")
            : speaking.Section.ObjectIn(mode.File) is { } place ? new SettingsEdit.AddMember(mode.File.Path, place, "Protocols", "\"Http1\"")
            : null;
        var allow = new SettingsRemedy(Allow, SettingsEdit.Replace(mode, "\"AllowCertificate\""));
        return new(Descriptor, mode) { Remedies = http1 is null ? [allow] : [new(Http1, http1), allow] };
    }
}
