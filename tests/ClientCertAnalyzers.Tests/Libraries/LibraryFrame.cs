using ClientCertAnalyzers.CodeFixes.Libraries;
using ClientCertAnalyzers.Libraries;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ClientCertAnalyzers.Tests.Libraries;

/// <summary>Code that uses one library, against its real assembly.</summary>
internal sealed class LibraryFrame(string id, params string[] namespaces)
{
    /// <summary>Statements in a method that knows the environment.</summary>
    private string Around(string statements) => $$"""
        class Setup(IHostEnvironment env, IConfiguration config)
        {
            const string Tail = "TrustServerCertificate=True";
            void Use(string host, bool flag, IServiceCollection services)
            {
                {{statements}}
            }
        }
        """;

    public Task StatementsAsync(string statements, Action<CSharpAnalyzerTest<LibrarySwitchAnalyzer, DefaultVerifier>>? configure = null) => VerifyAsync(Around(statements), configure);

    /// <summary>A finding that is marked <c>{|#0:...|}</c> is information.</summary>
    public Task InfoAsync(string statements) => StatementsAsync(statements, test =>
        test.ExpectedDiagnostics.Add(new DiagnosticResult(id, DiagnosticSeverity.Info).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)));

    public Task MessageAsync(string statements, params string[] arguments) => StatementsAsync(statements, test =>
        test.ExpectedDiagnostics.Add(new DiagnosticResult(Rule).WithLocation(0).WithArguments([.. arguments]).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)));

    public Task VerifyAsync(string source, Action<CSharpAnalyzerTest<LibrarySwitchAnalyzer, DefaultVerifier>>? configure = null) => Verify.DiagnosticsAsync<LibrarySwitchAnalyzer>(source, test =>
    {
        Prepare(test);
        configure?.Invoke(test);
    });

    public Task FixStatementsAsync(string bad, string good) => FixAsync(Around(bad), Around(good));

    public Task FixAsync(string bad, string good) => Verify.FixAsync<LibrarySwitchAnalyzer, LibrarySwitchFix>(bad, good, LibrarySwitchFix.Title, Prepare);

    /// <summary>No fix: the code stays as it is.</summary>
    public Task NoFixAsync(string statements) => Verify.FixAsync<LibrarySwitchAnalyzer, LibrarySwitchFix>(Around(statements), Around(statements), LibrarySwitchFix.Title, Prepare);

    private DiagnosticDescriptor Rule => LibraryTable.All.First(library => library.Rule.Id == id).Rule;

    private void Prepare(AnalyzerTest<DefaultVerifier> test)
    {
        test.TestState.Sources.Add(("Usings.cs", Usings.Catalogue + string.Concat(namespaces.Select(name => $"global using {name};\n"))));
        test.TestState.AdditionalReferences.AddRange(LibraryPackages.Of(id));
    }
}
