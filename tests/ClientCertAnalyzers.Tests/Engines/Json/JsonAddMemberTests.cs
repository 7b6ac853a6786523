using ClientCertAnalyzers.CodeFixes.Json;

namespace ClientCertAnalyzers.Tests.Engines.Json;

/// <summary>Adds <c>"n": true</c> to the object that starts at the caret. A bar is a line break.</summary>
public sealed class JsonAddMemberTests
{
    [Theory]
    [InlineData("""^{|  "a": 1|}""", """{|  "a": 1,|  "n": true|}""")]
    [InlineData("""^{|  "a": 1,|}""", """{|  "a": 1,|  "n": true,|}""")]
    [InlineData("""{|  "o": ^{|    "a": 1|  }|}""", """{|  "o": {|    "a": 1,|    "n": true|  }|}""")]
    [InlineData("""^{|"a": 1|}""", """{|"a": 1,|"n": true|}""")]
    [InlineData("""^{|  "a": {|    "b": 1|  }|}""", """{|  "a": {|    "b": 1|  },|  "n": true|}""")]
    [InlineData("""^{|  "a": 1, "b": 2|}""", """{|  "a": 1, "b": 2,|  "n": true|}""")]
    [InlineData("""^{ "a": 1,|  "b": 2 }""", """{ "a": 1,|  "b": 2,|  "n": true }""")]
    [InlineData("""^{|  "a": 1, "b": 2 }""", """{|  "a": 1, "b": 2, "n": true }""")]
    [InlineData("""^{|    "a": 1|  , "b": 2|}""", """{|    "a": 1|  , "b": 2,|  "n": true|}""")]
    public void ObjectOfSeveralLines_GetsALine(string before, string after) => IsAdded(before, after);

    [Theory]
    [InlineData("""^{ "a": 1 }""", """{ "a": 1, "n": true }""")]
    [InlineData("""^{"a":1}""", """{"a":1, "n": true}""")]
    [InlineData("""^{ "a": 1, }""", """{ "a": 1, "n": true, }""")]
    [InlineData("""{|  "o": ^{ "a": 1 }|}""", """{|  "o": { "a": 1, "n": true }|}""")]
    public void ObjectOfOneLine_StaysOnIt(string before, string after) => IsAdded(before, after);

    [Theory]
    [InlineData("""^{}""", """{ "n": true }""")]
    [InlineData("""^{  }""", """{ "n": true }""")]
    [InlineData("""{|  "o": ^{}|}""", """{|  "o": { "n": true }|}""")]
    [InlineData("""^{|}""", """{|  "n": true|}""")]
    [InlineData("""^{||}""", """{|  "n": true|}""")]
    [InlineData("""{|    "o": ^{|    }|}""", """{|    "o": {|        "n": true|    }|}""")]
    [InlineData("""^{ /* a */ }""", """{ /* a */ "n": true }""")]
    [InlineData("""^{|  // a|}""", """{|  // a|  "n": true|}""")]
    [InlineData("""^{ // a|}""", """{ // a|  "n": true|}""")]
    [InlineData("""^{ /* a|*/ }""", """{ /* a|*/|  "n": true }""")]
    public void EmptyObject_IsFilled(string before, string after) => IsAdded(before, after);

    [Theory]
    [InlineData("""^{|  "a": 1 // a|}""", """{|  "a": 1, // a|  "n": true|}""")]
    [InlineData("""^{|  "a": 1, // a|}""", """{|  "a": 1, // a|  "n": true,|}""")]
    [InlineData("""^{|  "a": 1 /* a */, // a|}""", """{|  "a": 1 /* a */, // a|  "n": true,|}""")]
    [InlineData("""^{|  "a": 1 /* a */|}""", """{|  "a": 1, /* a */|  "n": true|}""")]
    [InlineData("""^{|  "a": 1|  // below|}""", """{|  "a": 1,|  "n": true|  // below|}""")]
    [InlineData("""^{ "a": 1 /* a */ }""", """{ "a": 1, /* a */ "n": true }""")]
    [InlineData("""^{ "a": 1 // a|}""", """{ "a": 1, // a|  "n": true|}""")]
    [InlineData("""^{ "a": 1|}""", """{ "a": 1,|  "n": true|}""")]
    [InlineData("""^{ "a": 1 /* a|*/ }""", """{ "a": 1, /* a|*/|  "n": true }""")]
    [InlineData("""^{|  /* a */ "a": 1|}""", """{|  /* a */ "a": 1,|  "n": true|}""")]
    public void Comma_StandsBeforeTheCommentThatFollows(string before, string after) => IsAdded(before, after);

    [Fact]
    public void Key_IsQuoted()
    {
        var changes = JsonEdits.AddMember("{}", JsonEditing.Read("{}"), "a\"\\\n\u00e9", "1");
        Assert.Equal("{ \"a\\\"\\\\\\u000a\u00e9\": 1 }", JsonEditing.Apply("{}", changes));
    }

    private static void IsAdded(string marked, string after)
    {
        foreach (var lineBreak in new[] { "\n", "\r\n", "\r" })
        {
            foreach (var indent in new[] { "  ", "\t" })
            {
                // Without a member to copy from, two spaces are the unit.
                if (indent == "\t" && !marked.Contains("|  "))
                {
                    continue;
                }

                var start = Lines(marked).IndexOf('^');
                var text = Lines(marked).Remove(start, 1);
                var target = JsonEditing.All(JsonEditing.Read(text)).Single(node => node.Span.Start == start);
                Assert.Equal(Lines(after), JsonEditing.Apply(text, JsonEdits.AddMember(text, target, "n", "true")));

                string Lines(string row) => row.Replace("|", lineBreak).Replace("  ", indent);
            }
        }
    }
}
