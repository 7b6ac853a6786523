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
internal sealed class MTLS2004CertificateListIsNullFix : CodeFixProvider
{
    internal const string Title = "Create the collection";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.MTLS2004CertificateListIsNull.Id);

    public override FixAllProvider GetFixAllProvider() => FixAction.FixAll(async (context, document, diagnostics) =>
        await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            var list = List(diagnostic, model.SyntaxTree.GetRoot(context.CancellationToken));
            if (Initializer(list) is not null || Statement(list, model, context.CancellationToken) is not null)
            {
                context.RegisterCodeFix(
                    FixAction.Create(Title, context.Document, cancellation => FixAsync(context.Document, ImmutableArray.Create(diagnostic), cancellation)),
                    diagnostic);
            }
        }
    }

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

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
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
