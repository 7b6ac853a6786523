using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Settings;

namespace ClientCertAnalyzers.Settings;

/// <summary>The endpoint requires a certificate, except from a client that names no host, or one that nobody knows.</summary>
internal sealed class MTLS8005SniWeakerThanEndpointRule() : SettingsRule(Rules.MTLS8005SniWeakerThanEndpoint)
{
    internal const string Remedy = "Require the certificate for all host names of the endpoint";

    private const string Everybody = "*";

    public override IEnumerable<SettingsFinding> Judge(SettingsView view, HostCode code) => view.Kestrel.Endpoints
        .Where(endpoint => view.Kestrel.ModeOf(endpoint).Mode == CertificateMode.RequireCertificate && (endpoint.Mode.Mode != CertificateMode.Unset || !code.SetsHttpsDefaults))
        .SelectMany(endpoint => endpoint.Sni
            .Where(host => host.Name == Everybody && host.Mode.Mode is CertificateMode.NoCertificate or CertificateMode.AllowCertificate or CertificateMode.DelayCertificate)
            .Select(host => new SettingsFinding(Descriptor, host.Mode.Value!, endpoint.Name, host.Mode.Mode.ToString())
            {
                Remedies = [new(Remedy, SettingsEdit.Replace(host.Mode.Value!, "\"RequireCertificate\""))],
            }))
        .Where(_ => !code.ConfiguresEndpoints);
}
