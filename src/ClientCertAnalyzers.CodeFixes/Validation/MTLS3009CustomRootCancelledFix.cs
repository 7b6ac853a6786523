using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Without the flag the roots of the policy decide again.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS3009CustomRootCancelledFix() : DocumentFix(Rules.MTLS3009CustomRootCancelled, FlagRemoval.Title)
{
    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        FlagRemoval.CanApply(AssignmentAt(diagnostic, model.SyntaxTree.GetRoot(cancellation)), model);

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
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
