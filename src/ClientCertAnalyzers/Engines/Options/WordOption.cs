using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Engines.Options;

/// <summary>An option whose value is one of a few words, in any case.</summary>
internal sealed class WordOption<T>(string name, params (string Word, T Meaning)[] words) : ConfigOption(name), IWordOption
    where T : struct, Enum
{
    public IEnumerable<string> Words => words.Select(word => word.Word);

    /// <summary>The meaning for a file; null where the option is not set, or to no word of ours.</summary>
    public T? For(AnalyzerOptions options, SyntaxTree file) => Read(options, file) is { } value ? Meaning(value) : null;

    public override IEnumerable<OptionFault> Faults(string value, Compilation compilation) =>
        Meaning(value) is null ? [new(value, $"its values are {string.Join(", ", Words.Take(words.Length - 1).Select(word => $"'{word}'"))} and '{words[words.Length - 1].Word}'")] : [];

    private T? Meaning(string value)
    {
        value = value.Trim();
        foreach (var (word, meaning) in words)
        {
            if (string.Equals(word, value, StringComparison.OrdinalIgnoreCase))
            {
                return meaning;
            }
        }

        return null;
    }
}

/// <summary>For the page of the options.</summary>
internal interface IWordOption
{
    /// <summary>The first is the default.</summary>
    IEnumerable<string> Words { get; }
}
