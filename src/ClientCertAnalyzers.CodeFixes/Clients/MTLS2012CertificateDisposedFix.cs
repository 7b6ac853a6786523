using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Clients;

/// <summary>Leaves the certificate to whoever uses it: nobody disposes it any more, and the garbage collector does when the handler is gone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS2012CertificateDisposedFix() : DocumentFix(Rules.MTLS2012CertificateDisposed, MTLS2012CertificateDisposedFix.Title)
{
    internal const string Title = "Do not dispose the certificate";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        Using(diagnostic, model.SyntaxTree.GetRoot(cancellation)) is not null;

    /// <summary>The statement with <c>using</c>, if it is about this certificate alone.</summary>
    private static StatementSyntax? Using(Diagnostic diagnostic, SyntaxNode root) =>
        root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan).FirstAncestorOrSelf<VariableDeclarationSyntax>() is { Variables.Count: 1, Parent: StatementSyntax statement } ? statement : null;

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (var statement in diagnostics.Select(diagnostic => Using(diagnostic, editor.OriginalRoot)).OfType<StatementSyntax>().Distinct())
        {
            editor.ReplaceNode(statement, (current, _) => current switch
            {
                LocalDeclarationStatementSyntax declaration => declaration.WithUsingKeyword(default).WithLeadingTrivia(declaration.GetLeadingTrivia()),
                UsingStatementSyntax block => WithoutUsing(block),
                _ => current,
            });
        }

        return editor.GetChangedDocument();
    }

    /// <summary>The block stays, because names in it may be used once more behind it.</summary>
    private static BlockSyntax WithoutUsing(UsingStatementSyntax statement)
    {
        var declaration = SyntaxFactory.LocalDeclarationStatement(statement.Declaration!.WithoutTrivia()).WithAdditionalAnnotations(Formatter.Annotation);
        var block = statement.Statement is BlockSyntax body
            ? body.WithStatements(body.Statements.Insert(0, declaration))
            : SyntaxFactory.Block(declaration, statement.Statement).WithAdditionalAnnotations(Formatter.Annotation);
        return block.WithLeadingTrivia(statement.GetLeadingTrivia());
    }
}
