using ClientCertAnalyzers.Engines.Hosting;
using ClientCertAnalyzers.Engines.Settings;

namespace ClientCertAnalyzers.Settings;

/// <summary>A mode for an endpoint without TLS, with which Kestrel does not start.</summary>
internal sealed class MTLS8004ModeOnHttpEndpointRule() : SettingsRule(Rules.MTLS8004ModeOnHttpEndpoint)
{
    internal const string Remedy = "Use https:// for endpoints with a client certificate mode";

    public override IEnumerable<SettingsFinding> Judge(SettingsView view, HostCode code) => view.Kestrel.Endpoints
        .Where(endpoint => endpoint is { IsPlain: true, Mode: { Value.IsPlaceholder: false, Mode: not CertificateMode.Unset } })
        .Select(endpoint => new SettingsFinding(Descriptor, endpoint.Mode.Value!, endpoint.Name, endpoint.Url!.Text)
        {
            Remedies = Https(endpoint.Url, endpoint.Mode.Value!.File, endpoint.Section) is { } https ? [new(Remedy, https)] : [],
        });

    /// <summary>Where the mode is for one environment, the address of the others stays.</summary>
    private static SettingsEdit? Https(SettingsValue url, SettingsFile file, SettingsSection endpoint) =>
        url.File == file || url.File.Environment is not null ? SettingsEdit.Replace(url, Secure(url))
        : endpoint.ObjectIn(file) is { } place ? new SettingsEdit.AddMember(file.Path, place, "Url", Secure(url))
        : null;

    /// <summary>The value as the file writes it, escapes included.</summary>
    private static string Secure(SettingsValue url)
    {
        var json = url.File.Text.ToString(url.Node.Span);
        // The scheme may be written with escapes, which nobody does; then the decoded text is as good.
        return json.StartsWith("\"http:", StringComparison.OrdinalIgnoreCase) ? "\"https:" + json.Substring("\"http:".Length) : "\"https" + url.Text.Substring("http".Length) + "\"";
    }
}
