using System.Text;
using ClientCertAnalyzers.Engines.Json;
using Microsoft.Extensions.Configuration.Json;

namespace ClientCertAnalyzers.Tests.Engines.Json;

/// <summary>The configuration view beside the real JSON configuration provider.</summary>
public sealed class JsonProviderTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "a": 1, "b": true, "c": false, "d": null, "e": "x", "f": 1.50e1 }""")]
    [InlineData("""{ "a": {}, "b": [], "c": [{}, [], null] }""")]
    [InlineData("""{ "a": { "b": 1 }, "A": { "c": 2 } }""")]
    [InlineData("""{ "a:b": 1, "a": { "c": 2 } }""")]
    [InlineData("""{ "a": 1, "a": { "b": 2 } }""")]
    [InlineData("""{ "a": { "b": 2 }, "a": 1 }""")]
    [InlineData("""{ "a": [1], "a:1": 2 }""")]
    [InlineData("""{ "": { "x": 1 }, "a::b": 2, ":": 3, "a:": 4 }""")]
    [InlineData("""{ "a": 1, "a": {} }""")]
    [InlineData("""{ "a": 1, "a": [] }""")]
    [InlineData("""{ "a": {}, "a": [] }""")]
    [InlineData("""{ "a": { "b": 1 }, "a": {} }""")]
    [InlineData("""{ "i": 1, "\u0130": 2, "\u0131": 3 }""")]
    public void File_Loads(string text)
    {
        Assert.NotNull(Provided(text));
        Assert.Null(Difference(text));
    }

    [Theory]
    [InlineData("""{ "a": 1, "a": 2 }""")]
    [InlineData("""{ "a": 1, "A": 1 }""")]
    [InlineData("""{ "\u00e9": 1, "\u00c9": 1 }""")]
    [InlineData("""{ "a:b": 1, "a": { "b": 2 } }""")]
    [InlineData("""{ "a": { "b": 1 }, "a": { "b": 2 } }""")]
    [InlineData("""{ "a": [1], "a:0": 2 }""")]
    [InlineData("""{ "a": null, "a": null }""")]
    [InlineData("""{ "a": {}, "a": 1 }""")]
    [InlineData("""{ "a": [], "a": "x" }""")]
    [InlineData("""{ "a": "\ud800" }""")]
    [InlineData("""{ "\ud800": {} }""")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("null")]
    public void File_DoesNotLoad(string text)
    {
        Assert.Null(Provided(text));
        Assert.Null(Difference(text));
    }

    [Fact]
    public void GeneratedFiles_LoadAlike()
    {
        var loaded = 0;
        var refused = 0;
        foreach (var text in GeneratedJson.Whole(seed: 3, 20_000).Where(Reference.Accepts))
        {
            var difference = Difference(text);
            Assert.True(difference is null, $"{difference} in {JsonDifferentialTests.Escape(text)}");
            _ = JsonSection.Root(JsonReader.TryRead(text)!) is null ? refused++ : loaded++;
        }

        Assert.True(loaded > 3_000 && refused > 3_000, $"{loaded} loaded, {refused} refused");
    }

    private static string? Difference(string text)
    {
        var section = JsonSection.Root(JsonReader.TryRead(text)!);
        var provided = Provided(text);
        if (section is null || provided is null)
        {
            return section is null == provided is null ? null : section is null ? "only the provider loads it" : "only we load it";
        }

        var ours = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        Collect(section, ours);
        return ours.Count != provided.Count
            ? $"{ours.Count} values, not {provided.Count}"
            : provided.Select(pair =>
                section.Find(pair.Key.ToUpperInvariant())?.Value is not { } value ? $"{pair.Key} is not found"
                : !ours.TryGetValue(pair.Key, out var text) || text != pair.Value || Text(value) != text ? $"{pair.Key} is {text}"
                : null).FirstOrDefault(d => d is not null);
    }

    private static void Collect(JsonSection section, Dictionary<string, string?> into)
    {
        if (section.Value is { } value)
        {
            into.Add(section.Path, Text(value));
        }

        foreach (var child in section.Children)
        {
            Collect(child, into);
        }
    }

    private static string? Text(JsonNode value) => value.Kind switch
    {
        JsonKind.Null or JsonKind.Object => null,
        JsonKind.True => "True",
        JsonKind.False => "False",
        _ => value.Text,
    };

    private static IDictionary<string, string?>? Provided(string text)
    {
        try
        {
            var provider = new OpenProvider();
            provider.Load(new MemoryStream(Encoding.UTF8.GetBytes(text)));
            return provider.Values;
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private sealed class OpenProvider() : JsonStreamConfigurationProvider(new JsonStreamConfigurationSource())
    {
        public IDictionary<string, string?> Values => Data;
    }
}
