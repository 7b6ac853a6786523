using ClientCertAnalyzers.CodeFixes.Json;

namespace ClientCertAnalyzers.Tests.Engines.Json;

public sealed class JsonReplaceValueTests
{
    [Theory]
    [InlineData("""{ "x": "old" }""", """{ "x": "new" }""")]
    [InlineData("""{"x":true,/**/}""", """{"x":"new",/**/}""")]
    [InlineData("""{ "x": /* a */ 1.5 /* b */ , "b": 2 }""", """{ "x": /* a */ "new" /* b */ , "b": 2 }""")]
    [InlineData("""{ "x": { "y": [ 1 ] } }""", """{ "x": "new" }""")]
    public void Value_IsReplaced(string before, string after)
    {
        var member = JsonEditing.At(JsonEditing.Read(before), "x");
        Assert.Equal(after, JsonEditing.Apply(before, JsonEdits.ReplaceValue(member, "\"new\"")));
    }
}
