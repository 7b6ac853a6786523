using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Without the flag the roots of the policy decide again.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS3009CustomRootCancelledFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.MTLS3009CustomRootCancelled.Id);

    public override FixAllProvider GetFixAllProvider() => FixAction.FixAll(async (context, document, diagnostics) =>
        await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        var model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics.Where(diagnostic => FlagRemoval.CanApply(AssignmentAt(diagnostic, root), model)))
        {
            context.RegisterCodeFix(
                FixAction.Create(FlagRemoval.Title, context.Document, cancellation => FixAsync(context.Document, ImmutableArray.Create(diagnostic), cancellation)),
                diagnostic);
        }
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (var assignment in diagnostics.Select(diagnostic => AssignmentAt(diagnostic, editor.OriginalRoot)).Where(assignment => FlagRemoval.CanApply(assignment, editor.SemanticModel)))
        {
            FlagRemoval.Apply(assignment, editor);
        }

        return editor.GetChangedDocument();
    }

    private static AssignmentExpressionSyntax AssignmentAt(Diagnostic diagnostic, SyntaxNode root) =>
        (AssignmentExpressionSyntax)root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
}
