using ClientCertAnalyzers.Engines.Json;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Settings;

/// <summary>A value, and the file whose word counts.</summary>
internal sealed record SettingsValue(SettingsFile File, JsonNode Node)
{
    public string Text => Node.Text;

    /// <summary>As if the key were not there: null, an empty string, and the empty object or array that stands for nothing.</summary>
    public bool IsEmpty => Node.Kind is JsonKind.Null or JsonKind.Object or JsonKind.Array || Text.Length == 0;

    public bool IsPlaceholder => Node.Kind == JsonKind.String && Placeholder.Is(Text);

    public bool IsTrue => Node.Kind == JsonKind.True || (Node.Kind == JsonKind.String && string.Equals(Text.Trim(), "true", StringComparison.OrdinalIgnoreCase));

    public Location Location => File.LocationOf(Node.Span);
}
