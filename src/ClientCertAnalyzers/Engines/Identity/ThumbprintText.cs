namespace ClientCertAnalyzers.Engines.Identity;

/// <summary>A text that somebody wrote for the hash of a certificate.</summary>
/// <param name="Clean">Its digits in upper case and nothing else.</param>
/// <param name="Strange">The other characters, each once, in the order of the text.</param>
/// <param name="HasLower">Some digits are lower-case letters.</param>
internal sealed record ThumbprintText(string Clean, IReadOnlyList<char> Strange, bool HasLower)
{
    /// <summary>Fewer digits than any hash has are a placeholder, or something else.</summary>
    private const int FewestDigits = 32;

    private static readonly Dictionary<char, string> Names = new()
    {
        [' '] = "spaces",
        [':'] = "colons",
        ['-'] = "hyphens",
        ['\t'] = "tabs",
        ['\u00a0'] = "NO-BREAK SPACE U+00A0",
        ['\u00ad'] = "SOFT HYPHEN U+00AD",
        ['\u200b'] = "ZERO WIDTH SPACE U+200B",
        ['\u200c'] = "ZERO WIDTH NON-JOINER U+200C",
        ['\u200d'] = "ZERO WIDTH JOINER U+200D",
        ['\u200e'] = "LEFT-TO-RIGHT MARK U+200E",
        ['\u200f'] = "RIGHT-TO-LEFT MARK U+200F",
        ['\u202a'] = "LEFT-TO-RIGHT EMBEDDING U+202A",
        ['\u202b'] = "RIGHT-TO-LEFT EMBEDDING U+202B",
        ['\u202c'] = "POP DIRECTIONAL FORMATTING U+202C",
        ['\u202d'] = "LEFT-TO-RIGHT OVERRIDE U+202D",
        ['\u202e'] = "RIGHT-TO-LEFT OVERRIDE U+202E",
        ['\u2060'] = "WORD JOINER U+2060",
        ['\ufeff'] = "ZERO WIDTH NO-BREAK SPACE U+FEFF",
    };

    /// <summary>Null for a text that is no hash.</summary>
    public static ThumbprintText? Of(string text)
    {
        var digits = new List<char>();
        var strange = new List<char>();
        foreach (var character in text)
        {
            if (character is >= '0' and <= '9' or >= 'A' and <= 'F' or >= 'a' and <= 'f')
            {
                digits.Add(character);
            }
            else if (!Names.ContainsKey(character))
            {
                return null;
            }
            else if (!strange.Contains(character))
            {
                strange.Add(character);
            }
        }

        return digits.Count >= FewestDigits
            ? new(new string([.. digits]).ToUpperInvariant(), strange, digits.Any(char.IsLower))
            : null;
    }

    /// <summary>Characters by name, as in "spaces and LEFT-TO-RIGHT MARK U+200E".</summary>
    public static string Describe(IEnumerable<char> characters)
    {
        var names = characters.Select(character => Names[character]).ToList();
        return names.Count == 1 ? names[0] : string.Join(", ", names.Take(names.Count - 1)) + " and " + names[names.Count - 1];
    }
}
