using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.Engines.Json;

/// <summary>
/// Reads what the JSON configuration provider of .NET reads: JSON with comments and trailing commas. System.Text.Json gives no
/// positions, and an analyzer cannot carry it into every host.
/// </summary>
internal static class JsonReader
{
    /// <summary>The default limit of System.Text.Json, so a deeper file does not load.</summary>
    public const int MaxDepth = 64;

    /// <summary>The root value; null when the provider would refuse the text. Never throws.</summary>
    public static JsonNode? TryRead(string text) => Utf16.IsWellFormed(text) ? new JsonParser(text).ReadDocument() : null;

    public static JsonNode? TryRead(SourceText text) => TryRead(text.ToString());
}
