namespace ClientCertAnalyzers.Engines.Json;

/// <summary>What may stand between two tokens: white space and comments.</summary>
internal static class JsonTrivia
{
    /// <summary>Where the next token starts, the end of the text included; -1 at something that only starts like a comment.</summary>
    public static int Skip(string text, int position)
    {
        while (true)
        {
            position = SkipSpace(text, position);
            if (position == text.Length || text[position] != '/')
            {
                return position;
            }

            position = SkipComment(text, position);
            if (position < 0)
            {
                return -1;
            }
        }
    }

    public static int SkipSpace(string text, int position)
    {
        while (position < text.Length && text[position] is ' ' or '\t' or '\r' or '\n')
        {
            position++;
        }

        return position;
    }

    /// <summary>The end of the comment that starts here: before the line break, after the <c>*/</c>; -1 where there is none.</summary>
    public static int SkipComment(string text, int start)
    {
        if (start + 1 >= text.Length)
        {
            return -1;
        }

        return text[start + 1] switch
        {
            '/' => SkipLine(text, start + 2),
            '*' => SkipBlock(text, start + 2),
            _ => -1,
        };
    }

    // A lone CR ends the line. System.Text.Json takes the line separators of Unicode for an error here, and only here.
    private static int SkipLine(string text, int position)
    {
        for (; position < text.Length; position++)
        {
            if (text[position] is '\r' or '\n')
            {
                return position;
            }

            if (text[position] is '\u2028' or '\u2029')
            {
                return -1;
            }
        }

        return position;
    }

    private static int SkipBlock(string text, int position)
    {
        var end = text.IndexOf("*/", position, StringComparison.Ordinal);
        return end < 0 ? -1 : end + 2;
    }
}
