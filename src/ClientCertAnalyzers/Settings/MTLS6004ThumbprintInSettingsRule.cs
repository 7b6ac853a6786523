using ClientCertAnalyzers.Engines.Identity;
using ClientCertAnalyzers.Engines.Json;
using ClientCertAnalyzers.Engines.Settings;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Settings;

/// <summary>
/// A thumbprint in a settings file with characters that the one of a certificate never has. Info: code may take them out. Lower case is left
/// alone, because code that reads settings often ignores case.
/// </summary>
internal sealed class MTLS6004ThumbprintInSettingsRule() : SettingsRule(Rules.MTLS6004ThumbprintNeverMatches)
{
    internal const string Remedy = "Write thumbprints without separators and invisible characters";

    private const string Key = "Thumbprint";
    private const int Digits = 40;

    public override bool IsOfKestrel => false;

    public override IEnumerable<SettingsFinding> Judge(SettingsView view, HostCode code)
    {
        var open = new Stack<(SettingsSection Section, bool IsNamed)>([(view.Root, false)]);
        while (open.Count > 0)
        {
            var (section, isNamed) = open.Pop();
            if (isNamed && section.Value is { Node.Kind: JsonKind.String } value && ThumbprintText.Of(value.Text) is { Strange.Count: > 0, Clean: { Length: Digits } clean } text)
            {
                yield return new(
                    Descriptor, value, Digits, "contains " + ThumbprintText.Describe(text.Strange), "comparison never finds them the same unless code takes that out", $"write '{clean}'")
                {
                    Severity = DiagnosticSeverity.Info,
                    Remedies = [new(Remedy, SettingsEdit.Replace(value, $"\"{clean}\""))],
                };
            }

            // The items of a list have numbers for keys, and their list the name.
            foreach (var child in section.Children)
            {
                open.Push((child, child.Key.IndexOf(Key, StringComparison.OrdinalIgnoreCase) >= 0 || (isNamed && int.TryParse(child.Key, out _))));
            }
        }
    }
}
