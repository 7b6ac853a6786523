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
        var secure = kestrel.Endpoints.Where(endpoint => !endpoint.IsPlain).ToList();
        var findings = secure.SelectMany(endpoint => endpoint.Places
            .Select(place => (Asking: place.Mode.Mode == CertificateMode.Unset ? endpoint : place, Speaking: place.Versions == HttpVersions.Unset ? endpoint : place))
            .Where(pair => IsDelayed(pair.Asking) && Speaks(kestrel, pair.Speaking))
            .GroupBy(pair => pair.Asking, pair => pair.Speaking)
            .Select(pairs => Finding(pairs.Key, pairs)));
        if (kestrel.Defaults is { } defaults && IsDelayed(defaults))
        {
            var heirs = secure.Where(endpoint => endpoint.Mode.Mode == CertificateMode.Unset).SelectMany(endpoint => endpoint.Places
                .Where(place => place.Mode.Mode == CertificateMode.Unset).Select(place => place.Versions == HttpVersions.Unset ? endpoint : place));
            var speaking = kestrel.Endpoints.Count == 0 ? [defaults] : heirs.ToList();
            speaking.RemoveAll(place => !Speaks(kestrel, place));
            if (speaking.Count > 0 && !code.SetsHttpsDefaults)
            {
                findings = findings.Append(Finding(defaults, speaking.Select(place => place.Versions == HttpVersions.Unset ? defaults : place)));
            }
        }

        return findings.Where(_ => !code.SetsProtocols && !code.ConfiguresEndpoints);
    }

    private static bool IsDelayed(ConfiguredEndpoint place) => place.Mode.Mode == CertificateMode.DelayCertificate;

    private static bool Speaks(KestrelSettings kestrel, ConfiguredEndpoint endpoint) => kestrel.VersionsOf(endpoint) is HttpVersions.Unset or HttpVersions.Multiplexed;

    /// <param name="asking">The endpoint or host name whose mode it is.</param>
    /// <param name="speaking">Those whose protocols count.</param>
    private SettingsFinding Finding(ConfiguredEndpoint asking, IEnumerable<ConfiguredEndpoint> speaking)
    {
        var mode = asking.Mode.Value!;
        var http1 = speaking.Distinct().Select(place => KeepToHttp1(place, mode.File)).ToList();
        var allow = new SettingsRemedy(Allow, SettingsEdit.Replace(mode, "\"AllowCertificate\""));
        return new(Descriptor, mode) { Remedies = http1.Contains(null) ? [allow] : [new(Http1, [.. http1.OfType<SettingsEdit>()]), allow] };
    }

    private static SettingsEdit? KeepToHttp1(ConfiguredEndpoint endpoint, SettingsFile file) =>
        endpoint.Protocols is { } protocols ? SettingsEdit.Replace(protocols, "\"Http1\"")
        : endpoint.Section.ObjectIn(file) is { } place ? new SettingsEdit.AddMember(file.Path, place, "Protocols", "\"Http1\"")
        : null;
}
