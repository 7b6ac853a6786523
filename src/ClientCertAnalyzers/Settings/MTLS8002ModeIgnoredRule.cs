using ClientCertAnalyzers.Engines.Json;
using ClientCertAnalyzers.Engines.Settings;

namespace ClientCertAnalyzers.Settings;

/// <summary>A mode that is spelled as other servers spell it, or that stands where nobody reads it.</summary>
internal sealed class MTLS8002ModeIgnoredRule() : SettingsRule(Rules.MTLS8002ModeIgnored)
{
    internal const string Spell = "Write client certificate modes as Kestrel reads them";
    internal const string Move = "Move client certificate modes to where Kestrel reads them";

    // What IIS, Azure Container Apps and others call it.
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Require"] = "RequireCertificate",
        ["Required"] = "RequireCertificate",
        ["true"] = "RequireCertificate",
        ["Always"] = "RequireCertificate",
        ["Accept"] = "AllowCertificate",
        ["Optional"] = "AllowCertificate",
        ["Allow"] = "AllowCertificate",
        ["None"] = "NoCertificate",
        ["Ignore"] = "NoCertificate",
        ["false"] = "NoCertificate",
    };

    public override IEnumerable<SettingsFinding> Judge(SettingsView view, HostCode code)
    {
        if (view.Kestrel.Section is not { } section)
        {
            return [];
        }

        var read = view.Kestrel.Endpoints.SelectMany(endpoint => endpoint.Sni.Prepend(endpoint)).Concat(view.Kestrel.Defaults is { } defaults ? [defaults] : []).ToList();
        return read.Where(endpoint => endpoint.Mode.IsIgnored).Select(endpoint => Misspelled(endpoint.Mode.Value!))
            .Concat(WrongPlaces(section, view.Kestrel, read).Where(_ => !code.ReadsModes));
    }

    private SettingsFinding Misspelled(SettingsValue value)
    {
        var known = OtherNames.TryGetValue(value.Text.Trim(), out var name);
        return new(Descriptor, value, value.Text, "is no client certificate mode", known ? "write '" + name + "'" : "write 'RequireCertificate', 'AllowCertificate', 'DelayCertificate' or 'NoCertificate'")
        {
            Remedies = known ? [new(Spell, SettingsEdit.Replace(value, "\"" + name + "\""))] : [],
        };
    }

    /// <summary>Directly under Kestrel, and beside the path of a certificate.</summary>
    private IEnumerable<SettingsFinding> WrongPlaces(SettingsSection section, KestrelSettings kestrel, List<ConfiguredEndpoint> read)
    {
        if (section.ValueOf(ConfiguredMode.Key) is { } top)
        {
            // One endpoint is the one that is meant; with several, all of them are.
            yield return Misplaced(top, kestrel.Endpoints is [{ IsHttps: true } only] ? only.Section : kestrel.Defaults?.Section, section);
        }

        foreach (var endpoint in read)
        {
            if (endpoint.Section.ValueOf("Certificate:" + ConfiguredMode.Key) is { } value)
            {
                yield return Misplaced(value, endpoint.Section, null);
            }
        }

        foreach (var certificate in section.Find("Certificates")?.Children ?? [])
        {
            if (certificate.ValueOf(ConfiguredMode.Key) is { } value)
            {
                yield return Misplaced(value, null, null);
            }
        }
    }

    /// <param name="value">To move.</param>
    /// <param name="target">Where it should stand, if that exists.</param>
    /// <param name="parent">Where the endpoint defaults can be made, if it does not.</param>
    private SettingsFinding Misplaced(SettingsValue value, SettingsSection? target, SettingsSection? parent) =>
        new(Descriptor, value, value.Text, "stands where Kestrel reads no client certificate mode", "move it to the endpoint or to 'Kestrel:EndpointDefaults'")
        {
            Remedies = SettingsEdit.Remove(value) is { } remove && Addition(value, target, parent) is { } add ? [new(Move, add, remove)] : [],
        };

    private static SettingsEdit? Addition(SettingsValue value, SettingsSection? target, SettingsSection? parent)
    {
        var mode = OtherNames.TryGetValue(value.Text.Trim(), out var name) ? "\"" + name + "\"" : value.File.Text.ToString(value.Node.Span);
        if (target is not null)
        {
            // A mode that stands in the right place already is somebody's decision.
            return target.ValueOf(ConfiguredMode.Key) is null && target.ObjectIn(value.File) is { } existing
                ? new SettingsEdit.AddMember(value.File.Path, existing, ConfiguredMode.Key, mode)
                : null;
        }

        return parent?.ObjectIn(value.File) is { Kind: JsonKind.Object } kestrel
            ? new SettingsEdit.AddMember(value.File.Path, kestrel, "EndpointDefaults", "{ \"" + ConfiguredMode.Key + "\": " + mode + " }")
            : null;
    }
}
