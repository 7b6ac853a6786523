using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Looks at one reported callback and returns what to change, or null where it has nothing to offer.</summary>
internal delegate Action<Edits>? CallbackEdit(ReportedCallback callback);

/// <summary>The fixes of one callback rule: each has a title, which is its equivalence key too, and an edit. Safest first.</summary>
internal abstract class CallbackFix : CodeFixProvider
{
    private readonly (string Title, CallbackEdit Edit)[] _fixes;

    private protected CallbackFix(DiagnosticDescriptor[] rules, params (string Title, CallbackEdit Edit)[] fixes)
    {
        FixableDiagnosticIds = rules.Select(rule => rule.Id).ToImmutableArray();
        _fixes = fixes;
    }

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    // By document, because the batch fixer loses edits when several of them add the same using directive.
    public override FixAllProvider? GetFixAllProvider() => FixAction.FixAll(async (context, document, diagnostics) =>
        await ApplyAsync(document, diagnostics, context.CodeActionEquivalenceKey, context.CancellationToken).ConfigureAwait(false));

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (ReportedCallback.Find(diagnostic, model!, context.CancellationToken) is not { } callback)
            {
                continue;
            }

            foreach (var (title, _) in _fixes.Where(fix => fix.Edit(callback) is not null))
            {
                context.RegisterCodeFix(
                    FixAction.Create(
                        title,
                        context.Document,
                        cancellation => ApplyAsync(context.Document, ImmutableArray.Create(diagnostic), title, cancellation)),
                    diagnostic);
            }
        }
    }

    private async Task<Document> ApplyAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, string? title, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var edits = new Edits(editor);
        foreach (var diagnostic in diagnostics.OrderByDescending(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (ReportedCallback.Find(diagnostic, editor.SemanticModel, cancellation) is { } callback)
            {
                _fixes.Where(fix => fix.Title == title)
                    .Select(fix => fix.Edit(callback))
                    .FirstOrDefault(edit => edit is not null)?
                    .Invoke(edits);
            }
        }

        return editor.GetChangedDocument();
    }
}
