using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Authentication;

/// <summary>Takes the half that is there away, where no proxy forwards certificates. In a chain the rest of it stays.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS4012RemoveForwardingFix() : DocumentFix(Rules.MTLS4012ForwardingIncomplete, MTLS4012RemoveForwardingFix.Title, oneAtATime: true)
{
    internal const string Title = "Remove the call";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        CallOf(diagnostic, model.SyntaxTree.GetRoot(cancellation)) is { } call && (IsLink(call) || Removal.CanRemove(call));

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var call = CallOf(diagnostics[0], editor.OriginalRoot)!;
        if (IsLink(call))
        {
            var before = ((MemberAccessExpressionSyntax)call.Expression).Expression;
            editor.ReplaceNode(call, before.WithTrailingTrivia(call.GetTrailingTrivia()));
        }
        else
        {
            Removal.Remove(editor, call);
        }

        return editor.GetChangedDocument();
    }

    private static InvocationExpressionSyntax? CallOf(Diagnostic diagnostic, SyntaxNode root) =>
        Sighting.Used(root.FindNode(diagnostic.Location.SourceSpan)) as InvocationExpressionSyntax;

    /// <summary>It is called on what another call returns, or another is called on what it returns.</summary>
    private static bool IsLink(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax { Expression: var before }
        && (before is InvocationExpressionSyntax || call.Parent is MemberAccessExpressionSyntax);
}
