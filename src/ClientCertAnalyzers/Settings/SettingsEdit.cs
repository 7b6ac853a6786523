using ClientCertAnalyzers.Engines.Json;
using ClientCertAnalyzers.Engines.Settings;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.Settings;

/// <summary>A change of a settings file, said in its own terms: the fixes work out what that does to commas, comments and lines.</summary>
/// <param name="Path">The file's.</param>
internal abstract record SettingsEdit(string Path)
{
    public sealed record ReplaceText(string Path, TextSpan Span, string Text) : SettingsEdit(Path);

    public sealed record RemoveMember(string Path, JsonNode Member) : SettingsEdit(Path);

    public sealed record AddMember(string Path, JsonNode Object, string Key, string ValueText) : SettingsEdit(Path);

    public static SettingsEdit Replace(SettingsValue value, string json) => new ReplaceText(value.File.Path, value.Node.Span, json);

    /// <summary>Null where the key is one with colons, behind which the rest of the path hides, or no member of an object.</summary>
    public static SettingsEdit? Remove(SettingsValue value) =>
        value.Node is { KeySpan: not null, Name: { } name } && name.IndexOf(':') < 0 ? new RemoveMember(value.File.Path, value.Node) : null;
}
