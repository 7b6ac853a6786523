using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.Engines.Json;

/// <summary>A value of a JSON file, and where it stands there.</summary>
internal sealed class JsonNode
{
    public JsonNode(string? name, TextSpan? keySpan, JsonKind kind, string text, TextSpan span, ImmutableArray<JsonNode> children)
    {
        Name = name;
        KeySpan = keySpan;
        Kind = kind;
        Text = text;
        Span = span;
        Children = children;
        foreach (var child in children)
        {
            child.Parent = this;
        }
    }

    /// <summary>The decoded key; null for items of an array and for the root.</summary>
    public string? Name { get; }

    /// <summary>The key with its quotes.</summary>
    public TextSpan? KeySpan { get; }

    public JsonKind Kind { get; }

    /// <summary>A decoded string; the literal of a number, true, false or null; empty for objects and arrays.</summary>
    public string Text { get; }

    /// <summary>The whole value, with its quotes, braces or brackets.</summary>
    public TextSpan Span { get; }

    /// <summary>Members and items in the order of the file, repeated keys included.</summary>
    public ImmutableArray<JsonNode> Children { get; }

    public JsonNode? Parent { get; private set; }
}
