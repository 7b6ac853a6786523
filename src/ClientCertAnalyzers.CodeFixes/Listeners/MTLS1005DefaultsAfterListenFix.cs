using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

/// <summary>Moves the statement above the listener that it comes too late for. Only within one block, and never above something that it needs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS1005DefaultsAfterListenFix() : DocumentFix(Rules.MTLS1005DefaultsAfterListen, MTLS1005DefaultsAfterListenFix.Title)
{
    internal const string Title = "Move above the listener";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        MoveOf(diagnostic, model.SyntaxTree.GetRoot(cancellation), model) is not null;

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        return document.WithSyntaxRoot(StatementMove.ApplyAll([.. diagnostics.Select(diagnostic => MoveOf(diagnostic, root, model)).OfType<StatementMove>()], root));
    }

    private static StatementMove? MoveOf(Diagnostic diagnostic, SyntaxNode root, SemanticModel model) =>
        diagnostic.AdditionalLocations is [var listener]
        && root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ExpressionStatementSyntax>() is { } statement
            ? StatementMove.Of(statement, root.FindNode(listener.SourceSpan), model)
            : null;
}
