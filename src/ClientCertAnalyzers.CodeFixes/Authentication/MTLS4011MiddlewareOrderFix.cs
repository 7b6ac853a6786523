using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Authentication;

/// <summary>Moves the late middleware above the one that depends on it, where each is a statement of its own in one block.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS4011MiddlewareOrderFix() : DocumentFix(Rules.MTLS4011MiddlewareOrder, MTLS4011MiddlewareOrderFix.Title)
{
    internal const string Title = "Move above the middleware that depends on it";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        MoveOf(diagnostic, model.SyntaxTree.GetRoot(cancellation), model) is not null;

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var moves = diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(diagnostic => MoveOf(diagnostic, root, model)).OfType<StatementMove>();
        return document.WithSyntaxRoot(StatementMove.ApplyAll([.. moves], root));
    }

    private static StatementMove? MoveOf(Diagnostic diagnostic, SyntaxNode root, SemanticModel model) =>
        diagnostic.AdditionalLocations is [var early] && early.SourceTree == root.SyntaxTree
        && StatementAt(diagnostic.Location, root) is { } late && StatementAt(early, root) is { } target
            ? StatementMove.Of(late, target, model)
            : null;

    /// <summary>The statement that is this call on a variable, and not a chain of calls.</summary>
    private static ExpressionStatementSyntax? StatementAt(Location location, SyntaxNode root) =>
        Sighting.Used(root.FindNode(location.SourceSpan)) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax }, Parent: ExpressionStatementSyntax statement }
            ? statement
            : null;
}
