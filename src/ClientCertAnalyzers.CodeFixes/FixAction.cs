using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ClientCertAnalyzers.CodeFixes;

/// <summary>
/// The code actions of all fixes. Their result has no line for a using that the file does not need, and keeps the file's line breaks:
/// the formatter and the added usings take those of the machine where no option names one. Whoever writes a fix need not think of them.
/// </summary>
internal static class FixAction
{
    /// <summary>One action. A key of its own is for those that share a Fix All under several titles.</summary>
    public static CodeAction Create(string title, Document document, Func<CancellationToken, Task<Document>> fix, string? key = null)
    {
        var action = CodeAction.Create(
            title, async cancellation => await Imports.ForgetKnownAsync(await fix(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false));
        return CodeAction.Create(
            title,
            async cancellation => (await KeepLineBreaksAsync(action, document.Project.Solution, cancellation).ConfigureAwait(false)).GetDocument(document.Id)!,
            equivalenceKey: key ?? title);
    }

    /// <summary>Fix All, one document at a time.</summary>
    public static FixAllProvider FixAll(Func<FixAllContext, Document, ImmutableArray<Diagnostic>, Task<Document?>> fix) => new Documents(
        async (context, document, diagnostics) => await fix(context, document, diagnostics).ConfigureAwait(false) is { } changed
            ? await Imports.ForgetKnownAsync(changed, context.CancellationToken).ConfigureAwait(false)
            : null);

    /// <summary>The clean-up after an action adds usings and line breaks, so it has to run before the line breaks are looked at.</summary>
    private static async Task<Solution> KeepLineBreaksAsync(CodeAction action, Solution original, CancellationToken cancellation)
    {
        var operations = await action.GetOperationsAsync(cancellation).ConfigureAwait(false);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        foreach (var id in changed.GetChanges(original).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()).ToArray())
        {
            var before = await original.GetDocument(id)!.GetTextAsync(cancellation).ConfigureAwait(false);
            var after = await changed.GetDocument(id)!.GetTextAsync(cancellation).ConfigureAwait(false);
            var kept = LineBreaks.Keep(before, after);
            changed = kept == after ? changed : changed.WithDocumentText(id, kept);
        }

        return changed;
    }

    private sealed class Documents(Func<FixAllContext, Document, ImmutableArray<Diagnostic>, Task<Document?>> fix) : FixAllProvider
    {
        private readonly FixAllProvider _provider = Create(fix);

        public override async Task<CodeAction?> GetFixAsync(FixAllContext context) =>
            await _provider.GetFixAsync(context).ConfigureAwait(false) is { } action
                ? CodeAction.Create(
                    action.Title,
                    cancellation => KeepLineBreaksAsync(action, context.Solution, cancellation),
                    action.EquivalenceKey)
                : null;
    }
}
