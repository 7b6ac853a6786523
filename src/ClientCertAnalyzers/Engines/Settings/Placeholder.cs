namespace ClientCertAnalyzers.Engines.Settings;

/// <summary>A value that a deployment fills in: what the application will read is not to be seen.</summary>
internal static class Placeholder
{
    public static bool Is(string text) => text.Trim() is { Length: > 0 } value
        && ((value[0], value[value.Length - 1]) is ('<', '>') or ('{', '}') or ('[', ']') or ('%', '%') or ('#', '#') or ('*', '*') or ('$', '$')
            || value.Contains("${") || value.Contains("$(") || value.Contains("{{") || value.Contains("#{")
            || (value.Length > 4 && value.StartsWith("__", StringComparison.Ordinal) && value.EndsWith("__", StringComparison.Ordinal))
            || value.StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase)
            || IsVariable(value));

    /// <summary>As a shell writes variables of the environment. Passwords with a dollar are seldom in capitals throughout.</summary>
    private static bool IsVariable(string value) =>
        value.Length > 1 && value[0] == '$' && value.Skip(1).All(character => character is >= 'A' and <= 'Z' or >= '0' and <= '9' or '_');
}
