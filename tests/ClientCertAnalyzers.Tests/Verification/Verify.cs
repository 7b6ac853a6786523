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
    /// <summary>The usings of the rule catalogue's snippets and of a web project's implicit usings.</summary>
    public const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net;
        global using System.Net.Http;
        global using System.Net.Security;
        global using System.Security.Authentication;
        global using System.Security.Cryptography;
        global using System.Security.Cryptography.X509Certificates;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.AspNetCore.Server.Kestrel.Core;
        global using Microsoft.AspNetCore.Server.Kestrel.Https;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

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
            // An executable where there are top-level statements, else a library, as a project would be.
            var kind = project.Documents.Any(d => d.GetSyntaxRootAsync().Result!.ChildNodes().Any(n => n.IsKind(SyntaxKind.GlobalStatement)))
                ? OutputKind.ConsoleApplication
                : OutputKind.DynamicallyLinkedLibrary;
            return solution
                .WithProjectCompilationOptions(id, options.WithOutputKind(kind).WithNullableContextOptions(NullableContextOptions.Enable))
                .WithProjectParseOptions(id, parse.WithLanguageVersion(LanguageVersion.Latest));
        });
    }
}
