namespace ClientCertAnalyzers.CrashTest;

/// <summary>The C# files below a folder.</summary>
internal static class SourceFolder
{
    public static IReadOnlyList<(string Path, string Text)> Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => (file, File.ReadAllText(file)))];

    /// <summary>The same files, each cut somewhere: what an editor sees of code that is being written. The same seed cuts at the same places.</summary>
    public static IReadOnlyList<(string Path, string Text)> Truncate(IReadOnlyList<(string Path, string Text)> files, int seed)
    {
        var random = new Random(seed);
        return [.. files.Select(file => (file.Path, file.Text[..random.Next(file.Text.Length + 1)]))];
    }
}
