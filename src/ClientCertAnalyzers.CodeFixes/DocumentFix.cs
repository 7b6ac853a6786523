using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ClientCertAnalyzers.CodeFixes;

/// <summary>A fix with one title, for findings of one rule or of several that share it, each by itself or all of a document at once.</summary>
/// <param name="rules">The rules.</param>
/// <param name="title">Of the action.</param>
/// <param name="oneAtATime">Each finding wants a look of its own: there is no Fix All.</param>
internal abstract class DocumentFix(IEnumerable<DiagnosticDescriptor> rules, string title, bool oneAtATime = false) : CodeFixProvider
{
    protected DocumentFix(DiagnosticDescriptor rule, string title, bool oneAtATime = false)
        : this([rule], title, oneAtATime)
    {
    }

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = rules.Select(rule => rule.Id).ToImmutableArray();

    public override FixAllProvider? GetFixAllProvider() => oneAtATime ? null : FixAction.FixAll(async (context, document, diagnostics) =>
        await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!await CanFixAsync(context.Document, diagnostic, model, context.CancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            context.RegisterCodeFix(
                FixAction.Create(title, context.Document, cancellation => FixAsync(context.Document, ImmutableArray.Create(diagnostic), cancellation)),
                diagnostic);
        }
    }

    /// <summary>Whether the fix is offered. Fix All asks for the others too, and has to leave them as they are.</summary>
    protected virtual bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) => true;

    /// <summary>The same for a fix that has to try itself out.</summary>
    protected virtual Task<bool> CanFixAsync(Document document, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        Task.FromResult(CanFix(diagnostic, model, cancellation));

    protected abstract Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation);
}
