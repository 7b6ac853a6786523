using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.Engines.Json;

/// <summary>One pass over one text. Every method moves past what it read; null and false mean that the text is not valid.</summary>
internal sealed class JsonParser(string text)
{
    private int _position;

    private int _depth;

    public JsonNode? ReadDocument()
    {
        // One byte-order mark is the file's, and most readers of files have removed it. A second one is an error.
        if (text.Length > 0 && text[0] == '\uFEFF')
        {
            _position = 1;
        }

        return SkipTrivia() && ReadValue(null, null) is { } root && SkipTrivia() && _position == text.Length ? root : null;
    }

    private JsonNode? ReadValue(string? name, TextSpan? keySpan)
    {
        var start = _position;
        switch (Current)
        {
            case '{':
                return ReadContainer(JsonKind.Object, '}', name, keySpan);
            case '[':
                return ReadContainer(JsonKind.Array, ']', name, keySpan);
            case '"':
                return MoveTo(JsonTokens.EndOfString(text, start, out var value)) ? Leaf(JsonKind.String, value) : null;
            case 't':
                return ReadLiteral("true", JsonKind.True);
            case 'f':
                return ReadLiteral("false", JsonKind.False);
            case 'n':
                return ReadLiteral("null", JsonKind.Null);
            default:
                return MoveTo(JsonTokens.EndOfNumber(text, start)) ? Leaf(JsonKind.Number, text.Substring(start, _position - start)) : null;
        }

        JsonNode? ReadLiteral(string literal, JsonKind kind) =>
            string.CompareOrdinal(text, start, literal, 0, literal.Length) == 0 && MoveTo(start + literal.Length)
                ? Leaf(kind, literal)
                : null;

        JsonNode Leaf(JsonKind kind, string value) =>
            new(name, keySpan, kind, value, TextSpan.FromBounds(start, _position), ImmutableArray<JsonNode>.Empty);
    }

    private JsonNode? ReadContainer(JsonKind kind, char close, string? name, TextSpan? keySpan)
    {
        if (_depth == JsonReader.MaxDepth)
        {
            return null;
        }

        var start = _position++;
        var children = ImmutableArray.CreateBuilder<JsonNode>();
        _depth++;
        while (true)
        {
            if (!SkipTrivia())
            {
                return null;
            }

            // Of an empty container, or after a trailing comma.
            if (Current == close)
            {
                break;
            }

            if ((kind == JsonKind.Object ? ReadMember() : ReadValue(null, null)) is not { } child || !SkipTrivia())
            {
                return null;
            }

            children.Add(child);
            if (Current == close)
            {
                break;
            }

            if (Current != ',')
            {
                return null;
            }

            _position++;
        }

        _depth--;
        _position++;
        return new JsonNode(name, keySpan, kind, "", TextSpan.FromBounds(start, _position), children.ToImmutable());
    }

    private JsonNode? ReadMember()
    {
        var start = _position;
        if (Current != '"' || !MoveTo(JsonTokens.EndOfString(text, start, out var name)))
        {
            return null;
        }

        var key = TextSpan.FromBounds(start, _position);

        // No comment between the key and its colon: System.Text.Json stumbles over one.
        _position = JsonTrivia.SkipSpace(text, _position);
        if (Current != ':')
        {
            return null;
        }

        _position++;
        return SkipTrivia() ? ReadValue(name, key) : null;
    }

    private char Current => _position < text.Length ? text[_position] : '\0';

    private bool SkipTrivia() => MoveTo(JsonTrivia.Skip(text, _position));

    private bool MoveTo(int position)
    {
        if (position < 0)
        {
            return false;
        }

        _position = position;
        return true;
    }
}
