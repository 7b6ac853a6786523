using ClientCertAnalyzers.Tests.Clients;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.StatusCodes;

/// <summary>Programs that use the runtime helper.</summary>
internal static class HelperFrame
{
    /// <summary>A program: what stands before and behind <c>Build</c>, and types.</summary>
    public static string Program(string services, string app, string types = "") => $$"""
        using ClientCertAnalyzers.AspNetCore;

        var builder = WebApplication.CreateBuilder(args);
        var ca = X509CertificateLoader.LoadCertificateFromFile("ca.cer");
        {{services}}
        var app = builder.Build();
        {{app}}
        app.Run();

        {{types}}
        """;

    /// <summary>The findings with the markup <c>{|#0:...|}</c> are Info.</summary>
    public static Task VerifyAsync<TAnalyzer>(string id, string source, Action<CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>>? configure = null)
        where TAnalyzer : DiagnosticAnalyzer, new() => Verify.DiagnosticsAsync<TAnalyzer>(source, test =>
        {
            Prepare(test);
            test.DisabledDiagnostics.AddRange(new TAnalyzer().SupportedDiagnostics.Select(rule => rule.Id).Where(other => other != id));
            for (var place = 0; source.Contains("{|#" + place + ":"); place++)
            {
                test.ExpectedDiagnostics.Add(ClientFrame.Expected(id, DiagnosticSeverity.Info, place));
            }

            configure?.Invoke(test);
        });

    public static Task FixAsync<TAnalyzer, TFix>(string source, string fixedSource, string title, Action<CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>>? configure = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() => Verify.FixAsync<TAnalyzer, TFix>(source, fixedSource, title, test =>
        {
            Prepare(test);
            configure?.Invoke(test);
        });

    private static void Prepare(AnalyzerTest<DefaultVerifier> test)
    {
        test.TestState.Sources.Add(Usings.Catalogue);
        test.TestState.AdditionalReferences.Add(RestoredReferences.RuntimeHelper);
    }
}
