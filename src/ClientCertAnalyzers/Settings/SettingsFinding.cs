using ClientCertAnalyzers.Engines.Settings;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Settings;

/// <summary>A finding in a settings file.</summary>
internal sealed record SettingsFinding
{
    public SettingsFinding(DiagnosticDescriptor rule, SettingsValue value, params object[] arguments)
        : this(rule, value.Location, arguments)
    {
    }

    public SettingsFinding(DiagnosticDescriptor rule, Location location, params object[] arguments)
    {
        Rule = rule;
        Location = location;
        Arguments = arguments;
        Severity = rule.DefaultSeverity;
    }

    public DiagnosticDescriptor Rule { get; }

    public Location Location { get; }

    public string Path => Location.GetLineSpan().Path;

    public object[] Arguments { get; }

    public DiagnosticSeverity Severity { get; init; }

    /// <summary>None where no change of the file is safe.</summary>
    public IReadOnlyList<SettingsRemedy> Remedies { get; init; } = [];

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Location, Severity, additionalLocations: null, properties: null, Arguments);
}
