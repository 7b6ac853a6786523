using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.StatusCodes;

/// <summary>
/// Takes away what switches the helper off, and moves above it what it asks as well. Not for <c>RequireCertificate</c>: without it, endpoints that do not
/// carry the requirement would be open.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS5009TlsPartLostFix : CodeFixProvider
{
    internal const string RemoveTitle = "Remove it";
    internal const string MoveTitle = "Move it above UseClientCertificateResponses()";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.MTLS5009TlsPartLost.Id);

    // Clients that were refused get in again: one at a time.
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            switch (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true))
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AllowAnyClientCertificate" } } call when Removal.CanRemove(call):
                    Offer(RemoveTitle, diagnostic, editor => Removal.Remove(editor, call));
                    break;
                case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ClientCertificateMode" }, Right: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "NoCertificate" } } mode when Removal.CanRemove(mode):
                    Offer(RemoveTitle, diagnostic, editor => Removal.Remove(editor, mode));
                    break;
                case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ClientCertificateValidation" or "OnAuthenticate" }, Parent: ExpressionStatementSyntax { Parent: BlockSyntax block } moved }
                    when diagnostic.AdditionalLocations is [var applied] && root.FindNode(applied.SourceSpan).FirstAncestorOrSelf<ExpressionStatementSyntax>() is { } extension && extension.Parent == block && UsesNothingBetween(moved, extension, block):
                    Offer(MoveTitle, diagnostic, editor => Move(editor, moved, extension));
                    break;
            }
        }

        void Offer(string title, Diagnostic diagnostic, Action<DocumentEditor> change) => context.RegisterCodeFix(
            FixAction.Create(title, context.Document, async cancellation =>
            {
                var editor = await DocumentEditor.CreateAsync(context.Document, cancellation).ConfigureAwait(false);
                change(editor);
                return editor.GetChangedDocument();
            }),
            diagnostic);
    }

    /// <summary>No variable is declared between the two that the moved code may need.</summary>
    private static bool UsesNothingBetween(StatementSyntax moved, StatementSyntax extension, BlockSyntax block) =>
        !block.Statements.Skip(block.Statements.IndexOf(extension)).TakeWhile(statement => statement != moved).Any(statement => statement is LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax);

    private static void Move(DocumentEditor editor, StatementSyntax moved, StatementSyntax extension)
    {
        editor.RemoveNode(moved, SyntaxRemoveOptions.KeepNoTrivia);
        editor.InsertBefore(extension, moved);
    }
}
