namespace ClientCertAnalyzers.Package.Tests;

/// <summary>A file of the repository that a test writes when UPDATE_DOCS=1 is set, and otherwise holds against what it would write.</summary>
internal static class GeneratedFile
{
    /// <param name="file">Relative to the repository.</param>
    /// <param name="make">Gets what stands there, empty for a new file.</param>
    public static void AssertCurrent(string file, Func<string, string> make)
    {
        var path = Path.Combine(PackedPackage.RepositoryRoot, file);
        var text = File.Exists(path) ? File.ReadAllText(path) : "";
        var current = make(text);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, current);
            return;
        }

        Assert.Equal(current, text);
    }
}
