using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Json;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.Tests.Engines.Json;

/// <summary>Applies edits and looks at what they left.</summary>
internal static class JsonEditing
{
    public static string Apply(string text, ImmutableArray<TextChange> changes) => SourceText.From(text).WithChanges(changes).ToString();

    public static JsonNode Read(string text)
    {
        var root = JsonReader.TryRead(text);
        Assert.NotNull(root);
        return root;
    }

    /// <summary>The node whose names and indices are joined by slashes; the root for an empty path.</summary>
    public static JsonNode At(JsonNode root, string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(root, (node, step) => node.Children.Where((child, i) => (child.Name ?? i.ToString()) == step).Single());

    public static IEnumerable<JsonNode> All(JsonNode node) => node.Children.SelectMany(All).Prepend(node);

    /// <summary>The comments of a valid text, found without the help of the engine.</summary>
    public static List<TextSpan> Comments(string text)
    {
        var comments = new List<TextSpan>();
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] switch
            {
                '"' => EndOfString(text, i),
                '/' when text[i + 1] == '*' => text.IndexOf("*/", i + 2, StringComparison.Ordinal) + 2,
                '/' => EndOfLine(text, i),
                _ => i + 1,
            };
            if (text[i] == '/')
            {
                comments.Add(TextSpan.FromBounds(i, end));
            }

            i = end - 1;
        }

        return comments;
    }

    public static int EndOfLine(string text, int position) =>
        text.IndexOfAny(['\r', '\n'], position) is >= 0 and var end ? end : text.Length;

    public static int StartOfLine(string text, int position)
    {
        while (position > 0 && text[position - 1] is not ('\r' or '\n'))
        {
            position--;
        }

        return position;
    }

    public static string Cut(string text, TextSpan span) => text.Substring(span.Start, span.Length);

    private static int EndOfString(string text, int start)
    {
        var end = start + 1;
        while (text[end] != '"')
        {
            end += text[end] == '\\' ? 2 : 1;
        }

        return end + 1;
    }
}
