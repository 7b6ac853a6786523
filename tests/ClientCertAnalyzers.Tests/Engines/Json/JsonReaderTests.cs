using ClientCertAnalyzers.Engines.Json;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.Tests.Engines.Json;

/// <summary>What the tree of a valid text holds, and where.</summary>
public sealed class JsonReaderTests
{
    [Theory]
    [InlineData("{}", "Object", "")]
    [InlineData("[]", "Array", "")]
    [InlineData("\"x\"", "String", "x")]
    [InlineData("\"\"", "String", "")]
    [InlineData("-1.50E+2", "Number", "-1.50E+2")]
    [InlineData("true", "True", "true")]
    [InlineData("false", "False", "false")]
    [InlineData("null", "Null", "null")]
    public void Value_HasKindAndText(string text, string kind, string expected)
    {
        var node = Read(text);
        Assert.Equal((kind, expected), (node.Kind.ToString(), node.Text));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\\\"\\\\\\/", "\"\\/")]
    [InlineData("\\b\\f\\n\\r\\t", "\b\f\n\r\t")]
    [InlineData("a\\tb\\tc", "a\tb\tc")]
    [InlineData("\\u0041\\u00e9\\u00E9", "A\u00e9\u00e9")]
    [InlineData("\\u00411", "A1")]
    [InlineData("\\ud83d\\ude00", "\ud83d\ude00")]
    [InlineData("\ud83d\ude00", "\ud83d\ude00")]
    [InlineData("//x", "//x")]
    public void String_IsDecoded(string written, string expected)
    {
        Assert.Equal(expected, Read($"\"{written}\"").Text);
        Assert.Equal(expected, Assert.Single(Read($"{{\"{written}\":1}}").Children).Name);
    }

    [Fact]
    public void HalfOfASurrogatePair_StaysAsWritten() => Assert.Equal("x\ud800y", Read("\"x\\ud800y\"").Text);

    [Theory]
    [InlineData("[|1|]")]
    [InlineData(" [|1|] ")]
    [InlineData("\uFEFF[|1|]")]
    [InlineData("//x\n[|\"a\\\"b\"|]/**/")]
    [InlineData("/**/[|{ \"a\": 1, }|]//x")]
    [InlineData("[|[ 1 ]|]")]
    public void Span_IsTheWholeValue(string marked)
    {
        var text = marked.Replace("[|", "").Replace("|]", "");
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        Assert.Equal(TextSpan.FromBounds(start, marked.IndexOf("|]", StringComparison.Ordinal) - 2), Read(text).Span);
    }

    [Fact]
    public void Member_HasNameKeySpanAndParent()
    {
        const string Text = "{ /**/ \"a\\u0062\" : true, \"c\": [ null, ] }";
        var root = Read(Text);
        Assert.Null(root.Name);
        Assert.Null(root.KeySpan);
        Assert.Null(root.Parent);
        Assert.Equal(2, root.Children.Length);

        var first = root.Children[0];
        Assert.Equal(("ab", JsonKind.True), (first.Name, first.Kind));
        Assert.Equal("\"a\\u0062\"", Cut(Text, first.KeySpan!.Value));
        Assert.Equal("true", Cut(Text, first.Span));
        Assert.Same(root, first.Parent);

        var array = root.Children[1];
        Assert.Equal("\"c\"", Cut(Text, array.KeySpan!.Value));
        Assert.Equal("[ null, ]", Cut(Text, array.Span));

        var item = Assert.Single(array.Children);
        Assert.Equal((null, null, "null"), (item.Name, item.KeySpan, Cut(Text, item.Span)));
        Assert.Same(array, item.Parent);
    }

    [Fact]
    public void RepeatedKey_IsKeptInOrder() =>
        Assert.Equal(["1", "2", "3"], Read("{\"a\":1,\"A\":2,\"a\":3}").Children.Select(child => child.Text));

    private static JsonNode Read(string text)
    {
        var node = JsonReader.TryRead(text);
        Assert.NotNull(node);
        return node;
    }

    private static string Cut(string text, TextSpan span) => text.Substring(span.Start, span.Length);
}
