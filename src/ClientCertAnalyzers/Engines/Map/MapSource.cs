using ClientCertAnalyzers.Engines.Settings;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Map;

/// <summary>How the map names places in code and in settings files: short, because a reader has the project at hand.</summary>
internal static class MapSource
{
    public const string Default = "Kestrel's default";

    public const string Conditional = ", under a condition";

    public static string Of(SyntaxNode code) => Of(code.GetLocation());

    public static string Of(SettingsValue value) => Of(value.Location);

    public static string Of(Location location) =>
        location.GetLineSpan() is var span ? $"{Path.GetFileName(span.Path)}, line {span.StartLinePosition.Line + 1}" : "";
}
