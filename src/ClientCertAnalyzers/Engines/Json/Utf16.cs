namespace ClientCertAnalyzers.Engines.Json;

internal static class Utf16
{
    /// <summary>Whether every surrogate has its other half. System.Text.Json neither reads other text nor returns other strings.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
            {
                return false;
            }

            i++;
        }

        return true;
    }
}
