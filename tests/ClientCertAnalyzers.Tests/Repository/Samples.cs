using System.Collections.Immutable;
using ClientCertAnalyzers.AspNetCore;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Tests.Repository;

/// <summary>The sample projects' files, and what all rules together say about them.</summary>
internal static class Samples
{
    private static readonly MetadataReference RuntimeHelper = MetadataReference.CreateFromFile(typeof(RequireClientCertificateAttribute).Assembly.Location);

    public static ImmutableArray<(string File, string Text)> Read(string sample) =>
        [.. Directory.GetFiles(RepositoryFiles.At("samples/" + sample), "*.cs").Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllText(file)))];

    public static Task<ImmutableArray<Diagnostic>> FindingsAsync(string sample)
    {
        var compilation = Analysis.WebProject([.. Read(sample)]).AddReferences(RuntimeHelper);
        Assert.Empty(Analysis.Errors(compilation));
        return Analysis.FindingsAsync(compilation);
    }
}
