using System.Collections.Immutable;
using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Identity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Identity;

/// <summary>Writes the text as the framework does. It was in vain before, so nobody loses anything.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS6004ThumbprintNeverMatchesFix() : DocumentFix(Rules.MTLS6004ThumbprintNeverMatches, MTLS6004ThumbprintNeverMatchesFix.Title)
{
    internal const string Title = "Write the thumbprint as the framework does";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        Find(diagnostic, model, cancellation) is not null;

    /// <summary>The literal, here or where the constant or variable that is named here gets it, and the clean text.</summary>
    private static (LiteralExpressionSyntax Literal, string Clean)? Find(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        diagnostic.Properties.TryGetValue(MTLS6004ThumbprintNeverMatchesRule.CleanProperty, out var clean) && clean is not null
            && LiteralOf(model.SyntaxTree.GetRoot(cancellation).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), model, cancellation) is { } literal
            ? (literal, clean)
            : null;

    private static LiteralExpressionSyntax? LiteralOf(SyntaxNode node, SemanticModel model, CancellationToken cancellation) => node switch
    {
        LiteralExpressionSyntax { Token.Value: string } literal => literal,
        IdentifierNameSyntax or MemberAccessExpressionSyntax => model.GetSymbolInfo(node, cancellation).Symbol?.DeclaringSyntaxReferences is [var only] && only.SyntaxTree == model.SyntaxTree
            ? only.GetSyntax(cancellation) switch
            {
                VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax { Token.Value: string } literal } => literal,
                PropertyDeclarationSyntax { Initializer.Value: LiteralExpressionSyntax { Token.Value: string } literal } => literal,
                PropertyDeclarationSyntax { ExpressionBody.Expression: LiteralExpressionSyntax { Token.Value: string } literal } => literal,
                _ => null,
            }
            : null,
        _ => null,
    };

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var edits = new Edits(editor);
        foreach (var diagnostic in diagnostics)
        {
            if (Find(diagnostic, editor.SemanticModel, cancellation) is var (literal, clean))
            {
                edits.Replace(literal, current => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(clean)).WithTriviaFrom(current));
            }
        }

        return editor.GetChangedDocument();
    }
}
