using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Json;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.CodeFixes.Json;

/// <summary>
/// Edits of a JSON file that keep its comments, layout and line breaks. The nodes come from <see cref="JsonReader"/> and the same text;
/// the changes of one edit go into one call of <see cref="SourceText.WithChanges(IEnumerable{TextChange})"/>.
/// </summary>
internal static class JsonEdits
{
    public static ImmutableArray<TextChange> ReplaceValue(JsonNode node, string valueText) =>
        ImmutableArray.Create(new TextChange(node.Span, valueText));

    /// <summary>
    /// Removes a member with its comma. If nothing else stands on its lines, they go too, with the comment at their end; comments on
    /// other lines stay.
    /// </summary>
    public static ImmutableArray<TextChange> RemoveMember(string text, JsonNode member) => new JsonRemoval(text, member).Changes();

    /// <summary>Adds a member after the last one of an object. The value is JSON, the key is not yet.</summary>
    public static ImmutableArray<TextChange> AddMember(string text, JsonNode objectNode, string key, string valueText) =>
        JsonAddition.Changes(text, objectNode, JsonLayout.Quote(key), valueText);

    /// <summary>
    /// Takes a member to the end of another object. The comments inside the value go with it; nothing happens where the object is the
    /// parent already, or part of the member.
    /// </summary>
    public static ImmutableArray<TextChange> MoveMember(string text, JsonNode member, JsonNode objectNode)
    {
        if (objectNode == member.Parent || member.Span.Contains(objectNode.Span))
        {
            return ImmutableArray<TextChange>.Empty;
        }

        var key = text.Substring(member.KeySpan!.Value.Start, member.KeySpan.Value.Length);
        var value = JsonLayout.Reindent(text, member, JsonAddition.IndentationOf(text, objectNode));
        return RemoveMember(text, member)
            .AddRange(JsonAddition.Changes(text, objectNode, key, value))
            .Sort((a, b) => a.Span.CompareTo(b.Span));
    }
}
