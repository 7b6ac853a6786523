using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Authentication;

/// <summary>A program around the lines that set up certificate forwarding.</summary>
internal static class ForwardingFrame
{
    /// <summary>What the snippets speak about, beside the usings of a web project.</summary>
    public const string GlobalUsings = Usings.Catalogue + "global using Microsoft.AspNetCore.HttpOverrides;\n";

    /// <param name="services">Lines with the variables <c>builder</c> and <c>services</c>.</param>
    /// <param name="pipeline">Lines with the variable <c>app</c>.</param>
    /// <param name="types">Types behind the program.</param>
    public static string Program(string services, string pipeline, string types = "") => $$"""
        var builder = WebApplication.CreateBuilder(args);
        var services = builder.Services;
        {{services}}

        var app = builder.Build();
        {{pipeline}}
        app.Run();

        {{types}}
        """;

    public static Task VerifyAsync<TAnalyzer>(string source, Action<AnalyzerTest<DefaultVerifier>>? configure = null)
        where TAnalyzer : DiagnosticAnalyzer, new() => Verify.DiagnosticsAsync<TAnalyzer>(source, test => Prepare(test, configure));

    public static void Prepare(AnalyzerTest<DefaultVerifier> test, Action<AnalyzerTest<DefaultVerifier>>? configure = null)
    {
        test.TestState.Sources.Add(("/0/GlobalUsings.cs", GlobalUsings));
        test.TestState.AdditionalReferences.Add(RestoredReferences.CertificateAuthentication);
        configure?.Invoke(test);
    }

    public static DiagnosticResult Info(string id, int place = 0) =>
        new DiagnosticResult(id, DiagnosticSeverity.Info).WithLocation(place).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations);

    /// <summary>Makes the project one that other projects use.</summary>
    public static void AsLibrary(AnalyzerTest<DefaultVerifier> test) => test.SolutionTransforms.Add((solution, id) =>
        solution.WithProjectCompilationOptions(id, solution.GetProject(id)!.CompilationOptions!.WithOutputKind(OutputKind.DynamicallyLinkedLibrary)));
}
