using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes;

/// <summary>A fix that takes the reported assignment or call away. Where each one wants a look of its own, there is no Fix All.</summary>
internal abstract class RemovalFix(DiagnosticDescriptor rule, string title, bool oneAtATime = false) : DocumentFix(rule, title, oneAtATime)
{
    protected sealed override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        Removal.CanRemove(NodeOf(diagnostic, model.SyntaxTree.GetRoot(cancellation)));

    protected sealed override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics.OrderByDescending(d => d.Location.SourceSpan.Start))
        {
            Removal.Remove(editor, NodeOf(diagnostic, editor.OriginalRoot));
        }

        return editor.GetChangedDocument();
    }

    private static SyntaxNode NodeOf(Diagnostic diagnostic, SyntaxNode root) => root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
}
