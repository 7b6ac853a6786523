using System.Text.RegularExpressions;

namespace ClientCertAnalyzers.Package.Tests;

/// <summary>The recipes of <c>docs/ci.md</c>, as a reader copies them: each block has a name behind its language.</summary>
internal static class CiPage
{
    private static readonly Dictionary<string, string> Blocks = Regex
        .Matches(File.ReadAllText(Path.Combine(PackedPackage.RepositoryRoot, "docs/ci.md")), @"^```\w+ (?<name>[\w-]+)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)
        .ToDictionary(block => block.Groups["name"].Value, block => block.Groups["text"].Value);

    public static IEnumerable<string> Names => Blocks.Keys;

    public static string Block(string name) => Blocks[name];
}
