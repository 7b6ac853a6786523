using ClientCertAnalyzers.Tests.Libraries;
using ClientCertAnalyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Tests.Repository;

/// <summary>The examples on the rule pages are programs: they compile, and the rules say of them what the page says.</summary>
public class SnippetTests
{
    private const string Anchor = "MTLS8900";

    public static TheoryData<string> Ids => RuleCatalogue.Ids;

    [Theory, MemberData(nameof(Ids))]
    public void Blocks_compile(string id)
    {
        foreach (var kind in new[] { "bad", "good" })
        {
            var snippets = RulePage.Snippets(id, kind).ToList();
            Assert.NotEmpty(snippets);
            Assert.All(snippets, snippet => Assert.Empty(Analysis.Errors(Compile(snippet, id))));
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task Bad_blocks_report_exactly_their_markers(string id)
    {
        foreach (var snippet in RulePage.Snippets(id, "bad"))
        {
            var markers = snippet.Files.Prepend((Name: "Program.cs", Text: snippet.Code))
                .SelectMany(file => RulePage.Markers(file.Text).Select(marker => (file.Name, marker.Line, marker.Id))).Order().ToList();
            var findings = await FindingsAsync(snippet, id);

            Assert.Contains(markers, marker => marker.Id == id);
            Assert.Equal(markers, findings.Select(f => (f.Location.GetLineSpan().Path, f.Location.GetLineSpan().StartLinePosition.Line + 1, f.Id)).Order());
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task Good_blocks_are_silent(string id)
    {
        foreach (var snippet in RulePage.Snippets(id, "good"))
        {
            var findings = await FindingsAsync(snippet, id);

            Assert.DoesNotContain(findings, finding => finding.Id == id || finding.Severity != DiagnosticSeverity.Info);
        }
    }

    private static Compilation Compile(RulePage.Snippet snippet, string id) => RuleCatalogue.IsForNet8(id)
        ? Analysis.Project(RestoredReferences.AspNetCore8WithLoader, ("ImplicitUsings.cs", Usings.WebProject), ("Program.cs", snippet.Code))
        : WithRule(
            Analysis.WebProject(("Program.cs", snippet.Code)).AddReferences([RestoredReferences.CertificateAuthentication, RestoredReferences.RuntimeHelper, .. RestoredReferences.Wcf, .. LibraryPackages.Of(id)]),
            id);

    private static Compilation WithRule(Compilation compilation, string id) => RuleCatalogue.Descriptor(id).IsEnabledByDefault
        ? compilation
        : compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new(id, ReportDiagnostic.Info)]));

    /// <summary>A page about a settings file shows no code, so the anchor of its fix is not on it.</summary>
    private static async Task<IEnumerable<Diagnostic>> FindingsAsync(RulePage.Snippet snippet, string id) =>
        (await Analysis.FindingsAsync(Compile(snippet, id), [.. snippet.Files])).Where(finding => finding.Id != Anchor || id == Anchor);
}
