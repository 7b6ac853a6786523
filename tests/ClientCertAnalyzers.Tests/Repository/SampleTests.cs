using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Tests.Repository;

/// <summary>What all rules together say about the samples, against the ids that end the samples' faulty lines.</summary>
public partial class SampleTests
{
    /// <summary>What a web project's implicit usings generate.</summary>
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private static readonly string Samples = Path.Combine(
        typeof(SampleTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!,
        "samples");

    [Fact]
    public async Task InsecureApi_Reports_what_its_markers_say_and_no_more()
    {
        var files = Read("InsecureApi");

        var markers = Markers(files);

        Assert.NotEmpty(markers);
        AssertSame(markers, await FindingsAsync(files));
    }

    [Fact]
    public void InsecureApi_Reports_every_rule()
    {
        var marked = Markers(Read("InsecureApi")).Select(marker => marker.Id).Distinct().Order();

        Assert.Equal(Analyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct().Order(), marked);
    }

    [Fact]
    public async Task SecureApi_IsSilent()
    {
        var files = Read("SecureApi");

        Assert.Empty(Markers(files));
        AssertSame([], await FindingsAsync(files));
    }

    [GeneratedRegex(@"// (MTLS\d{4}(?:[ ,]+MTLS\d{4})*)\s*$")]
    private static partial Regex Marker();

    private static ImmutableArray<(string File, string Text)> Read(string sample) =>
        [.. Directory.GetFiles(Path.Combine(Samples, sample), "*.cs").Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllText(file)))];

    private static List<(string File, int Line, string Id)> Markers(IEnumerable<(string File, string Text)> files) =>
        [.. from file in files
            from line in file.Text.Split('\n').Select((text, index) => (Text: text, Number: index + 1))
            from id in Marker().Match(line.Text).Groups[1].Value.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
            select (file.File, line.Number, id)];

    private static async Task<IEnumerable<(string File, int Line, string Id)>> FindingsAsync(ImmutableArray<(string File, string Text)> files)
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        var compilation = CSharpCompilation.Create(
            "Sample",
            [.. files.Add(("ImplicitUsings.cs", ImplicitUsings)).Select(file => CSharpSyntaxTree.ParseText(file.Text, options, file.File))],
            References.AspNetCore,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var findings = await compilation.WithAnalyzers(Analyzers()).GetAnalyzerDiagnosticsAsync();
        return from finding in findings
               let span = finding.Location.GetLineSpan()
               select (span.Path, span.StartLinePosition.Line + 1, finding.Id);
    }

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers() =>
        [.. typeof(ClientCertAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    private static void AssertSame(IEnumerable<(string File, int Line, string Id)> markers, IEnumerable<(string File, int Line, string Id)> findings)
    {
        var (expected, actual) = (Lines(markers), Lines(findings));
        Assert.True(expected == actual, $"Markers:\n{expected}\n\nFindings:\n{actual}");
    }

    private static string Lines(IEnumerable<(string File, int Line, string Id)> findings) =>
        string.Join('\n', findings.Order().Select(finding => $"{finding.File}({finding.Line}): {finding.Id}"));
}
