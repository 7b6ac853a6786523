using System.Globalization;

namespace ClientCertAnalyzers.Engines.Settings;

/// <summary>Kestrel reads values with <c>Enum.TryParse</c>, ignoring case, and takes what does not parse for nothing.</summary>
internal static class KestrelEnum
{
    /// <summary>A number, or names with commas between them, whose numbers are added up; null where it is neither.</summary>
    public static int? Parse(string text, IReadOnlyDictionary<string, int> names)
    {
        if (int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        var all = 0;
        foreach (var name in text.Split(','))
        {
            if (!names.TryGetValue(name.Trim(), out var value))
            {
                return null;
            }

            all |= value;
        }

        return all;
    }
}
