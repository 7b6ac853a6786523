using ClientCertAnalyzers.Engines.Settings;

namespace ClientCertAnalyzers.Settings;

/// <summary>A cluster of the reverse proxy YARP whose destinations need not prove who they are.</summary>
internal sealed class MTLS8007YarpAcceptsAnyServerRule() : SettingsRule(Rules.MTLS8007YarpAcceptsAnyServer)
{
    internal const string Remedy = "Let YARP validate the certificates of destinations";

    public override bool IsOfKestrel => false;

    // The application names the section that it gives to LoadFromConfig.
    public override IEnumerable<SettingsFinding> Judge(SettingsView view, HostCode code) => view.Root.Children
        .SelectMany(proxy => proxy.Find("Clusters")?.Children ?? [])
        .Select(cluster => (cluster.Key, Value: cluster.ValueOf("HttpClient:DangerousAcceptAnyServerCertificate")))
        .Where(cluster => cluster.Value is { IsTrue: true })
        .Select(cluster => new SettingsFinding(Descriptor, cluster.Value!, cluster.Key)
        {
            Remedies = [new(Remedy, SettingsEdit.Replace(cluster.Value!, "false"))],
        });
}
