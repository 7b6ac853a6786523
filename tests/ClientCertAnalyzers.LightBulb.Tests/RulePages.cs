using System.Text.RegularExpressions;
using ClientCertAnalyzers.Package.Tests;

namespace ClientCertAnalyzers.LightBulb.Tests;

/// <summary>The faulty programs on the pages of the rules that have a fix.</summary>
internal static partial class RulePages
{
    /// <summary>The fix for a settings file waits for code that insists on the certificate, which the page leaves out.</summary>
    private const string Insists = """
        using ClientCertAnalyzers.AspNetCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddClientCertificateResponses();

        var app = builder.Build();
        app.MapGet("/orders", () => "all orders").RequireClientCertificate();
        app.Run();
        """;

    public static IEnumerable<string> Fixable =>
        from page in Directory.GetFiles(Path.Combine(PackedPackage.RepositoryRoot, "docs/rules"), "MTLS*.md").Order(StringComparer.Ordinal)
        where HasFix().IsMatch(File.ReadAllText(page))
        select Path.GetFileNameWithoutExtension(page);

    public static string PathOf(string id) => $"docs/rules/{id}.md";

    /// <summary>The page with the changes that its fixes make to its programs.</summary>
    public static string WithFixes(string page, IEnumerable<ShownFix> fixes) =>
        Fixes().Replace(page, $"<!-- fix -->\n## Fix\n\n{string.Join("\n", fixes.Select(fix => fix.Text))}<!-- /fix -->\n", 1);

    /// <summary>Programs, each alone or with a settings file.</summary>
    public static IEnumerable<(string Code, string? SettingsFile, string? Settings)> Programs(string id)
    {
        // The comments that mark faulty lines are for readers: a fix would keep them.
        var page = Marker().Replace(File.ReadAllText(Path.Combine(PackedPackage.RepositoryRoot, PathOf(id))), "");
        var blocks = Bad().Matches(page).ToLookup(block => block.Groups["language"].Value, block => block.Groups["text"].Value);
        var settings = blocks["jsonc"].Select(text => ("appsettings.json", text)).Concat(blocks["xml"].Select(text => ("web.config", text))).ToList();
        return settings.Count == 0
            ? blocks["csharp"].Select(code => (code, (string?)null, (string?)null))
            : settings.Select(file => (blocks["csharp"].SingleOrDefault() ?? Insists, (string?)file.Item1, (string?)file.text));
    }

    [GeneratedRegex(@"^(Error|Warning|Info) \| .* \| yes$", RegexOptions.Multiline)]
    private static partial Regex HasFix();

    [GeneratedRegex("^```(?<language>csharp|jsonc|xml) bad\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Bad();

    [GeneratedRegex(" *(?:// MTLS[0-9]{4}|<!-- MTLS[0-9]{4} -->)$", RegexOptions.Multiline)]
    private static partial Regex Marker();

    [GeneratedRegex("^<!-- fix -->\n.*^<!-- /fix -->\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fixes();
}
