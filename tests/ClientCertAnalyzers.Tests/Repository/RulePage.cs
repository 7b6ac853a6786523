using System.Text.RegularExpressions;

namespace ClientCertAnalyzers.Tests.Repository;

/// <summary>A page under docs/rules.</summary>
internal static partial class RulePage
{
    public static readonly string[] Sections =
        ["What it finds", "What happens at run time", "What can go wrong", "Bad", "Good", "When it is fine", "Configure"];

    public static string Path(string id) => $"docs/rules/{id}.md";

    public static string Header(string id)
    {
        var rule = RuleCatalogue.Descriptor(id);
        var cwe = rule.CustomTags.FirstOrDefault(tag => tag.StartsWith("external/cwe/cwe-", StringComparison.Ordinal));
        return $"""
            # {id}: {rule.Title}

            Severity | Category | CWE | Fix
            ---------|----------|-----|----
            {rule.DefaultSeverity} | {rule.Category} | {(cwe is null ? "none" : "CWE-" + cwe[17..])} | {(RuleCatalogue.HasFix(id) ? "yes" : "no")}

            """.ReplaceLineEndings("\n");
    }

    public static IEnumerable<string> Blocks(string id, string kind) => BlocksOf(Path(id), kind);

    public static IEnumerable<string> BlocksOf(string page, string kind) =>
        Block().Matches(RepositoryFiles.Read(page)).Where(match => match.Groups["kind"].Value == kind).Select(match => match.Groups["code"].Value);

    /// <summary>Line (from 1) and id of each <c>// MTLSnnnn</c> at the end of a line.</summary>
    public static IEnumerable<(int Line, string Id)> Markers(string code) =>
        code.Split('\n').SelectMany((line, index) => Marker().Matches(line.TrimEnd()).Select(match => (index + 1, match.Groups[1].Value)));

    [GeneratedRegex(@"^```csharp (?<kind>bad|good)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"// (MTLS[0-9]{4})$")]
    private static partial Regex Marker();
}
