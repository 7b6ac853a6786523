using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Settings;
using ClientCertAnalyzers.StatusCodes;

namespace ClientCertAnalyzers.Settings;

/// <summary>The runtime helper is in the defaults of the code, and the settings give every endpoint a mode with which it cannot do its work.</summary>
internal sealed class MTLS5009ModeInSettingsRule() : SettingsRule(Rules.MTLS5009TlsPartLost)
{
    public override IEnumerable<SettingsFinding> Judge(SettingsView view, HostCode code)
    {
        // The defaults of the settings do not count: those of the code beat them.
        var secure = view.Kestrel.Endpoints.Where(endpoint => !endpoint.IsPlain).ToList();
        // One endpoint of several may be meant for other clients.
        return secure.Select(endpoint => endpoint.Mode.Mode).Distinct().ToList() is [CertificateMode.RequireCertificate or CertificateMode.NoCertificate]
            && secure.All(endpoint => endpoint.IsHttps && !endpoint.Sni.Any())
            && code is { JudgesByDefault: true, Listens: false, ConfiguresEndpoints: false }
                ? secure.Select(endpoint => Finding(endpoint.Mode, code))
                : [];
    }

    private SettingsFinding Finding(ConfiguredMode mode, HostCode code)
    {
        var (isRequired, allow) = (mode.Mode == CertificateMode.RequireCertificate, SettingsEdit.Replace(mode.Value!, "\"AllowCertificate\""));
        return new(
            Descriptor,
            mode.Value!,
            $"'{mode.Mode}' of an endpoint in the settings comes after 'UseClientCertificateResponses' in code",
            isRequired ? MTLS5009TlsPartLostAnalyzer.No496 : MTLS5009TlsPartLostAnalyzer.NobodyAsked,
            isRequired ? "use 'AllowCertificate', with 'RequireClientCertificate()' on the endpoints" : "use 'AllowCertificate'")
        {
            // Without something behind it that insists, a mode that lets clients in without a certificate would open the service.
            Remedies = !isRequired ? [new(MTLS8003DelayedWithHttp2InSettingsRule.Allow, allow)]
                : code.EnforcesPerEndpoint ? [new(MTLS8001RequiredInSettingsRule.Remedy, allow) { NeedsALook = true }]
                : [],
        };
    }
}
