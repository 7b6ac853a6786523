using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

/// <summary>Moves what the second action does to the end of the first, where both are lambdas and all that the second reads is known there.</summary>
internal abstract class MergedDefaultsFix(DiagnosticDescriptor rule) : CodeFixProvider
{
    internal const string Title = "Put both into one call";

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(rule.Id);

    // Settings come back that had no effect so far, and of three calls in a row each merge changes the next: one at a time.
    public sealed override FixAllProvider? GetFixAllProvider() => null;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.AdditionalLocations is [var earlier]
                && root!.FindNode(earlier.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } first
                && root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } second
                && ActionLambda.Of(first) is { } kept
                && ActionLambda.Of(second) is { } moved
                && Removal.CanRemove(second)
                && moved.FitsBehind(kept, model!))
            {
                context.RegisterCodeFix(FixAction.Create(Title, context.Document, cancellation => FixAsync(context.Document, kept, moved, second, cancellation)), diagnostic);
            }
        }
    }

    private static async Task<Document> FixAsync(
        Document document, ActionLambda kept, ActionLambda moved, InvocationExpressionSyntax second, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        editor.ReplaceNode(kept.Lambda, kept.With(moved, editor.SemanticModel).WithAdditionalAnnotations(Formatter.Annotation));
        Removal.Remove(editor, Carrier(second));
        return editor.GetChangedDocument();
    }

    /// <summary>The call, or the one that registers it where nothing else would be left in its lambda.</summary>
    private static SyntaxNode Carrier(InvocationExpressionSyntax call) => call.Parent switch
    {
        LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } taker } } => taker,
        _ => call,
    };
}
