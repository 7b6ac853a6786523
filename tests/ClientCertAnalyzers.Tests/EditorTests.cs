using System.Collections.Immutable;
using ClientCertAnalyzers.Clients;
using ClientCertAnalyzers.Tests.Repository;
using ClientCertAnalyzers.Validation;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Tests;

/// <summary>An editor asks about the lines that are on the screen, one analyzer after the other, and about code that was just typed.</summary>
public class EditorTests
{
    private const string Source = """
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        new HttpClientHandler().ClientCertificates.Add(
            X509CertificateLoader.LoadCertificateFromFile("top.cer"));

        class First
        {
            void M(HttpClientHandler handler) => handler.ClientCertificates.Add(
                X509CertificateLoader.LoadCertificateFromFile("first.cer"));
        }

        class Second
        {
            void M(HttpClientHandler handler)
            {
                handler.ClientCertificates.Add(X509CertificateLoader.LoadCertificateFromFile("second.cer"));
                handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
            }
        }
        """;

    [Theory]
    [InlineData("\"top.cer\"", "MTLS2001 4")]
    [InlineData("\"first.cer\"", "MTLS2001 9")]
    [InlineData("\"second.cer\"", "MTLS2001 17, MTLS3002 18")]
    [InlineData("class Second", "")]
    [InlineData("using System.Net", "")]
    public async Task A_few_lines_get_the_findings_of_their_members(string asked, string expected)
    {
        var compilation = Analysis.WebProject(("Program.cs", Source));
        var model = compilation.GetSemanticModel(compilation.SyntaxTrees.Single(tree => tree.ToString() == Source));
        var line = model.SyntaxTree.GetText().Lines.GetLineFromPosition(Source.IndexOf(asked, StringComparison.Ordinal)).Span;
        var found = new List<string>();
        foreach (var analyzer in new DiagnosticAnalyzer[] { new MTLS2001ClientCertificateWithoutPrivateKeyAnalyzer(), new ValidationCallbackAnalyzer() })
        {
            var diagnostics = await compilation.WithAnalyzers(ImmutableArray.Create(analyzer)).GetAnalyzerSemanticDiagnosticsAsync(model, line, CancellationToken.None);
            found.AddRange(diagnostics.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}"));
        }

        Assert.Equal(expected, string.Join(", ", found));
    }
}
