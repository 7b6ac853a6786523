using System.Collections.Immutable;
using ClientCertAnalyzers.CodeFixes.Json;
using ClientCertAnalyzers.Engines.Json;
using Microsoft.CodeAnalysis.Text;
using static ClientCertAnalyzers.Tests.Engines.Json.JsonEditing;

namespace ClientCertAnalyzers.Tests.Engines.Json;

/// <summary>What holds for every edit, on generated texts: the tree changes as asked, and the comments stay.</summary>
public sealed class JsonEditPropertyTests
{
    private const int Texts = 20_000;

    private delegate ImmutableArray<TextChange> Edit(string text, JsonNode first, JsonNode second);

    [Fact]
    public void RemoveMember_TakesOneMemberAndNoOtherComment() => ForEachMember(11, (text, member, _) =>
    {
        var changes = JsonEdits.RemoveMember(text, member);
        var after = Apply(text, changes);
        AssertTree(JsonShape.Of(Root(member)).Without(member), after);
        AssertKept(Comments(text).Where(comment => !StandsBeside(text, comment, member)).Select(comment => Cut(text, comment)), after);
        AssertNoNewTrailingComma(text, after);
        AssertLineBreaks(text, changes, (t, m, _) => JsonEdits.RemoveMember(t, m), member, member);
    });

    [Fact]
    public void AddMember_AddsOneMemberAndKeepsEveryComment() => ForEachMember(12, (text, member, other) =>
    {
        foreach (var target in new[] { member, other, Root(member) }.Where(node => node.Kind == JsonKind.Object))
        {
            var changes = JsonEdits.AddMember(text, target, "n\"", "1.5");
            var after = Apply(text, changes);
            var added = JsonShape.Of(Read("{ \"n\\\"\": 1.5 }")).Children.Single();
            AssertTree(JsonShape.Of(Root(member)).With(target, added), after);
            Assert.Equal(Comments(text).Select(comment => Cut(text, comment)), Comments(after).Select(comment => Cut(after, comment)));
            Assert.All(changes, change => Assert.True(string.IsNullOrWhiteSpace(Cut(text, change.Span))));
            AssertNoNewTrailingComma(text, after);
            AssertLineBreaks(text, changes, (t, m, _) => JsonEdits.AddMember(t, m, "n\"", "1.5"), target, target);
        }
    });

    [Fact]
    public void ReplaceValue_TouchesNothingElse() => ForEachMember(13, (text, member, _) =>
    {
        var after = Apply(text, JsonEdits.ReplaceValue(member, "\"v\""));
        Assert.Equal(text[..member.Span.Start] + "\"v\"" + text[member.Span.End..], after);
        AssertTree(JsonShape.Of(Root(member)).Replaced(member, new JsonShape(null, member.Name, JsonKind.String, "v", [])), after);
    });

    [Fact]
    public void MoveMember_RemovesAndAdds() => ForEachMember(14, (text, member, other) =>
    {
        var target = other.Kind == JsonKind.Object ? other : Root(member);
        if (target.Kind != JsonKind.Object || Depth(target) + Height(member) > JsonReader.MaxDepth)
        {
            return;
        }

        var changes = JsonEdits.MoveMember(text, member, target);
        if (target == member.Parent || member.Span.Contains(target.Span))
        {
            Assert.Empty(changes);
            return;
        }

        var after = Apply(text, changes);
        var shape = JsonShape.Of(Root(member));
        AssertTree(shape.With(target, JsonShape.Of(member)).Without(member), after);
        AssertKept(Comments(text).Where(comment => !StandsBeside(text, comment, member)).Select(comment => Cut(text, comment)), after);
        AssertKept(Comments(text).Where(comment => member.Span.Contains(comment)).Select(comment => Cut(text, comment)), after);
        AssertNoNewTrailingComma(text, after);
        AssertLineBreaks(text, changes, JsonEdits.MoveMember, member, target);
    });

    // Hands over one member of an object and one other node of every text that has members.
    private static void ForEachMember(int seed, Action<string, JsonNode, JsonNode> check)
    {
        var random = new Random(seed);
        var count = 0;
        foreach (var grown in GeneratedJson.Whole(seed, Texts).Where(text => JsonReader.TryRead(text) is not null))
        {
            var text = random.Next(2) == 0 ? grown : grown.Replace("\r\n", "\n").Replace('\r', '\n');
            var nodes = All(Read(text)).ToList();
            var members = nodes.Where(node => node.Name is not null).ToList();
            if (members.Count == 0)
            {
                continue;
            }

            count++;
            var member = members[random.Next(members.Count)];
            var other = nodes[random.Next(nodes.Count)];
            try
            {
                check(text, member, other);
            }
            catch (Exception e)
            {
                var where = $"member at {member.KeySpan}, other at {other.Span} in {JsonDifferentialTests.Escape(text)}";
                throw new InvalidOperationException(where, e);
            }
        }

        Assert.True(count > Texts / 3, $"only {count} texts had members");
    }

    private static void AssertTree(JsonShape expected, string after) =>
        Assert.Equal(expected.ToString(), JsonShape.Of(Read(after)).ToString());

    private static void AssertKept(IEnumerable<string> comments, string after)
    {
        var left = Comments(after).Select(comment => Cut(after, comment)).ToList();
        Assert.All(comments, comment => Assert.True(left.Remove(comment), $"lost {comment} in {after}"));
    }

    // Inside the member, or on one of the lines on which it or the comma behind it stands.
    private static bool StandsBeside(string text, TextSpan comment, JsonNode member)
    {
        var start = StartOfLine(text, member.KeySpan!.Value.Start);
        return comment.Start >= start && comment.End <= EndOfLine(text, member.Span.End);
    }

    private static void AssertNoNewTrailingComma(string text, string after)
    {
        if (JsonShape.TrailingCommas(text) == 0)
        {
            Assert.Equal(0, JsonShape.TrailingCommas(after));
        }
    }

    // The same edit of the same file with other line breaks gives the same file with other line breaks.
    private static void AssertLineBreaks(string text, ImmutableArray<TextChange> changes, Edit edit, JsonNode first, JsonNode second)
    {
        if (text.Contains('\r'))
        {
            return;
        }

        var windows = text.Replace("\n", "\r\n");
        var nodes = All(Read(text)).ToList();
        var twins = All(Read(windows)).ToList();
        Assert.Equal(Apply(text, changes).Replace("\n", "\r\n"), Apply(windows, edit(windows, Twin(first), Twin(second))));

        JsonNode Twin(JsonNode node) => twins[nodes.FindIndex(other => other.Span == node.Span)];
    }

    private static JsonNode Root(JsonNode node) => node.Parent is null ? node : Root(node.Parent);

    private static int Depth(JsonNode node) => node.Parent is null ? 1 : 1 + Depth(node.Parent);

    private static int Height(JsonNode node) =>
        node.Kind is not (JsonKind.Object or JsonKind.Array) ? 0 : 1 + node.Children.Select(Height).DefaultIfEmpty().Max();
}
