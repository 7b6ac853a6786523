using System.Text;

namespace ClientCertAnalyzers.LightBulb.Tests;

/// <summary>Two texts, line by line: what goes, what comes, and one line around either.</summary>
internal static class LineDiff
{
    public static string Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var lines = Lines(before, after);
        var text = new StringBuilder();
        var last = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!IsChange(i - 1) && !IsChange(i) && !IsChange(i + 1))
            {
                continue;
            }

            if (last >= 0 && last < i - 1)
            {
                text.Append("@@\n");
            }

            text.Append($"{lines[i].Kind}{lines[i].Text}".TrimEnd()).Append('\n');
            last = i;
        }

        return text.ToString();

        bool IsChange(int i) => i >= 0 && i < lines.Count && lines[i].Kind != ' ';
    }

    /// <summary>Along the longest common subsequence.</summary>
    private static List<(char Kind, string Text)> Lines(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var common = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var lines = new List<(char, string)>();
        var (x, y) = (0, 0);
        while (x < before.Count || y < after.Count)
        {
            if (x < before.Count && y < after.Count && before[x] == after[y])
            {
                lines.Add((' ', before[x++]));
                y++;
            }
            else if (x < before.Count && (y == after.Count || common[x + 1, y] >= common[x, y + 1]))
            {
                lines.Add(('-', before[x++]));
            }
            else
            {
                lines.Add(('+', after[y++]));
            }
        }

        return lines;
    }
}
