using System.Text;

namespace ClientCertAnalyzers.Engines.Json;

/// <summary>Strings and numbers. Each method takes the start of a token and gives its end, or -1 where there is no such token.</summary>
internal static class JsonTokens
{
    private const string Escapable = "\"\\/bfnrtu";

    private const string Escaped = "\"\\/\b\f\n\r\t";

    public static int EndOfString(string text, int start, out string value)
    {
        value = "";
        StringBuilder? decoded = null;
        var copied = start + 1; // everything before it is in decoded already
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] < ' ')
            {
                return -1;
            }

            if (text[i] == '"')
            {
                value = decoded is null ? text.Substring(copied, i - copied) : decoded.Append(text, copied, i - copied).ToString();
                return i + 1;
            }

            if (text[i] != '\\')
            {
                continue;
            }

            decoded ??= new StringBuilder();
            decoded.Append(text, copied, i - copied);
            i = Unescape(text, i + 1, decoded);
            if (i < 0)
            {
                return -1;
            }

            copied = i + 1;
        }

        return -1;
    }

    // Takes the character after the backslash and gives the last one of the escape.
    private static int Unescape(string text, int position, StringBuilder decoded)
    {
        var which = position < text.Length ? Escapable.IndexOf(text[position]) : -1;
        if (which < 0)
        {
            return -1;
        }

        if (which < Escaped.Length)
        {
            decoded.Append(Escaped[which]);
            return position;
        }

        var code = 0;
        for (var i = position + 1; i <= position + 4; i++)
        {
            var digit = HexDigit(At(text, i));
            if (digit < 0)
            {
                return -1;
            }

            code = (code * 16) + digit;
        }

        decoded.Append((char)code);
        return position + 4;
    }

    // Not ushort.TryParse: it takes "006\0" for a number.
    private static int HexDigit(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'a' and <= 'f' => character - 'a' + 10,
        >= 'A' and <= 'F' => character - 'A' + 10,
        _ => -1,
    };

    public static int EndOfNumber(string text, int start)
    {
        var whole = At(text, start) == '-' ? start + 1 : start;
        var end = At(text, whole) == '0' ? whole + 1 : EndOfDigits(text, whole);
        if (end > 0 && At(text, end) == '.')
        {
            end = EndOfDigits(text, end + 1);
        }

        if (end > 0 && At(text, end) is 'e' or 'E')
        {
            end = EndOfDigits(text, At(text, end + 1) is '+' or '-' ? end + 2 : end + 1);
        }

        // A number must be followed by something that can follow a value. Other characters fail in the parser.
        return end;
    }

    private static int EndOfDigits(string text, int start)
    {
        var end = start;
        while (At(text, end) is >= '0' and <= '9')
        {
            end++;
        }

        return end == start ? -1 : end;
    }

    private static char At(string text, int position) => position < text.Length ? text[position] : '\0';
}
