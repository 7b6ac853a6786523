using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Authentication;

/// <summary>A fix in the code of an event. It is offered where it leaves the events of the file with one finding less, whichever way they run.</summary>
internal abstract class EventFix(DiagnosticDescriptor rule, string title) : DocumentFix(rule, title)
{
    protected sealed override async Task<bool> CanFixAsync(Document document, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        return TryEdit(diagnostic, editor, cancellation) && EventCheck.Helps(editor.GetChangedRoot(), model, cancellation);
    }

    protected sealed override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics.OrderByDescending(one => one.Location.SourceSpan.Start))
        {
            if (await CanFixAsync(document, diagnostic, editor.SemanticModel, cancellation).ConfigureAwait(false))
            {
                TryEdit(diagnostic, editor, cancellation);
            }
        }

        return editor.GetChangedDocument();
    }

    /// <summary>Changes the code; false where it has no place for the change.</summary>
    protected abstract bool TryEdit(Diagnostic diagnostic, DocumentEditor editor, CancellationToken cancellation);
}
