using System.Runtime.CompilerServices;
using ClientCertAnalyzers.Engines.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.Engines.Settings;

/// <summary>An <c>appsettings.json</c> or <c>appsettings.&lt;environment&gt;.json</c> among the additional files.</summary>
internal sealed class SettingsFile
{
    private const string Prefix = "appsettings";
    private const string Extension = ".json";

    // An editor makes a compilation for each key press; a text that stays the same is parsed once.
    private static readonly ConditionalWeakTable<SourceText, StrongBox<JsonSection?>> Parsed = new();

    private SettingsFile(string path, SourceText text, JsonSection root, string? environment)
    {
        Path = path;
        Text = text;
        Root = root;
        Environment = environment;
    }

    public string Path { get; }

    public SourceText Text { get; }

    public JsonSection Root { get; }

    /// <summary>The environment that the file is for; null for the file that all environments load first.</summary>
    public string? Environment { get; }

    /// <summary>Of the environment, or of one machine, which people call Local.</summary>
    public bool IsForDevelopment => Environment?.Split('.').Any(part =>
        part.Equals("Development", StringComparison.OrdinalIgnoreCase) || part.Equals("Local", StringComparison.OrdinalIgnoreCase)) == true;

    /// <summary>Whether a key of this name stands anywhere in the file.</summary>
    public bool Has(string key) => Has(Root, key);

    private static bool Has(JsonSection section, string key) =>
        string.Equals(section.Key, key, StringComparison.OrdinalIgnoreCase) || section.Children.Any(child => Has(child, key));

    public Location LocationOf(TextSpan span) => Location.Create(Path, span, Text.Lines.GetLinePositionSpan(span));

    /// <summary>Null where the file is no settings file, or one that the application cannot load and does not start with.</summary>
    public static SettingsFile? Of(AdditionalText file, CancellationToken cancellationToken) =>
        IsSettings(System.IO.Path.GetFileName(file.Path)) && file.GetText(cancellationToken) is { } text ? Of(file.Path, text) : null;

    public static SettingsFile? Of(string path, SourceText text)
    {
        var name = System.IO.Path.GetFileName(path);
        return IsSettings(name) && Parsed.GetValue(text, Parse).Value is { } root ? new(path, text, root, EnvironmentOf(name)) : null;
    }

    private static StrongBox<JsonSection?> Parse(SourceText text) => new(JsonReader.TryRead(text) is { } json ? JsonSection.Root(json) : null);

    private static bool IsSettings(string? name) => name is not null
        && name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)
        && (name.Length == Prefix.Length + Extension.Length || (name[Prefix.Length] == '.' && name.Length > Prefix.Length + 1 + Extension.Length));

    private static string? EnvironmentOf(string name) => name.Length == Prefix.Length + Extension.Length
        ? null
        : name.Substring(Prefix.Length + 1, name.Length - Prefix.Length - 1 - Extension.Length);
}
