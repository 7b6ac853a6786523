using System.Collections.Immutable;
using ClientCertAnalyzers.Libraries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.CodeFixes.Libraries;

/// <summary>MTLS3501 to MTLS3512: writes the value that validates where the switch stands, in code or inside a connection string. The finding brings both.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class LibrarySwitchFix() : DocumentFix(LibraryTable.All.Select(library => library.Rule).Distinct(), LibrarySwitchFix.Title)
{
    internal const string Title = "Let the library validate the certificate";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) => diagnostic.Properties.ContainsKey(SwitchFinding.RepairProperty);

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        // Two places may take the same connection string.
        var changes = from diagnostic in diagnostics
                      where diagnostic.Properties.ContainsKey(SwitchFinding.RepairProperty)
                      select new TextChange(diagnostic.AdditionalLocations[0].SourceSpan, diagnostic.Properties[SwitchFinding.RepairProperty]!);
        return document.WithText(text.WithChanges(changes.Distinct().OrderBy(change => change.Span.Start)));
    }
}
