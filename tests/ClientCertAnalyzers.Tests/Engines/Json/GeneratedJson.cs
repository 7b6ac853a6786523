using System.Text;

namespace ClientCertAnalyzers.Tests.Engines.Json;

/// <summary>Texts grown from the grammar: the same for the same seed. Some are then broken, mostly where readers differ.</summary>
internal sealed class GeneratedJson
{
    private static readonly string[] Keys =
    [
        "\"a\"", "\"A\"", "\"b\"", "\"c\"", "\"a:b\"", "\"0\"", "\"1\"", "\"\"", "\":\"", "\"\\u0061\"", "\"k\\n\"", "\"\u00e9\"",
        "\"Url\"", "\"\\ud800\"",
    ];

    private static readonly string[] Leaves =
    [
        "0", "-0", "7", "10.50", "1e5", "-1.5E+09", "true", "false", "null", "true", "null", "\"\"", "\"x\"", "\"\\\"\\\\\"",
        "\"\\u00e9\\ud83d\\ude00\"", "\"\ud83d\ude00\u2028\"", "\"// no /* comment\"", "\"a b\\tc\"", "\"\\/\"", "\"]},{\"",
        "\"\\udc00\"",
    ];

    private static readonly string[] Trivia =
    [
        " ", "\n", "\r\n", "\t", "  ", "\n  ", "\r", "// line\n", "//\r", " // to the end }\r\n", "/**/", "/* a, \"b\" */", "/***/",
        "/*/ // */", "/*\n*/", "/*\u2029*/",
    ];

    // What is put into a text to break it, or to see that it does not break.
    private static readonly string[] Strays =
    [
        "01", "1.", "-", "e5", ".5", "+1", "0", "1", "/*", "*/", "/", "//", "// \u2028", "\"\\q\"", "\"\\u12\"", "\"\\ud800\"", "\"x",
        "\"", "\\", "\uFEFF", "\r", "\n", "\u2028", "\u0085", "\u00a0", "\f", "\0", "\u0001", ",", ",,", ":", "{", "}", "[", "]", "[]",
        "{}", "true", "nul", "True", "x", "'", "\ud800", "\udc00",
    ];

    private readonly Random _random;

    private readonly StringBuilder _text = new();

    private int _budget;

    private GeneratedJson(int seed) => _random = new Random(seed);

    /// <summary>Only what grew from the grammar: valid, except that some are too deep.</summary>
    public static IEnumerable<string> Whole(int seed, int count)
    {
        var generator = new GeneratedJson(seed);
        return Enumerable.Range(0, count).Select(_ => generator.Grow());
    }

    /// <summary>Every second text is broken in one or two places.</summary>
    public static IEnumerable<string> WithFaults(int seed, int count)
    {
        var generator = new GeneratedJson(seed);
        return Enumerable.Range(0, count).Select(i => i % 2 == 0 ? generator.Grow() : generator.Break(generator.Grow()));
    }

    private string Grow()
    {
        _text.Clear();
        _budget = _random.Next(1, 25);
        if (Chance(50))
        {
            _text.Append('\uFEFF');
        }

        if (Chance(50))
        {
            AppendNest();
            return _text.ToString();
        }

        AppendTrivia();
        AppendValue(_random.Next(10) switch { 0 => 'v', 1 => '[', _ => '{' }, depth: 0);
        AppendTrivia();
        return _text.Append(Chance(20) ? "// at the end" : "").ToString();
    }

    private void AppendValue(char kind, int depth)
    {
        _budget--;
        if (kind == 'v')
        {
            _text.Append(Pick(Leaves));
            return;
        }

        var close = kind == '{' ? '}' : ']';
        _text.Append(kind);
        AppendTrivia();
        var items = _budget <= 0 || depth > 6 ? 0 : _random.Next(5);
        for (var i = 0; i < items; i++)
        {
            if (kind == '{')
            {
                _text.Append(Pick(Keys)).Append(Chance(6) ? " \r\n\t" : "").Append(':');
                AppendTrivia();
            }

            AppendValue(_random.Next(5) switch { 0 => '{', 1 => '[', _ => 'v' }, depth + 1);
            AppendTrivia();
            if (i < items - 1 || Chance(5))
            {
                _text.Append(',');
                AppendTrivia();
            }
        }

        _text.Append(close);
    }

    // As deep as the limit, and a little more and less.
    private void AppendNest()
    {
        var closes = new Stack<char>();
        for (var depth = _random.Next(60, 68); depth > 0; depth--)
        {
            var isObject = Chance(2);
            _text.Append(isObject ? "{\"a\":" : Chance(4) ? "[[],{}," : "[");
            closes.Push(isObject ? '}' : ']');
        }

        AppendValue("v{["[_random.Next(3)], depth: 7);
        foreach (var close in closes)
        {
            _text.Append(close);
        }
    }

    private void AppendTrivia()
    {
        while (Chance(3))
        {
            _text.Append(Pick(Trivia));
        }
    }

    private string Break(string text)
    {
        for (var times = _random.Next(1, 3); times > 0; times--)
        {
            var at = _random.Next(text.Length + 1);
            var length = Math.Min(_random.Next(1, 4), text.Length - at);
            text = _random.Next(10) switch
            {
                0 => text[..at],
                1 => text.Remove(at, length),
                2 => text.Insert(_random.Next(text.Length + 1), text.Substring(at, length)),
                _ => text.Insert(at, Pick(Strays)),
            };
        }

        return text;
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
