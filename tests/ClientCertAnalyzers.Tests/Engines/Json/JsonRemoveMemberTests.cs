using ClientCertAnalyzers.CodeFixes.Json;

namespace ClientCertAnalyzers.Tests.Engines.Json;

/// <summary>Removes the member "x" of the root. Before and after stand side by side; a bar is a line break.</summary>
public sealed class JsonRemoveMemberTests
{
    [Theory]
    [InlineData("""{|  "x": 1,|  "b": 2|}""", """{|  "b": 2|}""")]
    [InlineData("""{|  "a": 1,|  "x": 2,|  "b": 3|}""", """{|  "a": 1,|  "b": 3|}""")]
    [InlineData("""{|  "a": 1,|  "x": 2|}""", """{|  "a": 1|}""")]
    [InlineData("""{|  "a": 1,|  "x": 2,|}""", """{|  "a": 1,|}""")]
    [InlineData("""{|  "x": 1|}""", """{}""")]
    [InlineData("""{|  "x": 1,|}""", """{}""")]
    [InlineData("""{|  "a": 1,|  "x": {|    "y": [|      1|    ]|  },|  "b": 3|}""", """{|  "a": 1,|  "b": 3|}""")]
    [InlineData("""{|  "a": 1,||  "x": 2,||  "b": 3|}""", """{|  "a": 1,|||  "b": 3|}""")]
    [InlineData("""{|  "a": 1,|  "x":|    2|}""", """{|  "a": 1|}""")]
    public void MemberOnItsOwnLines_GoesWithThem(string before, string after) => IsRemoved(before, after);

    [Theory]
    [InlineData("""{ "x": 1 }""", """{}""")]
    [InlineData("""{"x":1}""", """{}""")]
    [InlineData("""{ "x": 1, "b": 2 }""", """{ "b": 2 }""")]
    [InlineData("""{ "a": 1, "x": 2, "b": 3 }""", """{ "a": 1, "b": 3 }""")]
    [InlineData("""{ "a": 1, "x": 2 }""", """{ "a": 1 }""")]
    [InlineData("""{ "a": 1, "x": 2, }""", """{ "a": 1, }""")]
    [InlineData("""{"a":1,"x":2,"b":3}""", """{"a":1,"b":3}""")]
    [InlineData("""{"a":1,"x":2}""", """{"a":1}""")]
    [InlineData("""{"x":1,"b":2}""", """{"b":2}""")]
    public void MemberOfAOneLineObject_LeavesItsNeighbours(string before, string after) => IsRemoved(before, after);

    [Theory]
    [InlineData("""{ "x": 1,|  "b": 2 }""", """{|  "b": 2 }""")]
    [InlineData("""{ "a": 1,|  "x": 2 }""", """{ "a": 1|  }""")]
    [InlineData("""{|  "a": 1, "x": 2,|  "b": 3|}""", """{|  "a": 1,|  "b": 3|}""")]
    [InlineData("""{|  "a": 1, "x": 2|}""", """{|  "a": 1|}""")]
    [InlineData("""{|  "x": 2, "b": 3|}""", """{|  "b": 3|}""")]
    [InlineData("""{|  "a": {|  }, "x": 2, "b": 3|}""", """{|  "a": {|  }, "b": 3|}""")]
    public void MemberOnASharedLine_LeavesTheLine(string before, string after) => IsRemoved(before, after);

    [Theory]
    [InlineData("""{|  // above|  "x": 1, // beside|  // below|  "b": 2|}""", """{|  // above|  // below|  "b": 2|}""")]
    [InlineData("""{|  "a": 1, // a|  "x": 2 // x|}""", """{|  "a": 1 // a|}""")]
    [InlineData("""{|  "a": 1 /* a */,|  "x": 2 /* x */|}""", """{|  "a": 1 /* a */|}""")]
    [InlineData("""{|  "a": 1,|  /* x */ "x": 2 /* x */, /* x */ // x|  "b": 3|}""", """{|  "a": 1,|  "b": 3|}""")]
    [InlineData("""{|  /* two|  lines */ "x": 2,|  "b": 3|}""", """{|  /* two|  lines */|  "b": 3|}""")]
    [InlineData("""{|  "x": 2, /* two|  lines */|  "b": 3|}""", """{|  /* two|  lines */|  "b": 3|}""")]
    [InlineData("""{|  // only|  "x": 1|}""", """{|  // only|}""")]
    [InlineData("""{|  "x": 1 // x|}""", """{}""")]
    [InlineData("""{|  "x": 1|  // below|}""", """{|  // below|}""")]
    [InlineData("""{ /* a */ "x": 1 }""", """{ /* a */ }""")]
    [InlineData("""{ "x": 1 /* a */ }""", """{ /* a */ }""")]
    [InlineData("""{ "a": 1, /* x */ "x": 2 }""", """{ "a": 1 /* x */ }""")]
    [InlineData("""{ "a": 1, /* x */ "x": 2, "b": 3 }""", """{ "a": 1, /* x */ "b": 3 }""")]
    [InlineData("""{ "a": 1, "x": 2, /* b */ "b": 3 }""", """{ "a": 1, /* b */ "b": 3 }""")]
    [InlineData("""{|  "a": 1, "x": 2 // both|}""", """{|  "a": 1 // both|}""")]
    [InlineData("""{|  "a": 1, "x": 2, // both|  "b": 3|}""", """{|  "a": 1, // both|  "b": 3|}""")]
    public void Comments_StayUnlessTheyStandBesideTheMember(string before, string after) => IsRemoved(before, after);

    [Theory]
    [InlineData("""{|    "x": 1|  , "b": 2|}""", """{|  "b": 2|}""")]
    [InlineData("""{|    "a": 1|  , "x": 2|  , "b": 3|}""", """{|    "a": 1|  , "b": 3|}""")]
    [InlineData("""{|    "a": 1|  , "x": 2|}""", """{|    "a": 1|}""")]
    [InlineData("""{|    "a": 1|  , "x": 2 }""", """{|    "a": 1|  }""")]
    [InlineData("""{|  "a": 1|  ,|  "x": 2|}""", """{|  "a": 1|}""")]
    [InlineData("""{|  "x": 1|  ,|  "b": 2|}""", """{|  "b": 2|}""")]
    [InlineData("""{|  "a": 1 ,|  "x": 2|}""", """{|  "a": 1|}""")]
    [InlineData("""{|  "a": 1|  , // x|  "x": 2|}""", """{|  "a": 1|  // x|}""")]
    [InlineData("""{|  "x": 1 // x|  , "b": 2|}""", """{|  "b": 2|}""")]
    public void CommaOnAnotherLine_Goes(string before, string after) => IsRemoved(before, after);

    private static void IsRemoved(string before, string after)
    {
        foreach (var lineBreak in new[] { "\n", "\r\n", "\r" })
        {
            foreach (var indent in new[] { "  ", "\t" })
            {
                var text = Lines(before);
                var member = JsonEditing.At(JsonEditing.Read(text), "x");
                Assert.Equal(Lines(after), JsonEditing.Apply(text, JsonEdits.RemoveMember(text, member)));

                string Lines(string row) => row.Replace("|", lineBreak).Replace("  ", indent);
            }
        }
    }
}
