using System.Text;
using ClientCertAnalyzers.Engines.Json;

namespace ClientCertAnalyzers.CodeFixes.Json;

/// <summary>
/// Lines and indentation of a JSON text. A line ends at CR, LF or both, as its comments do; the separators of Unicode end none.
/// </summary>
internal static class JsonLayout
{
    public static int LineStart(string text, int position) => text.LastIndexOfAny(['\r', '\n'], Math.Max(position - 1, 0), position) + 1;

    /// <summary>The end of the line without its line break.</summary>
    public static int LineEnd(string text, int position)
    {
        var end = text.IndexOfAny(['\r', '\n'], position);
        return end < 0 ? text.Length : end;
    }

    /// <summary>Behind the line break that stands here, if one does.</summary>
    public static int SkipBreak(string text, int position)
    {
        if (position < text.Length && text[position] == '\r')
        {
            position++;
        }

        return position < text.Length && text[position] == '\n' ? position + 1 : position;
    }

    public static int SkipBlanks(string text, int position)
    {
        while (position < text.Length && text[position] is ' ' or '\t')
        {
            position++;
        }

        return position;
    }

    public static int SkipBlanksBack(string text, int position)
    {
        while (position > 0 && text[position - 1] is ' ' or '\t')
        {
            position--;
        }

        return position;
    }

    /// <summary>Behind the blanks and the comments that start on this line.</summary>
    public static int SkipRestOfLine(string text, int position)
    {
        while (true)
        {
            var next = SkipBlanks(text, position);
            if (next == text.Length || text[next] != '/')
            {
                return position;
            }

            position = JsonTrivia.SkipComment(text, next);
        }
    }

    public static bool HasBreak(string text, int start, int end) => text.IndexOfAny(['\r', '\n'], start, end - start) >= 0;

    /// <summary>What the line of this position starts with.</summary>
    public static string Indentation(string text, int position)
    {
        var start = LineStart(text, position);
        return text.Substring(start, SkipBlanks(text, start) - start);
    }

    /// <summary>The first line break of the file.</summary>
    public static string LineBreak(string text)
    {
        var end = LineEnd(text, 0);
        return end == text.Length ? "\n" : text.Substring(end, SkipBreak(text, end) - end);
    }

    /// <summary>What this file puts in front of a member for each level.</summary>
    public static string Unit(string text, JsonNode node)
    {
        while (node.Parent is { } parent)
        {
            node = parent;
        }

        return UnitBelow(text, node) ?? "  ";
    }

    private static string? UnitBelow(string text, JsonNode node)
    {
        var outer = Indentation(text, node.Span.Start);
        foreach (var child in node.Children)
        {
            var inner = Indentation(text, child.KeySpan?.Start ?? child.Span.Start);
            if (inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal))
            {
                return inner.Substring(outer.Length);
            }
        }

        return node.Children.Select(child => UnitBelow(text, child)).FirstOrDefault(unit => unit is not null);
    }

    /// <summary>
    /// The value of a member with its inner lines moved from the member's depth to another. Comments of several lines stay as they are.
    /// </summary>
    public static string Reindent(string text, JsonNode member, string indentation)
    {
        var old = Indentation(text, member.KeySpan!.Value.Start);
        var result = new StringBuilder();
        var position = member.Span.Start;
        while (position < member.Span.End)
        {
            var end = EndOfPiece(text, position);
            result.Append(text, position, end - position);
            position = end;
            if (text[end - 1] is not ('\r' or '\n'))
            {
                continue;
            }

            var blanks = SkipBlanks(text, position);
            var own = text.Substring(position, blanks - position);
            if (blanks == LineEnd(text, blanks) || !own.StartsWith(old, StringComparison.Ordinal))
            {
                continue;
            }

            result.Append(indentation).Append(own, old.Length, own.Length - old.Length);
            position = blanks;
        }

        return result.ToString();
    }

    // A comment, a string, a line break or one other character: only a line break of the layout may be followed by other blanks.
    private static int EndOfPiece(string text, int position) => text[position] switch
    {
        '/' => JsonTrivia.SkipComment(text, position),
        '"' => JsonTokens.EndOfString(text, position, out _),
        '\r' or '\n' => SkipBreak(text, position),
        _ => position + 1,
    };

    public static string Quote(string text)
    {
        var result = new StringBuilder("\"");
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' or '\\' => result.Append('\\').Append(character),
                < ' ' => result.Append("\\u").Append(((int)character).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)),
                _ => result.Append(character),
            };
        }

        return result.Append('"').ToString();
    }
}
