using ClientCertAnalyzers.CodeFixes.Json;

namespace ClientCertAnalyzers.Tests.Engines.Json;

public sealed class JsonMoveMemberTests
{
    [Fact]
    public void Member_GoesToTheEndOfTheOtherObject() => IsMoved(
        """
        {
          // Kestrel
          "Kestrel": {
            "Certificate": { "Path": "a.pfx" }, // here
            "Endpoints": {
              "A": {
                "Url": "https://a" // the only one
              }
            }
          }
        }
        """,
        "Kestrel/Certificate",
        "Kestrel/Endpoints/A",
        """
        {
          // Kestrel
          "Kestrel": {
            "Endpoints": {
              "A": {
                "Url": "https://a", // the only one
                "Certificate": { "Path": "a.pfx" }
              }
            }
          }
        }
        """);

    [Fact]
    public void InnerLines_MoveToTheNewDepth() => IsMoved(
        """
        {
          "a": {
            "x": {
              // one
              "y": [
                1,

                2
              ] /* two
              lines */
            },
            "z": 1
          }
        }
        """,
        "a/x",
        "",
        """
        {
          "a": {
            "z": 1
          },
          "x": {
            // one
            "y": [
              1,

              2
            ] /* two
              lines */
          }
        }
        """);

    [Fact]
    public void Key_StaysAsItIsWritten() => IsMoved("""{ "o": {}, "\u0078": 1 }""", "x", "o", """{ "o": { "\u0078": 1 } }""");

    [Fact]
    public void OnlyMember_LeavesAnEmptyObject() => IsMoved(
        """
        {
          "a": {
            "x": 1
          },
          "b": {
          }
        }
        """,
        "a/x",
        "b",
        """
        {
          "a": {},
          "b": {
            "x": 1
          }
        }
        """);

    [Theory]
    [InlineData("a/x", "a")]
    [InlineData("a", "a")]
    [InlineData("a", "a/y")]
    public void MemberThatIsThereAlready_Stays(string member, string target)
    {
        const string Text = """{ "a": { "x": 1, "y": {} } }""";
        IsMoved(Text, member, target, Text);
    }

    private static void IsMoved(string before, string member, string target, string after)
    {
        foreach (var lineBreak in new[] { "\n", "\r\n" })
        {
            foreach (var indent in new[] { "  ", "\t" })
            {
                var text = Lines(before);
                var root = JsonEditing.Read(text);
                var changes = JsonEdits.MoveMember(text, JsonEditing.At(root, member), JsonEditing.At(root, target));
                Assert.Equal(Lines(after), JsonEditing.Apply(text, changes));

                string Lines(string row) => row.ReplaceLineEndings(lineBreak).Replace("  ", indent);
            }
        }
    }
}
