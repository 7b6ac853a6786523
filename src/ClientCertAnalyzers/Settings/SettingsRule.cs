using ClientCertAnalyzers.Engines.Settings;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Settings;

/// <summary>A rule over what the settings files make together in one environment.</summary>
internal abstract class SettingsRule(DiagnosticDescriptor descriptor)
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    /// <summary>It is about the section that Kestrel reads unless code hands it another one.</summary>
    public virtual bool IsOfKestrel => true;

    public abstract IEnumerable<SettingsFinding> Judge(SettingsView view, HostCode code);
}
