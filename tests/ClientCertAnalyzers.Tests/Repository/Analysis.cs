using System.Collections.Concurrent;
using System.Collections.Immutable;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Tests.Repository;

/// <summary>All analyzers at once on the bare driver. An exception in one of them fails the test.</summary>
internal static class Analysis
{
    /// <summary>What the web SDK writes for a project with implicit usings.</summary>
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

    private static readonly CSharpParseOptions Latest = new(LanguageVersion.Latest);

    public static CSharpCompilation WebProject(params (string Path, string Text)[] files) =>
        Project([.. References.AspNetCore], [("ImplicitUsings.cs", ImplicitUsings), .. files]);

    public static CSharpCompilation Project(IEnumerable<MetadataReference> references, params (string Path, string Text)[] files)
    {
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, Latest, file.Path)).ToArray();
        var kind = trees.Any(tree => tree.GetRoot().ChildNodes().Any(node => node.IsKind(SyntaxKind.GlobalStatement)))
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary;
        return CSharpCompilation.Create("Project", trees, references, new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));
    }

    public static IEnumerable<Diagnostic> Errors(Compilation compilation) =>
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>The findings of every analyzer in the order of file and line.</summary>
    public static Task<ImmutableArray<Diagnostic>> FindingsAsync(Compilation compilation) => FindingsAsync(compilation, RuleCatalogue.Analyzers);

    public static async Task<ImmutableArray<Diagnostic>> FindingsAsync(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var thrown = new ConcurrentQueue<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => thrown.Enqueue(exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var findings = await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(thrown);
        return [.. findings.OrderBy(f => f.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(f => f.Location.SourceSpan.Start).ThenBy(f => f.Id, StringComparer.Ordinal)];
    }
}
