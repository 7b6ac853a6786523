using ClientCertAnalyzers.Engines.Json;

namespace ClientCertAnalyzers.Tests.Engines.Json;

/// <summary>Comments, trailing commas, depth and the byte-order mark: where the readers of JSON differ. System.Text.Json decides.</summary>
public sealed class JsonCommentTests
{
    [Theory]
    [InlineData("/**/1")]
    [InlineData("1/**/")]
    [InlineData("1//")]
    [InlineData("1// no line break")]
    [InlineData("//x\n1")]
    [InlineData("//x\r1")]
    [InlineData("//x\r\n1")]
    [InlineData("/***/1")]
    [InlineData("/*/ x */1")]
    [InlineData("/* // */1")]
    [InlineData("// /*\n1")]
    [InlineData("/* a\nb */1")]
    [InlineData("/*1*//*2*///3\n[/*4*/1/*5*/,/*6*/2/*7*/]/*8*/")]
    [InlineData("{/*1*/\"a\":/*2*/1/*3*/,/*4*/\"b\"://5\n2}")]
    [InlineData("true/**/")]
    [InlineData("[1//x\r]")]
    [InlineData("/*\u2028*/1")]
    [InlineData("//x\u2027\n1")]
    [InlineData("//\0\n1")]
    public void Comment_IsSkipped(string text) => IsRead(text);

    [Theory]
    [InlineData("{\"a\"/**/:1}")]
    [InlineData("{\"a\"//\n:1}")]
    [InlineData("//x\u2028\n1")]
    [InlineData("1//\u2029")]
    [InlineData("//x\u00851")]
    [InlineData("1/")]
    [InlineData("/")]
    [InlineData("1/*")]
    [InlineData("1/**")]
    [InlineData("/*/1")]
    [InlineData("1/x")]
    [InlineData("[1/**/2]")]
    [InlineData("1*/")]
    [InlineData("#x\n1")]
    public void OtherComment_IsNotRead(string text) => IsNotRead(text);

    [Theory]
    [InlineData("[1,]")]
    [InlineData("{\"a\":1,}")]
    [InlineData("[1 , /*x*/ ]")]
    [InlineData("{\"a\":1,//x\n}")]
    [InlineData("[[],]")]
    public void TrailingComma_IsSkipped(string text) => IsRead(text);

    [Theory]
    [InlineData("[,]")]
    [InlineData("{,}")]
    [InlineData("[,1]")]
    [InlineData("[1,,]")]
    [InlineData("[1,,2]")]
    [InlineData("[1,/**/,]")]
    [InlineData("[/**/,]")]
    [InlineData("{\"a\":,}")]
    [InlineData("1,")]
    [InlineData("[1],")]
    public void OtherComma_IsNotRead(string text) => IsNotRead(text);

    [Theory]
    [InlineData("[", "", "]")]
    [InlineData("[", "1", "]")]
    [InlineData("{\"a\":", "{}", "}")]
    public void Depth64_IsReadAndDeeperIsNot(string open, string inner, string close)
    {
        var own = inner == "{}" ? 1 : 0;
        IsRead(Nested(64 - own));
        IsNotRead(Nested(65 - own));
        Assert.Null(JsonReader.TryRead(Nested(100_000)));

        string Nested(int depth) => string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));
    }

    [Fact]
    public void ManyContainersSideBySide_AreNotDeep() => IsRead("[" + string.Concat(Enumerable.Repeat("[{}],", 1000)) + "]");

    [Theory]
    [InlineData("\uFEFF{}")]
    [InlineData("\uFEFF//x\n{}")]
    public void OneByteOrderMark_IsSkipped(string text) => IsRead(text);

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFF\uFEFF{}")]
    [InlineData("{}\uFEFF")]
    [InlineData(" \uFEFF{}")]
    public void OtherByteOrderMark_IsNotRead(string text) => IsNotRead(text);

    // Not theory data: the test runner would replace the halves.
    [Fact]
    public void HalfOfASurrogatePair_IsNotRead()
    {
        foreach (var half in new[] { "\ud800", "\udc00", "\udc00\ud800", "\udc00\udc00", "\ud800\ud800\udc00" })
        {
            IsNotRead("\"" + half + "\"");
            IsNotRead("/*" + half + "*/1");
            IsNotRead("//" + half);
        }

        IsRead("\"\ud800\udc00\"");
    }

    private static void IsRead(string text) => AssertRead(expected: true, text);

    private static void IsNotRead(string text) => AssertRead(expected: false, text);

    private static void AssertRead(bool expected, string text) =>
        Assert.Equal((expected, expected), (Reference.Accepts(text), JsonReader.TryRead(text) is not null));
}
