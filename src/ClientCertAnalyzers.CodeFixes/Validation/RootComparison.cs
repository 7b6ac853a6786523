using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Puts a comparison of the chain's root behind <c>Build</c>, for frameworks whose chain policy has no roots of its own.</summary>
internal static class RootComparison
{
    public static bool CanCompare(ExpressionSyntax certificate, SyntaxNode build) => certificate is IdentifierNameSyntax or MemberAccessExpressionSyntax
        && build is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax } };

    public static Task<Document> AddAsync(Document document, SemanticModel model, InvocationExpressionSyntax build, ExpressionSyntax certificate, CancellationToken cancellation)
    {
        var chain = ((MemberAccessExpressionSyntax)build.Expression).Expression;
        var both = SyntaxFactory.ParseExpression(
            $"{build.WithoutTrivia()} && {chain}.ChainElements[{chain}.ChainElements.Count - 1].Certificate.RawData.SequenceEqual({certificate}.RawData)");
        var isWhole = build.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or IfStatementSyntax or AssignmentExpressionSyntax;
        var changed = document.WithSyntaxRoot(model.SyntaxTree.GetRoot(cancellation).ReplaceNode(build, (isWhole ? both : SyntaxFactory.ParenthesizedExpression(both)).WithTriviaFrom(build)));
        return CertificateQueries.NeedsImport(build.SpanStart, model)
            ? Imports.AddAsync(changed, CertificateQueries.Namespace, cancellation)
            : Task.FromResult(changed);
    }
}
