using System.Text;
using System.Text.Json;
using ClientCertAnalyzers.CodeFixes.Json;
using ClientCertAnalyzers.Engines.Json;
using static ClientCertAnalyzers.Tests.Engines.Json.JsonEditing;

namespace ClientCertAnalyzers.Tests.Engines.Json;

/// <summary>An edited file looks as if its serializer had written it with the edit: the same indentation, no line too many.</summary>
public sealed class JsonLayoutTests
{
    private static readonly JsonWriterOptions[] Styles =
    [
        new() { Indented = true },
        new() { Indented = true, IndentSize = 4, NewLine = "\r\n" },
        new() { Indented = true, IndentSize = 1, IndentCharacter = '\t', NewLine = "\n" },
    ];

    [Fact]
    public void EditedFile_LooksWritten()
    {
        var random = new Random(21);
        var count = 0;
        foreach (var text in GeneratedJson.Whole(seed: 21, 20_000))
        {
            if (JsonReader.TryRead(text) is not { Kind: JsonKind.Object, Children.IsEmpty: false } grown || !IsWritable(grown))
            {
                continue;
            }

            var style = Styles[count++ % Styles.Length];
            var written = Write(JsonShape.Of(grown), style);
            var root = Read(written);
            var nodes = All(root).ToList();
            var members = nodes.Where(node => node.Name is not null).ToList();
            var member = members[random.Next(members.Count)];
            var targets = nodes.Where(node => node is { Kind: JsonKind.Object, Children.IsEmpty: false }).ToList();
            var target = targets[random.Next(targets.Count)];
            var shape = JsonShape.Of(root);

            Assert.Equal(Write(shape.Without(member), style), Apply(written, JsonEdits.RemoveMember(written, member)));

            var added = new JsonShape(null, "n", JsonKind.True, "true", []);
            Assert.Equal(Write(shape.With(target, added), style), Apply(written, JsonEdits.AddMember(written, target, "n", "true")));

            if (target != member.Parent && !member.Span.Contains(target.Span))
            {
                var moved = shape.With(target, JsonShape.Of(member)).Without(member);
                Assert.Equal(Write(moved, style), Apply(written, JsonEdits.MoveMember(written, member, target)));
            }
        }

        Assert.True(count > 5_000, $"only {count} texts");
    }

    private static bool IsWritable(JsonNode root) =>
        All(root).All(node => Utf16.IsWellFormed(node.Text) && Utf16.IsWellFormed(node.Name ?? ""));

    private static string Write(JsonShape shape, JsonWriterOptions options)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            Write(shape, writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(JsonShape shape, Utf8JsonWriter writer)
    {
        switch (shape.Kind)
        {
            case JsonKind.Object:
                writer.WriteStartObject();
                foreach (var member in shape.Children)
                {
                    writer.WritePropertyName(member.Name!);
                    Write(member, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonKind.Array:
                writer.WriteStartArray();
                foreach (var item in shape.Children)
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            case JsonKind.String:
                writer.WriteStringValue(shape.Text);
                break;
            default:
                writer.WriteRawValue(shape.Text);
                break;
        }
    }
}
