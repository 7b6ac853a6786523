using ClientCertAnalyzers.Engines.Settings;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Settings;

/// <summary>A rule over the places where Kestrel's settings name a certificate. What a developer's own machine does is the developer's affair.</summary>
internal abstract class CertificateSettingsRule(DiagnosticDescriptor descriptor) : SettingsRule(descriptor)
{
    public sealed override IEnumerable<SettingsFinding> Judge(SettingsView view, HostCode code)
    {
        var endpoints = view.Kestrel.Endpoints.SelectMany(endpoint => endpoint.Sni.Prepend(endpoint))
            .Concat(view.Kestrel.Defaults is { } defaults ? [defaults] : []).Select(endpoint => endpoint.Section.Find("Certificate")).OfType<SettingsSection>();
        return endpoints.Concat(view.Kestrel.Section?.Find("Certificates")?.Children ?? []).Select(Judge).OfType<SettingsFinding>();
    }

    private protected abstract SettingsFinding? Judge(SettingsSection certificate);
}
