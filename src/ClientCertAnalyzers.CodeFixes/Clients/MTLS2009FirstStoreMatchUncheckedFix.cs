using System.Collections.Immutable;
using ClientCertAnalyzers.CodeFixes.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Clients;

/// <summary>Takes the same certificate, and where there is none throws an exception that says so.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS2009FirstStoreMatchUncheckedFix() : DocumentFix(Rules.MTLS2009FirstStoreMatchUnchecked, MTLS2009FirstStoreMatchUncheckedFix.Title)
{
    internal const string Title = "Throw an exception that says what is missing";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        Taken(diagnostic, model, cancellation) is not null;

    /// <summary>The expression that takes the certificate and the one that takes it or null; null where there is no such method for the collection.</summary>
    private static (ExpressionSyntax Old, ExpressionSyntax OrNull)? Taken(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        model.SyntaxTree.GetRoot(cancellation).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) switch
        {
            ElementAccessExpressionSyntax element when CertificateQueries.IsPossibleOn(element.Expression, model, cancellation) => (element, CertificateQueries.Call(element.Expression, "FirstOrDefault")),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call => (call, call.WithExpression(access.WithName(OrDefault(access.Name)))),
            _ => null,
        };

    private static SimpleNameSyntax OrDefault(SimpleNameSyntax name) => name.WithIdentifier(SyntaxFactory.Identifier(name.Identifier.ValueText + "OrDefault").WithTriviaFrom(name.Identifier));

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        var exception = KnownSymbols.For(editor.SemanticModel.Compilation)!.InvalidOperationException;
        var needsImport = false;
        foreach (var diagnostic in diagnostics.OrderByDescending(d => d.Location.SourceSpan.Start))
        {
            if (Taken(diagnostic, editor.SemanticModel, cancellation) is not var (old, orNull))
            {
                continue;
            }

            needsImport |= old is ElementAccessExpressionSyntax { Expression: var collection } && CertificateQueries.NeedsImport(collection, editor.SemanticModel, cancellation);
            var otherwise = CodeTemplate.Expression("throw new InvalidOperationException(\"No certificate in the store matches.\")", exception);
            ExpressionSyntax both = SyntaxFactory.BinaryExpression(SyntaxKind.CoalesceExpression, orNull.WithoutTrivia(), otherwise);
            editor.ReplaceNode(old, (StandsAlone(old) ? both : SyntaxFactory.ParenthesizedExpression(both)).WithTriviaFrom(old).WithAdditionalAnnotations(Formatter.Annotation));
        }

        return needsImport
            ? await Imports.AddAsync(editor.GetChangedDocument(), CertificateQueries.Namespace, cancellation).ConfigureAwait(false)
            : editor.GetChangedDocument();
    }

    /// <summary>An operator around the expression would bind to its end.</summary>
    private static bool StandsAlone(ExpressionSyntax expression) => expression.Parent is ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax
        or ArrowExpressionClauseSyntax or LambdaExpressionSyntax or YieldStatementSyntax or ParenthesizedExpressionSyntax or InitializerExpressionSyntax or ExpressionElementSyntax
        || (expression.Parent is AssignmentExpressionSyntax assignment && assignment.Right == expression);
}
