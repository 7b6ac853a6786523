using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

/// <summary>
/// Writes the default down instead of removing the line: without the line an earlier assignment or a configuration section could
/// count again. A client whose certificate HTTP.sys did not ask for has none then, so what demands one refuses it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS1013HttpSysRenegotiationFix() : DocumentFix(Rules.MTLS1013HttpSysRenegotiation, MTLS1013HttpSysRenegotiationFix.Title)
{
    internal const string Title = "Use 'AllowCertificate'";

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var method = KnownSymbols.For(editor.SemanticModel.Compilation)!.HttpSysClientCertificateMethod!;
        foreach (var place in diagnostics.SelectMany(diagnostic => diagnostic.AdditionalLocations))
        {
            var value = editor.OriginalRoot.FindNode(place.SourceSpan, getInnermostNodeForTie: true);
            editor.ReplaceNode(value, TypeReferences.StaticMember(method, "AllowCertificate").WithTriviaFrom(value));
        }

        return editor.GetChangedDocument();
    }
}
