using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.CodeFixes;

internal static class LineBreaks
{
    /// <summary>The text with the line breaks of the text before. A file that mixes them is left alone: any choice would be a guess.</summary>
    public static SourceText Keep(SourceText before, SourceText after)
    {
        var own = Of(before).Distinct().Take(2).ToArray();
        if (own is not [var wanted] || Of(after).All(found => found == wanted))
        {
            return after;
        }

        return after.WithChanges(after.Lines
            .Where(line => line.End < line.EndIncludingLineBreak && Break(line) != wanted)
            .Select(line => new TextChange(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak), wanted)));
    }

    private static IEnumerable<string> Of(SourceText text) =>
        text.Lines.Where(line => line.End < line.EndIncludingLineBreak).Select(Break);

    private static string Break(TextLine line) => line.Text!.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
}
