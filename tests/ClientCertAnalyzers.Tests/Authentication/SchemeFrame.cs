using ClientCertAnalyzers.Authentication;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Authentication;

/// <summary>Code that sets up certificate authentication with the options <c>o</c>.</summary>
internal static class SchemeFrame
{
    public const string Usings = Verification.Usings.Catalogue + """
        global using Microsoft.AspNetCore.Authentication;
        global using Microsoft.AspNetCore.Authentication.Certificate;
        global using Microsoft.AspNetCore.Authorization;
        global using Microsoft.Extensions.Options;

        """;

    /// <summary>Statements of the callback of <c>AddCertificate</c>.</summary>
    public static string OnOptions(string statements) => $$"""
        class Setup(IHostEnvironment env, IConfiguration config)
        {
            void Add(IServiceCollection services, bool legacy) => services.AddAuthentication().AddCertificate(o =>
            {
                {{statements}}
            });
        }
        """;

    /// <param name="id">Of the rule whose finding is marked <c>{|#0:...|}</c> where its severity matters.</param>
    /// <param name="source">With the usings of this frame.</param>
    /// <param name="configure">What else the test wants.</param>
    /// <param name="severity">Of the marked finding.</param>
    public static Task VerifyAsync<TAnalyzer>(
        string id, string source, Action<CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>>? configure = null, DiagnosticSeverity severity = DiagnosticSeverity.Info)
        where TAnalyzer : DiagnosticAnalyzer, new() => Verify.DiagnosticsAsync<TAnalyzer>(source, test =>
    {
        Prepare(test);
        if (source.Contains("{|#0:"))
        {
            test.ExpectedDiagnostics.Add(new DiagnosticResult(id, severity).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
        }

        configure?.Invoke(test);
    });

    /// <summary>Of one rule alone: allowed types are a setting that several of them look at.</summary>
    public static Task OptionsAsync(string id, string source, Action<CSharpAnalyzerTest<SchemeOptionsAnalyzer, DefaultVerifier>>? configure = null) => VerifyAsync<SchemeOptionsAnalyzer>(id, source, test =>
    {
        test.DisabledDiagnostics.AddRange(new[] { "MTLS4005", "MTLS4006", "MTLS4007" }.Where(other => other != id));
        configure?.Invoke(test);
    });

    public static Task FixAsync<TAnalyzer, TFix>(string source, string expected, string title, Action<CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>>? configure = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() => Verify.FixAsync<TAnalyzer, TFix>(source, expected, title, test =>
    {
        Prepare(test);
        configure?.Invoke(test);
    });

    private static void Prepare(AnalyzerTest<DefaultVerifier> test)
    {
        test.TestState.Sources.Add(("Usings.cs", Usings));
        test.TestState.AdditionalReferences.Add(RestoredReferences.CertificateAuthentication);
    }
}
