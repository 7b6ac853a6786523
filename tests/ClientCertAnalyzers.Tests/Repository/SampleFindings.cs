using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Tests.Repository;

/// <summary>What the rules say about samples/InsecureApi, in the compiler's format.</summary>
internal static class SampleFindings
{
    private const string Folder = "samples/InsecureApi";

    public static async Task<string> WarningsAsync()
    {
        var root = RepositoryFiles.At(Folder);
        var files = Directory.Exists(root) ? Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories) : [];
        var sources = files.Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .Select(file => (Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllText(file)));
        var findings = await Analysis.FindingsAsync(Analysis.WebProject([.. sources]));
        return string.Concat(findings.Where(finding => finding.Severity == DiagnosticSeverity.Warning).Select(Line));
    }

    private static string Line(Diagnostic finding)
    {
        var place = finding.Location.GetLineSpan();
        var start = place.StartLinePosition;
        return $"{place.Path}({start.Line + 1},{start.Character + 1}): warning {finding.Id}: {finding.GetMessage()}\n";
    }
}
