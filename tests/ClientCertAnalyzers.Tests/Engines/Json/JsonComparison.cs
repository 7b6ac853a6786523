using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ClientCertAnalyzers.Engines.Json;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.Tests.Engines.Json;

/// <summary>Our reader beside System.Text.Json: the same verdict, and the same tree from the same places.</summary>
internal static class JsonComparison
{
    /// <summary>What differs first, or null.</summary>
    public static string? Difference(string text, out bool accepted)
    {
        var ours = JsonReader.TryRead(text);
        using var theirs = Reference.TryParse(text);
        accepted = theirs is not null;
        if (ours is null || theirs is null)
        {
            return ours is null == theirs is null ? null : ours is null ? "only System.Text.Json accepts it" : "only our reader accepts it";
        }

        return Difference(text, "", ours, theirs.RootElement);
    }

    private static string? Difference(string text, string path, JsonNode ours, JsonElement theirs)
    {
        if (ours.Kind.ToString() != theirs.ValueKind.ToString())
        {
            return $"{path} is {ours.Kind}, not {theirs.ValueKind}";
        }

        if (Cut(text, ours.Span) != theirs.GetRawText())
        {
            return $"{path} stands at {ours.Span}";
        }

        return theirs.ValueKind switch
        {
            JsonValueKind.Object => ChildDifference(text, path, ours, [.. theirs.EnumerateObject().Select(member => member.Value)])
                ?? ours.Children.Zip(theirs.EnumerateObject(), (our, their) => KeyDifference(text, path, our, their))
                    .FirstOrDefault(difference => difference is not null),
            JsonValueKind.Array => ChildDifference(text, path, ours, [.. theirs.EnumerateArray()]),
            JsonValueKind.String => StringDifference(path, ours.Text, theirs.GetString),
            _ => ours.Text == theirs.GetRawText() ? null : $"{path} is {ours.Text}",
        };
    }

    private static string? ChildDifference(string text, string path, JsonNode ours, JsonElement[] theirs)
    {
        if (ours.Children.Length != theirs.Length)
        {
            return $"{path} has {ours.Children.Length} children";
        }

        // The same characters could be cut from somewhere else, so the spans must also follow each other inside their parent.
        var position = ours.Span.Start + 1;
        for (var i = 0; i < theirs.Length; i++)
        {
            var child = ours.Children[i];
            var childPath = $"{path}:{child.Name ?? i.ToString()}";
            var start = child.KeySpan?.Start ?? child.Span.Start;
            var valueStart = child.KeySpan?.End ?? start;
            if (start < position || child.Span.Start < valueStart || child.Span.End >= ours.Span.End || child.Parent != ours)
            {
                return $"{childPath} is out of place";
            }

            position = child.Span.End;
            if (Difference(text, childPath, child, theirs[i]) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static string? KeyDifference(string text, string path, JsonNode ours, JsonProperty theirs)
    {
        var raw = "\"" + Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(theirs)) + "\"";
        return ours.KeySpan is not { } span || Cut(text, span) != raw
            ? $"the key {path}:{ours.Name} stands at {ours.KeySpan}"
            : StringDifference($"the key {path}:{ours.Name}", ours.Name, () => theirs.Name);
    }

    // System.Text.Json accepts half of a surrogate pair that is escaped, and throws when asked for the string.
    private static string? StringDifference(string path, string? ours, Func<string?> theirs)
    {
        try
        {
            return ours == theirs() ? null : $"{path} is '{ours}'";
        }
        catch (InvalidOperationException)
        {
            return ours is not null && !Utf16.IsWellFormed(ours) ? null : $"{path} is '{ours}', which System.Text.Json cannot decode";
        }
    }

    private static string Cut(string text, TextSpan span) => text.Substring(span.Start, span.Length);
}
