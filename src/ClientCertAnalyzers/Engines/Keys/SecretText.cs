using System.Text;

namespace ClientCertAnalyzers.Engines.Keys;

/// <summary>Private keys in text: PEM, or base64 alone.</summary>
internal static class SecretText
{
    private const string Begin = "-----BEGIN ";
    private const string KeyLabel = "PRIVATE KEY";
    private const string Dashes = "-----";

    /// <summary>Cheap, for every string of a project: whether it may be one or begin one.</summary>
    public static bool MayBegin(string text) => text.Length >= 16
        && (text[0] == 'M' && text[1] is >= 'A' and <= 'P' || text.Contains(KeyLabel + Dashes) && text.Contains(Begin));

    public static SecretKind Of(string text)
    {
        if (!text.Contains(Begin))
        {
            return FromBase64(text) is { } bytes ? SecretContent.Of(bytes) : SecretKind.None;
        }

        for (var at = text.IndexOf(Begin, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Begin, at + 1, StringComparison.Ordinal))
        {
            var label = at + Begin.Length;
            var body = text.IndexOf(Dashes, label, StringComparison.Ordinal);
            if (body < 0)
            {
                break;
            }

            var end = text.IndexOf(Dashes, body + Dashes.Length, StringComparison.Ordinal);
            if (text.Substring(label, body - label).EndsWith(KeyLabel, StringComparison.Ordinal)
                && FromBase64(text.Substring(body + Dashes.Length, (end < 0 ? text.Length : end) - body - Dashes.Length)) is { } bytes
                && SecretContent.Of(bytes) is var kind and not SecretKind.None)
            {
                return kind;
            }
        }

        return SecretKind.None;
    }

    /// <summary>Null for anything else. White space counts for nothing, nor does a line break as JSON writes it.</summary>
    public static byte[]? FromBase64(string text)
    {
        var digits = new StringBuilder(text.Length);
        var padding = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case ' ' or '\t' or '\r' or '\n':
                    break;
                case '\\' when i + 1 < text.Length && text[i + 1] is 'n' or 'r':
                    i++;
                    break;
                case '=' when padding < 2:
                    padding++;
                    digits.Append('=');
                    break;
                case (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '/' when padding == 0:
                    digits.Append(text[i]);
                    break;
                default:
                    return null;
            }
        }

        return digits.Length > 0 && digits.Length % 4 == 0 ? Convert.FromBase64String(digits.ToString()) : null;
    }
}
