using System.Collections.Immutable;
using ClientCertAnalyzers.Engines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Authentication;

/// <summary>Allows certificates of a CA alone, as by default. Where revocation is set too, for which self-signed certificates have no use, that wants a decision as well.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
// Clients with certificates of their own do not get in any more: one at a time.
internal sealed class MTLS4005SelfSignedWithoutPinFix() : DocumentFix(Rules.MTLS4005SelfSignedWithoutPin, MTLS4005SelfSignedWithoutPinFix.Title, oneAtATime: true)
{
    internal const string Title = "Allow only certificates of a trusted CA";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        AssignmentAt(diagnostic, model.SyntaxTree.GetRoot(cancellation)) is { } assignment && Removal.CanRemove(assignment)
        && !assignment.EnclosingFunction().DescendantNodes().Any(node => node is SimpleNameSyntax { Identifier.ValueText: "RevocationMode" or "RevocationFlag" });

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        Removal.Remove(editor, AssignmentAt(diagnostics[0], editor.OriginalRoot)!);
        return editor.GetChangedDocument();
    }

    private static AssignmentExpressionSyntax? AssignmentAt(Diagnostic diagnostic, SyntaxNode root) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) as AssignmentExpressionSyntax;
}
