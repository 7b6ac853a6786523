using System.Collections.Immutable;
using ClientCertAnalyzers.CodeFixes.Validation;
using ClientCertAnalyzers.Engines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Clients;

/// <summary>Makes the list: in the initializer that fills it, or in a statement before the one that uses it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS2004CertificateListIsNullFix() : DocumentFix(Rules.MTLS2004CertificateListIsNull, MTLS2004CertificateListIsNullFix.Title)
{
    internal const string Title = "Create the collection";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        List(diagnostic, model.SyntaxTree.GetRoot(cancellation)) is var list && (Initializer(list) is not null || Statement(list, model, cancellation) is not null);

    private static ExpressionSyntax? List(Diagnostic diagnostic, SyntaxNode root) => root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) as ExpressionSyntax;

    private static InitializerExpressionSyntax? Initializer(ExpressionSyntax? list) =>
        list?.Parent is AssignmentExpressionSyntax { Right: InitializerExpressionSyntax initializer } assignment && assignment.Left == list ? initializer : null;

    /// <summary>The expression of the statement around, if the list can be named a second time before it.</summary>
    private static ExpressionSyntax? Statement(ExpressionSyntax? list, SemanticModel model, CancellationToken cancellation) =>
        list is MemberAccessExpressionSyntax
        && list.DescendantNodesAndSelf().OfType<ExpressionSyntax>().All(part => part is IdentifierNameSyntax or ThisExpressionSyntax or MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression })
        && list.Ancestors().OfType<ExpressionSyntax>().FirstOrDefault(Insertion.IsPossibleBefore) is { } whole
        && whole.EnclosingFunction() == list.EnclosingFunction()
        && (whole.Parent is not LambdaExpressionSyntax lambda || model.GetSymbolInfo(lambda, cancellation).Symbol is IMethodSymbol { ReturnsVoid: true })
            ? whole
            : null;

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var collection = KnownSymbols.For(editor.SemanticModel.Compilation)!.X509CertificateCollection;
        var create = (ObjectCreationExpressionSyntax)CodeTemplate.Expression("new X509CertificateCollection()", collection);
        foreach (var list in diagnostics.OrderByDescending(diagnostic => diagnostic.Location.SourceSpan.Start).Select(diagnostic => List(diagnostic, editor.OriginalRoot)))
        {
            if (Initializer(list) is { } initializer)
            {
                editor.ReplaceNode(initializer.Parent!, (current, _) => WithCreation((AssignmentExpressionSyntax)current, create));
            }
            else if (Statement(list, editor.SemanticModel, cancellation) is { } statement)
            {
                var added = SyntaxFactory.AssignmentExpression(SyntaxKind.CoalesceAssignmentExpression, list!.WithoutTrivia(), create);
                Insertion.Before(statement, added, editor);
            }
        }

        return editor.GetChangedDocument();
    }

    /// <summary>The line break before the brace stays before the brace.</summary>
    private static AssignmentExpressionSyntax WithCreation(AssignmentExpressionSyntax assignment, ObjectCreationExpressionSyntax create) => assignment
        .WithOperatorToken(assignment.OperatorToken.WithTrailingTrivia(SyntaxFactory.Space))
        .WithRight(create.WithArgumentList(null)
            .WithType(create.Type.WithTrailingTrivia(assignment.OperatorToken.TrailingTrivia))
            .WithInitializer(((InitializerExpressionSyntax)assignment.Right)));
}
