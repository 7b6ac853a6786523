using ClientCertAnalyzers.Engines.Json;

namespace ClientCertAnalyzers.Tests.Engines.Json;

public sealed class JsonSectionTests
{
    private const string Kestrel = """
        {
          "Kestrel": { "Endpoints": { "A": { "Url": "https://a" } } },
          "AllowedHosts": "*",
          "kestrel:endpoints:B": { "Url": "https://b" },
        }
        """;

    [Theory]
    [InlineData("Kestrel:Endpoints:A:Url", "https://a")]
    [InlineData("KESTREL:ENDPOINTS:A:URL", "https://a")]
    [InlineData("Kestrel:Endpoints:B:Url", "https://b")]
    [InlineData("allowedhosts", "*")]
    public void Path_IgnoresCaseAndMayRunThroughKeysWithColons(string path, string expected) =>
        Assert.Equal(expected, Root(Kestrel)[path]?.Value?.Text);

    [Theory]
    [InlineData("Kestrel:Endpoints:C")]
    [InlineData("Kestrel:Endpoints:A:Url:X")]
    [InlineData("Endpoints")]
    [InlineData("")]
    [InlineData("Kestrel:")]
    [InlineData(":Kestrel")]
    public void OtherPath_IsNotFound(string path) => Assert.Null(Root(Kestrel).Find(path));

    [Fact]
    public void Children_AreDistinctAndInTheOrderOfTheFile()
    {
        var root = Root(Kestrel);
        Assert.Equal(["Kestrel", "AllowedHosts"], root.Children.Select(child => child.Key));
        var endpoints = root["Kestrel"]!["Endpoints"]!;
        Assert.Equal(["A", "B"], endpoints.Children.Select(child => child.Key));
        Assert.Equal(["Kestrel:Endpoints:A", "Kestrel:Endpoints:B"], endpoints.Children.Select(child => child.Path));
        Assert.Equal(("", ""), (root.Key, root.Path));
    }

    [Fact]
    public void Items_HaveNumbersForKeys()
    {
        var list = Root("""{ "a": [1, [2], { "x": 3 }] }""")["A"]!;
        Assert.Equal(["0", "1", "2"], list.Children.Select(child => child.Key));
        Assert.Equal(["2", "3"], [list["1:0"]!.Value!.Text, list["2:X"]!.Value!.Text]);
    }

    [Fact]
    public void ItemsAndMembers_Merge() => Assert.Equal("2", Root("""{ "a": [1], "A:1": 2 }""")["a:1"]!.Value!.Text);

    [Fact]
    public void Declarations_AreTheNodesThatEndThere()
    {
        var root = JsonReader.TryRead(Kestrel)!;
        var section = JsonSection.Root(root)!;
        Assert.Same(root, Assert.Single(section.Declarations));
        Assert.Same(root.Children[0], Assert.Single(section["Kestrel"]!.Declarations));
        Assert.Same(root.Children[2], Assert.Single(section["Kestrel:Endpoints:B"]!.Declarations));
        Assert.Equal(2, Root("""{ "a": { "b": 1 }, "A": { "c": 2 } }""")["a"]!.Declarations.Count);
        Assert.Empty(Root("""{ "a:b": 1 }""")["a"]!.Declarations);
    }

    [Fact]
    public void Value_IsALeafAndAnEmptyContainerIsOne()
    {
        var root = Root("""{ "a": { "b": {} }, "c": [], "d": null }""");
        Assert.Null(root.Value);
        Assert.Null(root["a"]!.Value);
        Assert.Equal(JsonKind.Object, root["a:b"]!.Value!.Kind);
        Assert.Equal(JsonKind.Array, root["c"]!.Value!.Kind);
        Assert.Equal(JsonKind.Null, root["d"]!.Value!.Kind);
    }

    [Fact]
    public void ManyChildren_AreAllFound()
    {
        var members = Enumerable.Range(0, 100).Select(i => $"\"Key{i}\":{i}");
        var root = Root("{" + string.Join(",", members) + "}");
        Assert.Equal(100, root.Children.Count);
        Assert.All(Enumerable.Range(0, 100), i => Assert.Equal($"{i}", root["kEY" + i]!.Value!.Text));
        Assert.Null(root["Key100"]);
    }

    [Fact]
    public void KeyOfColons_IsDeepWithoutRecursion()
    {
        var key = new string(':', 100_000);
        var root = Root($$"""{ "{{key}}": 1 }""");
        Assert.Equal("1", root[key]!.Value!.Text);
        Assert.Equal(key, root[key]!.Path);
    }

    private static JsonSection Root(string text)
    {
        var root = JsonReader.TryRead(text);
        Assert.NotNull(root);
        var section = JsonSection.Root(root);
        Assert.NotNull(section);
        return section;
    }
}
