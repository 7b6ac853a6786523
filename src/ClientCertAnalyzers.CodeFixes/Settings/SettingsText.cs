using System.Collections.Immutable;
using ClientCertAnalyzers.CodeFixes.Json;
using ClientCertAnalyzers.Engines.Json;
using ClientCertAnalyzers.Settings;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.CodeFixes.Settings;

/// <summary>The text of a settings file under one edit after the other. Each edit speaks of the text as it was at the start.</summary>
internal sealed class SettingsText(SourceText start)
{
    private readonly List<TextChange> _made = [];

    public SourceText Current { get; private set; } = start;

    public void Apply(SettingsEdit edit)
    {
        var text = Current.ToString();
        var changes = edit switch
        {
            SettingsEdit.ReplaceText replace => ImmutableArray.Create(new TextChange(new TextSpan(Now(replace.Span.Start), replace.Span.Length), replace.Text)),
            SettingsEdit.RemoveMember { Member.KeySpan: { } key } when Find(text, node => node.KeySpan?.Start == Now(key.Start)) is { } member => JsonEdits.RemoveMember(text, member),
            SettingsEdit.AddMember add when Find(text, node => node.Kind == JsonKind.Object && node.Span.Start == Now(add.Object.Span.Start)) is { } target => JsonEdits.AddMember(text, target, add.Key, add.ValueText),
            _ => ImmutableArray<TextChange>.Empty,
        };
        Current = Current.WithChanges(changes);
        // The last first, so that each speaks of the text that the ones behind it leave.
        _made.AddRange(changes.OrderByDescending(change => change.Span.Start));
    }

    /// <summary>Where a position of the first text is by now.</summary>
    private int Now(int position) => _made.Aggregate(position, (now, change) => change.Span.End <= now ? now + change.NewText!.Length - change.Span.Length : now);

    private static JsonNode? Find(string text, Func<JsonNode, bool> isIt) => JsonReader.TryRead(text) is { } root ? Find(root, isIt) : null;

    private static JsonNode? Find(JsonNode node, Func<JsonNode, bool> isIt) =>
        isIt(node) ? node : node.Children.Select(child => Find(child, isIt)).FirstOrDefault(found => found is not null);
}
