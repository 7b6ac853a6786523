using ClientCertAnalyzers.Engines.Json;

namespace ClientCertAnalyzers.Engines.Settings;

/// <summary>A place in the configuration that several files together make: a later file wins, value by value.</summary>
internal sealed class SettingsSection
{
    private readonly IReadOnlyList<(SettingsFile File, JsonSection Section)> _layers;

    private SettingsSection(string key, IReadOnlyList<(SettingsFile File, JsonSection Section)> layers) => (Key, _layers) = (key, layers);

    public string Key { get; }

    /// <summary>The last file's value that is one; null where the key has none.</summary>
    public SettingsValue? Value => _layers.Where(layer => layer.Section.Value is not null)
        .Select(layer => new SettingsValue(layer.File, layer.Section.Value!)).LastOrDefault(value => !value.IsEmpty || value.Node.Kind is not (JsonKind.Object or JsonKind.Array));

    public IEnumerable<SettingsSection> Children => _layers
        .SelectMany(layer => layer.Section.Children.Select(child => (layer.File, Section: child)))
        .GroupBy(child => child.Section.Key, StringComparer.OrdinalIgnoreCase)
        .Select(same => new SettingsSection(same.Key, [.. same]));

    public static SettingsSection Root(IEnumerable<SettingsFile> files) => new("", [.. files.Select(file => (file, file.Root))]);

    /// <summary>The section at a path of keys joined by colons; null where no file has it.</summary>
    public SettingsSection? Find(string path)
    {
        var found = _layers.Select(layer => (layer.File, Section: layer.Section.Find(path)!)).Where(layer => layer.Section is not null).ToList();
        return found.Count == 0 ? null : new(found[0].Section.Key, found);
    }

    public SettingsValue? ValueOf(string path) => Find(path)?.Value is { IsEmpty: false } value ? value : null;

    /// <summary>The object that a file writes for this section, the last one where there are several; null where colons make it.</summary>
    public JsonNode? ObjectIn(SettingsFile file) => _layers.Where(layer => layer.File == file)
        .SelectMany(layer => layer.Section.Declarations).LastOrDefault(node => node.Kind == JsonKind.Object);
}
