using System.Text.Json;

namespace ClientCertAnalyzers.Tests.Engines.Json;

/// <summary>What System.Text.Json makes of a text, with the options of the JSON configuration provider.</summary>
internal static class Reference
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Null when it refuses the text. The caller disposes.</summary>
    public static JsonDocument? TryParse(string text)
    {
        try
        {
            // What the provider's StreamReader does: it takes the byte-order mark away before the JSON is read.
            return JsonDocument.Parse(text.StartsWith('\uFEFF') ? text.AsMemory(1) : text.AsMemory(), Options);
        }
        catch (JsonException)
        {
            return null;
        }
        catch (ArgumentException) // half of a surrogate pair, which no file can hold
        {
            return null;
        }
    }

    public static bool Accepts(string text)
    {
        using var document = TryParse(text);
        return document is not null;
    }
}
