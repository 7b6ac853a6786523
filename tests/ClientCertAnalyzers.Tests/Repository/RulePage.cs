using System.Text.RegularExpressions;

namespace ClientCertAnalyzers.Tests.Repository;

/// <summary>A page under docs/rules.</summary>
internal static partial class RulePage
{
    public static string Path(string id) => $"docs/rules/{id}.md";

    /// <summary>The tests of the light bulb write what fixes do.</summary>
    public static IEnumerable<string> Sections(string id) =>
        ["What it finds", "What happens at run time", "What can go wrong", "Bad", "Good", .. RuleCatalogue.HasFix(id) ? ["Fix"] : Array.Empty<string>(), "When it is fine", "Configure"];

    public static string Header(string id)
    {
        var rule = RuleCatalogue.Descriptor(id);
        var cwe = rule.CustomTags.FirstOrDefault(tag => tag.StartsWith("external/cwe/cwe-", StringComparison.Ordinal));
        return $"""
            # {id}: {rule.Title}

            Severity | Category | CWE | Fix
            ---------|----------|-----|----
            {rule.DefaultSeverity}{(rule.IsEnabledByDefault ? "" : ", off by default")} | {rule.Category} | {(cwe is null ? "none" : "CWE-" + cwe[17..])} | {(RuleCatalogue.HasFix(id) ? "yes" : "no")}

            """.ReplaceLineEndings("\n");
    }

    /// <summary>The programs that the page shows. Its settings files belong to its code; without code they belong to a host that only starts.</summary>
    public static IEnumerable<Snippet> Snippets(string id, string kind)
    {
        var code = BlocksOf(Path(id), kind).ToList();
        var settings = BlocksOf(Path(id), kind, "jsonc").Select(text => ("appsettings.json", text)).Concat(BlocksOf(Path(id), kind, "xml").Select(text => ("web.config", text)))
            .Concat(BlocksOf(Path(id), kind, "ini").Select(text => (".editorconfig", text))).ToList();
        return settings.Count == 0
            ? code.Select(text => new Snippet(text, []))
            : settings.Select(file => new Snippet(code.SingleOrDefault() ?? "WebApplication.CreateBuilder(args).Build().Run();", [file]));
    }

    public static IEnumerable<string> BlocksOf(string page, string kind, string language = "csharp") =>
        Block().Matches(RepositoryFiles.Read(page)).Where(match => match.Groups["kind"].Value == kind && match.Groups["language"].Value == language).Select(match => match.Groups["code"].Value);

    /// <summary>Line (from 1) and id of each comment <c>MTLSnnnn</c> at the end of a line.</summary>
    public static IEnumerable<(int Line, string Id)> Markers(string code) =>
        code.Split('\n').SelectMany((line, index) => Marker().Matches(line.TrimEnd()).Select(match => (index + 1, match.Groups["id"].Value)));

    [GeneratedRegex(@"^```(?<language>csharp|jsonc|xml|ini) (?<kind>bad|good)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?:// (?<id>MTLS[0-9]{4})|# (?<id>MTLS[0-9]{4})|<!-- (?<id>MTLS[0-9]{4}) -->)$")]
    private static partial Regex Marker();

    /// <param name="Code">Of Program.cs.</param>
    /// <param name="Files">Settings files beside it.</param>
    public sealed record Snippet(string Code, IReadOnlyList<(string Name, string Text)> Files);
}
