using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Json;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.CodeFixes.Json;

internal static class JsonAddition
{
    public static ImmutableArray<TextChange> Changes(string text, JsonNode objectNode, string keyText, string valueText)
    {
        var member = keyText + ": " + valueText;
        return objectNode.Children.IsEmpty ? Fill(text, objectNode, member) : Append(text, objectNode, member);
    }

    /// <summary>What a new member's line starts with.</summary>
    public static string IndentationOf(string text, JsonNode objectNode)
    {
        var own = JsonLayout.Indentation(text, objectNode.Span.Start);
        if (objectNode.Children.IsEmpty)
        {
            var comment = JsonTrivia.SkipSpace(text, objectNode.Span.Start + 1);
            return !HasInnerBreak(text, objectNode) ? own
                : comment < objectNode.Span.End - 1 && JsonLayout.HasBreak(text, objectNode.Span.Start, comment)
                    ? JsonLayout.Indentation(text, comment)
                : own + JsonLayout.Unit(text, objectNode);
        }

        var last = objectNode.Children.Last();
        return StartsLine(text, last) ? JsonLayout.Indentation(text, last.KeySpan!.Value.Start)
            : EndsLine(text, EndOfLast(text, last)) ? own + JsonLayout.Unit(text, objectNode)
            : own;
    }

    private static ImmutableArray<TextChange> Append(string text, JsonNode objectNode, string member)
    {
        var last = objectNode.Children.Last();
        var end = EndOfLast(text, last);
        var hasComma = end > last.Span.End;
        var at = JsonLayout.SkipRestOfLine(text, end);
        var isOwnLine = StartsLine(text, last) || EndsLine(text, end);
        var lead = isOwnLine ? JsonLayout.LineBreak(text) + IndentationOf(text, objectNode) : " ";
        if (hasComma)
        {
            return ImmutableArray.Create(new TextChange(new TextSpan(at, 0), lead + member + ","));
        }

        // The comma belongs to the value, in front of a comment that follows it.
        return at == end
            ? ImmutableArray.Create(new TextChange(new TextSpan(at, 0), "," + lead + member))
            : ImmutableArray.Create(new TextChange(new TextSpan(end, 0), ","), new TextChange(new TextSpan(at, 0), lead + member));
    }

    private static ImmutableArray<TextChange> Fill(string text, JsonNode objectNode, string member)
    {
        var open = objectNode.Span.Start + 1;
        var close = objectNode.Span.End - 1;
        var isBlank = JsonTrivia.SkipSpace(text, open) == close;
        var lineStart = JsonLayout.LineStart(text, close);
        if (!HasInnerBreak(text, objectNode))
        {
            // Behind the comments, if there are some.
            var from = isBlank ? open : JsonLayout.SkipBlanksBack(text, close);
            return ImmutableArray.Create(new TextChange(TextSpan.FromBounds(from, close), " " + member + " "));
        }

        var lineBreak = JsonLayout.LineBreak(text);
        var indentation = IndentationOf(text, objectNode);
        if (isBlank)
        {
            var own = JsonLayout.Indentation(text, objectNode.Span.Start);
            var lines = lineBreak + indentation + member + lineBreak + own;
            return ImmutableArray.Create(new TextChange(TextSpan.FromBounds(open, close), lines));
        }

        return JsonLayout.SkipBlanks(text, lineStart) == close
            ? ImmutableArray.Create(new TextChange(new TextSpan(lineStart, 0), indentation + member + lineBreak))
            : ImmutableArray.Create(
                new TextChange(new TextSpan(JsonLayout.SkipBlanksBack(text, close), 0), lineBreak + indentation + member));
    }

    private static bool HasInnerBreak(string text, JsonNode node) => JsonLayout.HasBreak(text, node.Span.Start, node.Span.End);

    // Behind the comma, where the last member has one.
    private static int EndOfLast(string text, JsonNode last)
    {
        var next = JsonTrivia.Skip(text, last.Span.End);
        return text[next] == ',' ? next + 1 : last.Span.End;
    }

    private static bool StartsLine(string text, JsonNode member)
    {
        var siblings = member.Parent!.Children;
        var index = siblings.IndexOf(member);
        var before = index == 0 ? member.Parent.Span.Start : siblings[index - 1].Span.End;
        return JsonLayout.HasBreak(text, before, member.KeySpan!.Value.Start);
    }

    private static bool EndsLine(string text, int end)
    {
        var rest = JsonLayout.SkipRestOfLine(text, end);
        return JsonLayout.HasBreak(text, end, JsonTrivia.SkipSpace(text, rest));
    }
}
