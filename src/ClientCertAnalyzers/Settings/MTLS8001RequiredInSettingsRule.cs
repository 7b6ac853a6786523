using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Settings;

namespace ClientCertAnalyzers.Settings;

/// <summary>Every endpoint that the settings know requires a certificate.</summary>
internal sealed class MTLS8001RequiredInSettingsRule() : SettingsRule(Rules.MTLS8001RequiredInSettings)
{
    internal const string Remedy = "Use AllowCertificate: RequireClientCertificate insists per endpoint";

    public override IEnumerable<SettingsFinding> Judge(SettingsView view, HostCode code)
    {
        var kestrel = view.Kestrel;
        var required = AllModes(kestrel).Where(mode => mode.Mode == CertificateMode.RequireCertificate).ToList();
        return required.Count == 0 || kestrel.HasPlainAddress || kestrel.Endpoints.Any(endpoint => LetsIn(endpoint, kestrel))
            || code.Listens || code.SetsHttpsDefaults || code.ConfiguresEndpoints
            ? []
            : required.Select(mode => new SettingsFinding(Descriptor, mode.Value!)
            {
                // Without something behind it that insists, this change would open the service. Whether all endpoints insist is not to be seen.
                Remedies = code.EnforcesPerEndpoint ? [new(Remedy, SettingsEdit.Replace(mode.Value!, "\"AllowCertificate\"")) { NeedsALook = true }] : [],
            });
    }

    private static IEnumerable<ConfiguredMode> AllModes(KestrelSettings kestrel) =>
        kestrel.Endpoints.SelectMany(endpoint => endpoint.Sni.Select(host => host.Mode).Prepend(endpoint.Mode)).Concat(kestrel.Defaults is { } defaults ? [defaults.Mode] : []);

    /// <summary>Some client gets in without a certificate, or may.</summary>
    private static bool LetsIn(ConfiguredEndpoint endpoint, KestrelSettings kestrel) => !endpoint.IsHttps
        || endpoint.Sni.Select(host => host.Mode).Prepend(kestrel.ModeOf(endpoint))
            .Any(mode => mode.Mode != CertificateMode.RequireCertificate && !(mode.Value is null && kestrel.ModeOf(endpoint).Mode == CertificateMode.RequireCertificate));
}
