namespace ClientCertAnalyzers.Engines.ConnectionStrings;

/// <summary>One setting of a connection string.</summary>
/// <param name="Key">Without the blanks around it.</param>
/// <param name="Value">Without quotes and the blanks around it.</param>
/// <param name="Written">Both as the text has them, from the key to the end of the value.</param>
/// <param name="Start">Of the value in that.</param>
internal readonly record struct ConnectionSetting(string Key, string Value, string Written, int Start);

/// <summary>A connection string, read as the library would. <see cref="Unknown"/> stands for what code puts in at run time.</summary>
internal sealed class ConnectionText
{
    public const char Unknown = '\uFFFC';

    private static readonly string[] HostKeys = ["Server", "Data Source", "DataSource", "Host", "Address", "Addr", "Network Address"];
    private static readonly string[] LocalHosts = ["localhost", "127.0.0.1", "::1", "[::1]", ".", "(local)", "(localdb)"];

    private readonly List<ConnectionSetting> _settings = [];
    private readonly List<string> _hosts = [];

    private ConnectionText()
    {
    }

    /// <summary>The server is this machine, so nobody stands in between.</summary>
    public bool IsLocal => _hosts.Count > 0 && _hosts.All(host => LocalHosts.Contains(host, StringComparer.OrdinalIgnoreCase));

    public IEnumerable<ConnectionSetting> Settings => _settings;

    /// <summary>The text in pieces; null where the library could not read it.</summary>
    public static ConnectionText? Read(string text, ConnectionDialect dialect)
    {
        var read = new ConnectionText();
        return dialect switch
        {
            ConnectionDialect.AdoNet => read.AddSegments(text, [';'], quotes: true),
            ConnectionDialect.Redis => read.AddSegments(text, [','], quotes: false),
            _ => read.AddUrl(text),
        };
    }

    /// <summary>The value that counts: of several, the last one.</summary>
    public string? Find(string key) => _settings.Where(setting => string.Equals(setting.Key, key, StringComparison.OrdinalIgnoreCase)).Select(setting => setting.Value).LastOrDefault();

    private ConnectionText? AddUrl(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var query = text.IndexOf('?');
        if (scheme < 0 || query < scheme)
        {
            return null;
        }

        var hosts = text.Substring(scheme + 3, query - scheme - 3).Split('/')[0];
        _hosts.AddRange(hosts.Substring(hosts.LastIndexOf('@') + 1).Split(',').Select(WithoutPort));
        return AddSegments(text.Substring(query + 1), ['&', ';'], quotes: false);
    }

    private ConnectionText? AddSegments(string text, char[] separators, bool quotes)
    {
        for (var start = 0; start < text.Length;)
        {
            var equals = text.IndexOf('=', start);
            var end = EndOf(text, start, separators);
            if (equals < 0 || equals >= end)
            {
                if (!AddBare(text.Substring(start, end - start).Trim(), quotes))
                {
                    return null;
                }
            }
            else
            {
                var value = equals + 1;
                while (value < text.Length && char.IsWhiteSpace(text[value]))
                {
                    value++;
                }

                var quote = quotes && value < text.Length && text[value] is '"' or '\'' ? text[value] : '\0';
                var close = quote == '\0' ? EndOf(text, value, separators) : Closing(text, value);
                if (close < 0)
                {
                    return null;
                }

                end = EndOf(text, close, separators);
                Add(text, start, equals, quote == '\0' ? value : value + 1, close);
            }

            start = end + 1;
        }

        return this;
    }

    /// <summary>The quote that ends a value; twice it stands for itself. Negative where there is none.</summary>
    private static int Closing(string text, int open)
    {
        var close = text.IndexOf(text[open], open + 1);
        while (close >= 0 && close + 1 < text.Length && text[close + 1] == text[open])
        {
            close = text.IndexOf(text[open], close + 2);
        }

        return close;
    }

    private static int EndOf(string text, int start, char[] separators) => text.IndexOfAny(separators, start) is var end and >= 0 ? end : text.Length;

    /// <summary>A piece without a value: a host of Redis, or something that code puts in and that may set again what stands before it.</summary>
    private bool AddBare(string text, bool needsValue)
    {
        if (text.Contains(Unknown))
        {
            _settings.Clear();
        }
        else if (!needsValue && text.Length > 0)
        {
            _hosts.Add(WithoutPort(text));
        }

        return !needsValue || text.Length == 0 || text.Contains(Unknown);
    }

    private void Add(string text, int start, int equals, int value, int end)
    {
        while (start < equals && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        var setting = new ConnectionSetting(text.Substring(start, equals - start).Trim(), text.Substring(value, end - value).Trim(), text.Substring(start, end - start).TrimEnd(), value - start);
        _settings.Add(setting);
        if (HostKeys.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
        {
            _hosts.Clear();
            _hosts.Add(WithoutPort(setting.Value.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase) ? setting.Value.Substring(4) : setting.Value));
        }
    }

    /// <summary>The name of the machine, without port and instance. A colon may belong to the address.</summary>
    private static string WithoutPort(string host) => host.Trim() is var name && name.StartsWith("[", StringComparison.Ordinal)
        ? name.Substring(0, name.IndexOf(']') + 1)
        : name.Split(',', '\\')[0] is var first && first.IndexOf(':') == first.LastIndexOf(':') ? first.Split(':')[0].Trim() : first.Trim();
}
