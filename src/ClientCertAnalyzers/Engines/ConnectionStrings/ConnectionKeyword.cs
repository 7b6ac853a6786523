namespace ClientCertAnalyzers.Engines.ConnectionStrings;

/// <summary>A keyword of connection strings that switches validation off.</summary>
/// <param name="Names">The keyword and its synonyms. Case does not matter.</param>
/// <param name="Wrong">The values that do so. Case does not matter.</param>
/// <param name="Right">The value that validates instead.</param>
internal sealed record ConnectionKeyword(string[] Names, string[] Wrong, string Right)
{
    public string Effect { get; init; } = "accept every server certificate";

    public bool IsInfo { get; init; }

    /// <summary>Whether the keyword means anything beside the others.</summary>
    public Func<ConnectionText, bool> Counts { get; init; } = _ => true;

    /// <summary>The setting that switches validation off; null where none does. Of several with one meaning, the last counts.</summary>
    public ConnectionSetting? In(ConnectionText text)
    {
        ConnectionSetting? last = null;
        foreach (var setting in text.Settings)
        {
            last = Names.Contains(setting.Key, StringComparer.OrdinalIgnoreCase) ? setting : last;
        }

        return last is { } found && Wrong.Contains(found.Value, StringComparer.OrdinalIgnoreCase) && Counts(text) ? found : null;
    }
}
