using System.Reflection;

namespace ClientCertAnalyzers.Tests.Repository;

/// <summary>Files of the repository, and the parts of them that are generated. <c>UPDATE_DOCS=1</c> rewrites those.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = Path.GetFullPath(typeof(RepositoryFiles).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!);

    private static bool Update => Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1";

    public static string At(string path) => Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(At(path)).ReplaceLineEndings("\n");

    /// <summary>Holds a file that is generated as a whole against what it should be.</summary>
    public static void AssertGenerated(string path, string expected)
    {
        if (Update)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
            File.WriteAllText(At(path), expected);
            return;
        }

        Assert.Equal(expected, Read(path));
    }

    /// <summary>Holds the text between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c> against what it should be.</summary>
    public static void AssertGenerated(string path, string name, string expected)
    {
        var text = Read(path);
        var (open, close) = ($"<!-- {name} -->\n", $"<!-- /{name} -->");
        var start = text.IndexOf(open, StringComparison.Ordinal);
        var end = text.IndexOf(close, StringComparison.Ordinal);
        Assert.True(start >= 0 && end > start, $"{path} lacks the markers of '{name}'");
        start += open.Length;
        if (Update)
        {
            File.WriteAllText(At(path), text[..start] + expected + text[end..]);
            return;
        }

        Assert.Equal(expected, text[start..end]);
    }
}
