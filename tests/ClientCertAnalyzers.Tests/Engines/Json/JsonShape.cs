using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Json;

namespace ClientCertAnalyzers.Tests.Engines.Json;

/// <summary>
/// A tree without positions, to say what a text should hold after an edit. <c>Source</c> is the node that it was taken from.
/// </summary>
internal sealed record JsonShape(JsonNode? Source, string? Name, JsonKind Kind, string Text, ImmutableArray<JsonShape> Children)
{
    public static JsonShape Of(JsonNode node) => new(node, node.Name, node.Kind, node.Text, [.. node.Children.Select(Of)]);

    public JsonShape Without(JsonNode node) =>
        this with { Children = [.. Children.Where(child => child.Source != node).Select(child => child.Without(node))] };

    /// <summary>With one more child of an object, without a source: it must not be taken for what it was copied from.</summary>
    public JsonShape With(JsonNode parent, JsonShape added)
    {
        var children = Children.Select(child => child.With(parent, added));
        return this with { Children = [.. Source == parent ? children.Append(added with { Source = null }) : children] };
    }

    public JsonShape Replaced(JsonNode node, JsonShape by) =>
        Source == node ? by : this with { Children = [.. Children.Select(child => child.Replaced(node, by))] };

    public override string ToString() => $"{Name}={Kind} {Text}({string.Join("; ", Children)})";

    /// <summary>How many objects and arrays of a valid text have a comma behind their last child.</summary>
    public static int TrailingCommas(string text) => JsonEditing.All(JsonEditing.Read(text))
        .Count(node => node.Children.LastOrDefault() is { } last && text[JsonTrivia.Skip(text, last.Span.End)] == ',');
}
