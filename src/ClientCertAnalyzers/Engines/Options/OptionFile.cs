using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.Engines.Options;

/// <summary>A line that sets an option of ours.</summary>
internal readonly record struct OptionSetting(string Name, string Value, Location Location);

/// <summary>An .editorconfig or .globalconfig as a text. Only lines are read: which files a section is for, Roslyn knows.</summary>
internal static class OptionFile
{
    /// <summary>A line as Roslyn reads it: the name in any case, a comment behind the value.</summary>
    private static readonly Regex Line = new(@"^\s*(?<name>mtls_[\w.\-]*)\s*[=:]\s*(?<value>.*?)\s*([#;].*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static bool Is(AdditionalText file) =>
        file.Path.EndsWith(".editorconfig", StringComparison.OrdinalIgnoreCase) || file.Path.EndsWith(".globalconfig", StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<OptionSetting> SettingsOf(AdditionalText file, CancellationToken cancellationToken)
    {
        if (file.GetText(cancellationToken) is not { } text)
        {
            yield break;
        }

        foreach (var line in text.Lines)
        {
            if (Line.Match(line.ToString()) is { Success: true } match)
            {
                var (name, value) = (match.Groups["name"], match.Groups["value"]);
                var span = TextSpan.FromBounds(line.Start + name.Index, line.Start + value.Index + value.Length);
                yield return new(name.Value.ToLowerInvariant(), value.Value, Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span)));
            }
        }
    }
}
