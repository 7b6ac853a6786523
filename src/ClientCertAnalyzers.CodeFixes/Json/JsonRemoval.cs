using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Json;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.CodeFixes.Json;

/// <summary>
/// Removes one member. Its comma is the one behind it, or the one before it: where the last member has none, because a file without
/// trailing commas gets none, and where commas lead their lines.
/// </summary>
internal sealed class JsonRemoval
{
    private readonly string _text;

    private readonly TextSpan _object;

    private readonly int _start;

    private readonly int _end;

    // The brace or comma before the member.
    private readonly int _before;

    private readonly bool _goesWithCommaBefore;

    // The comma behind the member, or -1 where there is none or it stays.
    private readonly int _comma;

    public JsonRemoval(string text, JsonNode member)
    {
        _text = text;
        _object = member.Parent!.Span;
        _start = member.KeySpan!.Value.Start;
        _end = member.Span.End;

        var siblings = member.Parent.Children;
        var index = siblings.IndexOf(member);
        var next = JsonTrivia.Skip(text, _end);
        var hasComma = text[next] == ',';
        _before = index == 0 ? _object.Start : JsonTrivia.Skip(text, siblings[index - 1].Span.End);
        _goesWithCommaBefore = index > 0
            && (!hasComma || (!JsonLayout.HasBreak(text, _before, _start) && JsonLayout.HasBreak(text, _end, next)));
        _comma = hasComma && !_goesWithCommaBefore ? next : -1;
    }

    public ImmutableArray<TextChange> Changes()
    {
        var cut = CutMember();
        var spans = new List<TextSpan> { cut };
        if (_goesWithCommaBefore && _before < cut.Start)
        {
            spans.Insert(0, CutComma(_before));
        }

        if (_comma >= cut.End)
        {
            spans.Add(CutComma(_comma));
        }

        // Braces with nothing but space between them close up.
        var open = _object.Start + 1;
        var close = _object.End - 1;
        if (spans.Count == 1 && JsonTrivia.SkipSpace(_text, open) >= cut.Start && JsonTrivia.SkipSpace(_text, cut.End) == close)
        {
            spans[0] = TextSpan.FromBounds(open, close);
        }

        return spans.Select(span => new TextChange(span, "")).ToImmutableArray();
    }

    private TextSpan CutMember()
    {
        var takesComma = _comma >= 0 && !JsonLayout.HasBreak(_text, _end, _comma);
        var end = takesComma ? _comma + 1 : _end;
        var lineStart = StartOfOwnLine();
        var lineEnd = EndOfOwnLine(end);
        if (lineStart >= 0 && lineEnd >= 0)
        {
            return TextSpan.FromBounds(lineStart, JsonLayout.SkipBreak(_text, lineEnd));
        }

        // What follows on the line moves up to where the member started; where nothing follows, no blanks stay behind.
        return lineStart >= 0 || (takesComma && lineEnd < 0)
            ? TextSpan.FromBounds(_start, JsonLayout.SkipBlanks(_text, end))
            : TextSpan.FromBounds(JsonLayout.SkipBlanksBack(_text, _start), end);
    }

    // -1 where something that stays stands before the member on its line.
    private int StartOfOwnLine()
    {
        var lineStart = JsonLayout.LineStart(_text, _start);
        if (lineStart <= _before)
        {
            return _goesWithCommaBefore && JsonLayout.SkipBlanks(_text, lineStart) == _before ? lineStart : -1;
        }

        // A comment of several lines that ends on this one is not only the member's.
        var position = JsonTrivia.SkipSpace(_text, _before + 1);
        while (position < lineStart)
        {
            var end = JsonTrivia.SkipComment(_text, position);
            if (end > lineStart)
            {
                return -1;
            }

            position = JsonTrivia.SkipSpace(_text, end);
        }

        return lineStart;
    }

    // -1 where something that stays follows on the line, if only a comment that does not end there.
    private int EndOfOwnLine(int end)
    {
        var lineEnd = JsonLayout.LineEnd(_text, end);
        return JsonLayout.SkipBlanks(_text, JsonLayout.SkipRestOfLine(_text, end)) == lineEnd ? lineEnd : -1;
    }

    private TextSpan CutComma(int comma)
    {
        var start = JsonLayout.SkipBlanksBack(_text, comma);
        var end = JsonLayout.SkipBlanks(_text, comma + 1);
        var startsLine = start == JsonLayout.LineStart(_text, comma);
        var endsLine = end == JsonLayout.LineEnd(_text, comma);
        return startsLine && endsLine ? TextSpan.FromBounds(start, JsonLayout.SkipBreak(_text, end))
            : startsLine ? TextSpan.FromBounds(comma, end)
            : endsLine ? TextSpan.FromBounds(start, end)
            : new TextSpan(comma, 1);
    }
}
