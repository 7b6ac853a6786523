using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Verification;

/// <summary>The official harness with this repository's reference assemblies. Markup: <c>{|MTLS3002:...|}</c>.</summary>
internal static class Verify
{
    /// <summary>Runs one analyzer over a file and compares with the markup. Info findings count like any other.</summary>
    public static Task DiagnosticsAsync<TAnalyzer>([StringSyntax("c#-test")] string source, Action<CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>>? configure = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new CSharpAnalyzerTest<TAnalyzer, DefaultVerifier> { TestCode = source };
        Prepare(test);
        configure?.Invoke(test);
        return test.RunAsync();
    }

    /// <summary>Runs a fix, and Fix All in every scope unless <paramref name="configure"/> turns that off.</summary>
    public static Task FixAsync<TAnalyzer, TFix>(
        [StringSyntax("c#-test")] string source,
        [StringSyntax("c#-test")] string fixedSource,
        string? equivalenceKey = null,
        Action<CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>>? configure = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
        {
            TestCode = source,
            FixedCode = fixedSource,
            CodeActionEquivalenceKey = equivalenceKey,
        };
        Prepare(test);
        configure?.Invoke(test);
        if (test.FixedState.Sources.Count < test.TestState.Sources.Count)
        {
            foreach (var extra in test.TestState.Sources.Skip(test.FixedState.Sources.Count))
            {
                test.FixedState.Sources.Add(extra);
            }
        }

        return test.RunAsync();
    }

    /// <summary>Compiles for another framework than the newest.</summary>
    public static void Target(this AnalyzerTest<DefaultVerifier> test, ImmutableArray<MetadataReference> framework)
    {
        test.TestState.AdditionalReferences.Clear();
        test.TestState.AdditionalReferences.AddRange(framework);
    }

    private static void Prepare(AnalyzerTest<DefaultVerifier> test)
    {
        test.ReferenceAssemblies = new ReferenceAssemblies("local");
        test.TestState.AdditionalReferences.AddRange(References.AspNetCore);
        test.SolutionTransforms.Add((solution, id) =>
        {
            var project = solution.GetProject(id)!;
            var options = (CSharpCompilationOptions)project.CompilationOptions!;
            var parse = (CSharpParseOptions)project.ParseOptions!;
            var kind = Compilations.KindFor(project.Documents.Select(document => document.GetSyntaxRootAsync().Result!));
            return solution
                .WithProjectCompilationOptions(id, options.WithOutputKind(kind).WithNullableContextOptions(NullableContextOptions.Enable))
                .WithProjectParseOptions(id, parse.WithLanguageVersion(LanguageVersion.Latest));
        });
    }
}
