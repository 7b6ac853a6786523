using ClientCertAnalyzers.Engines.Json;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.Tests.Engines.Json;

/// <summary>Which texts are read. Every row is held against System.Text.Json too, so that no row can state a wish.</summary>
public sealed class JsonGrammarTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData(" \t\r\n[ ] ")]
    [InlineData("1")]
    [InlineData("\"x\"")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"a\" \t\r\n: 1}")]
    [InlineData("{\"\":1}")]
    public void Json_IsRead(string text) => IsRead(text);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("// only a comment")]
    [InlineData("1 2")]
    [InlineData("{} {}")]
    [InlineData("{}]")]
    [InlineData("{")]
    [InlineData("[")]
    [InlineData("[1")]
    [InlineData("[1 2]")]
    [InlineData("[1}")]
    [InlineData("{\"a\":1]")]
    [InlineData("{\"a\"}")]
    [InlineData("{\"a\":}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{\"a\":1 \"b\":2}")]
    [InlineData("{a:1}")]
    [InlineData("{1:1}")]
    [InlineData("{'a':1}")]
    [InlineData("[\"a\":1]")]
    [InlineData("tru")]
    [InlineData("truE")]
    [InlineData("True")]
    [InlineData("nul")]
    [InlineData("falsey")]
    [InlineData("truefalse")]
    [InlineData("undefined")]
    [InlineData("\u00a01")]
    [InlineData("\f1")]
    [InlineData("\v1")]
    [InlineData("1\0")]
    [InlineData("\0")]
    public void OtherText_IsNotRead(string text) => IsNotRead(text);

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("10")]
    [InlineData("0.0")]
    [InlineData("1.05")]
    [InlineData("1e5")]
    [InlineData("1E+05")]
    [InlineData("-1.5e-9")]
    [InlineData("0e0")]
    [InlineData("123456789012345678901234567890")]
    public void Number_IsRead(string text) => IsRead(text);

    [Theory]
    [InlineData("01")]
    [InlineData("-01")]
    [InlineData("00")]
    [InlineData("-")]
    [InlineData("--1")]
    [InlineData("+1")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1.e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e+-5")]
    [InlineData("1e5.5")]
    [InlineData("1.5.5")]
    [InlineData("0x1")]
    [InlineData("1a")]
    [InlineData("1\"a\"")]
    [InlineData("NaN")]
    [InlineData("-Infinity")]
    [InlineData("\u0661")]
    public void NearlyANumber_IsNotRead(string text) => IsNotRead(text);

    [Theory]
    [InlineData("\"\u007f\u2028\u2029\uFEFF\"")]
    [InlineData("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"")]
    [InlineData("\"\\u00e9\\u00E9\\u0000\"")]
    [InlineData("\"\\ud83d\\ude00\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\udc00\\ud800\"")]
    [InlineData("\"// /* no comment\"")]
    public void String_IsRead(string text) => IsRead(text);

    [Theory]
    [InlineData("\"")]
    [InlineData("\"x")]
    [InlineData("\"\\")]
    [InlineData("\"\\\"")]
    [InlineData("\"\\q\"")]
    [InlineData("\"\\U0041\"")]
    [InlineData("\"\\u\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"\\u123\"")]
    [InlineData("\"\\u12g4\"")]
    [InlineData("\"\\u+123\"")]
    [InlineData("\"\\u 123\"")]
    [InlineData("\"\\u123\0\"")]
    [InlineData("\"\\u1234")]
    [InlineData("\"\\u123")]
    [InlineData("\"\u001f\"")]
    [InlineData("\"\n\"")]
    [InlineData("\"\t\"")]
    [InlineData("\"\0\"")]
    [InlineData("{\"a\n\":1}")]
    [InlineData("{\"\\q\":1}")]
    public void NearlyAString_IsNotRead(string text) => IsNotRead(text);

    [Fact]
    public void EveryEscape_IsReadLikeSystemTextJsonReadsIt()
    {
        foreach (var text in Enumerable.Range(0, 256).Select(character => $"\"\\{(char)character}0041\""))
        {
            Assert.True(JsonComparison.Difference(text, out _) is null, text);
        }
    }

    private static void IsRead(string text)
    {
        Assert.True(Reference.Accepts(text), "System.Text.Json refuses this row.");
        Assert.NotNull(JsonReader.TryRead(text));
        Assert.NotNull(JsonReader.TryRead(SourceText.From(text)));
    }

    private static void IsNotRead(string text)
    {
        Assert.False(Reference.Accepts(text), "System.Text.Json accepts this row.");
        Assert.Null(JsonReader.TryRead(text));
        Assert.Null(JsonReader.TryRead(SourceText.From(text)));
    }
}
