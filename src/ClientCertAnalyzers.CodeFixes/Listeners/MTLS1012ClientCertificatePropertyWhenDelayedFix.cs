using System.Collections.Immutable;
using ClientCertAnalyzers.Engines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

/// <summary>Asks the client instead of reading what is there, where the code around can wait for the answer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS1012ClientCertificatePropertyWhenDelayedFix() : DocumentFix(Rules.MTLS1012ClientCertificatePropertyWhenDelayed, MTLS1012ClientCertificatePropertyWhenDelayedFix.Title)
{
    internal const string Title = "Use 'GetClientCertificateAsync'";

    protected override bool CanFix(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        ReadAt(diagnostic, model.SyntaxTree.GetRoot(cancellation), model, cancellation) is not null;

    /// <summary>The read, if it can wait. The method of the feature wants a token, and <c>a?.b</c> has nothing to wait for where a is null.</summary>
    private static MemberAccessExpressionSyntax? ReadAt(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellation) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is MemberAccessExpressionSyntax read
            && !read.Ancestors().TakeWhile(node => node is ExpressionSyntax).Any(node => node is ConditionalAccessExpressionSyntax access && access.WhenNotNull.Span.Contains(read.Span))
            && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(read.Expression, cancellation).Type, KnownSymbols.For(model.Compilation)?.ConnectionInfo)
            && Asynchronous.CanAwaitAt(read, model, cancellation)
            ? read
            : null;

    protected override async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var reads = diagnostics.Select(diagnostic => ReadAt(diagnostic, root, model, cancellation)).OfType<MemberAccessExpressionSyntax>().ToList();
        var lambdas = reads.Select(read => read.EnclosingFunction()).OfType<LambdaExpressionSyntax>().Where(lambda => lambda.AsyncKeyword.RawKind == 0);

        // One pass from the inside to the outside: a lambda and the reads in it change together.
        return document.WithSyntaxRoot(root.ReplaceNodes(reads.Concat<SyntaxNode>(lambdas).Distinct(), (original, current) => original is LambdaExpressionSyntax lambda
            ? Asynchronous.AsAsync((LambdaExpressionSyntax)current, Asynchronous.ReturnsTask(lambda, model, cancellation))
            : Request((MemberAccessExpressionSyntax)original, model, cancellation)));
    }

    private static ExpressionSyntax Request(MemberAccessExpressionSyntax read, SemanticModel model, CancellationToken cancellation)
    {
        var method = SyntaxFactory.InvocationExpression(
            read.WithoutTrivia().WithName(SyntaxFactory.IdentifierName("GetClientCertificateAsync")),
            SyntaxFactory.ArgumentList(Arguments(read.Expression, model, cancellation)));
        var request = Asynchronous.Await(method);
        return (NeedsParentheses(read) ? SyntaxFactory.ParenthesizedExpression(request) : (ExpressionSyntax)request).WithTriviaFrom(read);
    }

    /// <summary>The request's token, where the code says whose connection it is without calling anything.</summary>
    private static SeparatedSyntaxList<ArgumentSyntax> Arguments(ExpressionSyntax connection, SemanticModel model, CancellationToken cancellation) =>
        connection is MemberAccessExpressionSyntax { Expression: var context }
            && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(context, cancellation).Type, KnownSymbols.For(model.Compilation)?.HttpContext)
            && context.DescendantNodesAndSelf().All(node => node is IdentifierNameSyntax or ThisExpressionSyntax or MemberAccessExpressionSyntax or PostfixUnaryExpressionSyntax)
            ? SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression, context.WithoutTrivia(), SyntaxFactory.IdentifierName("RequestAborted"))))
            : default;

    private static bool NeedsParentheses(ExpressionSyntax read) => read.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax
        or ElementAccessExpressionSyntax or PostfixUnaryExpressionSyntax;
}
