using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes;

/// <summary>A fix that takes the reported assignment or call away. Where each one wants a look of its own, there is no Fix All.</summary>
internal abstract class RemovalFix(DiagnosticDescriptor rule, string title, bool oneAtATime = false) : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(rule.Id);

    public sealed override FixAllProvider? GetFixAllProvider() => oneAtATime ? null : FixAction.FixAll(async (context, document, diagnostics) =>
        await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is { } node && Removal.CanRemove(node))
            {
                context.RegisterCodeFix(
                    FixAction.Create(title, context.Document, cancellation => FixAsync(context.Document, ImmutableArray.Create(diagnostic), cancellation)),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics.OrderByDescending(d => d.Location.SourceSpan.Start))
        {
            Removal.Remove(editor, editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true));
        }

        return editor.GetChangedDocument();
    }
}
