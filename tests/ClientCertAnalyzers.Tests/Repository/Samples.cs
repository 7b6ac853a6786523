using System.Collections.Immutable;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Tests.Repository;

/// <summary>The sample projects' files, and what all rules together say about them.</summary>
internal static class Samples
{
    public static ImmutableArray<(string File, string Text)> Read(string sample) => Read(sample, "*.cs");

    /// <summary>What the package's targets hand to the analyzers beside the code.</summary>
    public static ImmutableArray<(string File, string Text)> ReadSettings(string sample) => [.. Read(sample, "appsettings*.json"), .. Read(sample, "web.config"), .. Read(sample, ".globalconfig")];

    private static ImmutableArray<(string File, string Text)> Read(string sample, string files) =>
        [.. Directory.GetFiles(RepositoryFiles.At("samples/" + sample), files).Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllText(file)))];

    /// <summary>A web project that references the runtime helper and WCF's clients.</summary>
    public static Compilation Compile(params (string File, string Text)[] files) =>
        Analysis.WebProject(files).AddReferences([RestoredReferences.RuntimeHelper, .. RestoredReferences.Wcf]);

    public static Task<ImmutableArray<Diagnostic>> FindingsAsync(string sample)
    {
        var compilation = Compile([.. Read(sample)]);
        Assert.Empty(Analysis.Errors(compilation));
        return Analysis.FindingsAsync(compilation, [.. ReadSettings(sample)]);
    }
}
