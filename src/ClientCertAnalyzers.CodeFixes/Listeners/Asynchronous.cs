using ClientCertAnalyzers.Engines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

/// <summary>Whether an expression may become an <c>await</c>, and what that takes.</summary>
internal static class Asynchronous
{
    /// <summary>The place allows it: the function is asynchronous, or it is a lambda that can become so and nobody notices.</summary>
    public static bool CanAwaitAt(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
    {
        var function = expression.EnclosingFunction();
        return !expression.Ancestors().TakeWhile(node => node != function).Any(ForbidsAwait) && function switch
        {
            CompilationUnitSyntax => true,
            MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword) && !method.Modifiers.Any(SyntaxKind.UnsafeKeyword),
            LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
            AnonymousFunctionExpressionSyntax lambda => lambda.AsyncKeyword.RawKind != 0 || CanBecomeAsync(lambda, expression, model, cancellation),
            _ => false,
        };
    }

    /// <summary>The lambda with <c>async</c>, and with an <c>await</c> in front of a task that it returned so far.</summary>
    public static LambdaExpressionSyntax AsAsync(LambdaExpressionSyntax lambda, bool returnsTask)
    {
        if (returnsTask && lambda.ExpressionBody is { } body)
        {
            lambda = lambda.WithExpressionBody(Await(body.WithoutLeadingTrivia()).WithLeadingTrivia(body.GetLeadingTrivia()));
        }

        var leading = lambda.GetLeadingTrivia();
        var keyword = SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return lambda.WithoutLeadingTrivia().AddModifiers(keyword).WithLeadingTrivia(leading);
    }

    public static AwaitExpressionSyntax Await(ExpressionSyntax expression) =>
        SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), expression);

    public static bool ReturnsTask(LambdaExpressionSyntax lambda, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(lambda, cancellation).Symbol is IMethodSymbol { ReturnType: var type } && IsTask(type);

    private static bool CanBecomeAsync(AnonymousFunctionExpressionSyntax function, ExpressionSyntax awaited, SemanticModel model, CancellationToken cancellation)
    {
        if (function is not LambdaExpressionSyntax lambda
            || model.GetTypeInfo(lambda, cancellation).ConvertedType is not INamedTypeSymbol target
            || model.GetSymbolInfo(lambda, cancellation).Symbol is not IMethodSymbol symbol
            || symbol.Parameters.Any(parameter => parameter.RefKind != RefKind.None))
        {
            return false;
        }

        if (IsTask(symbol.ReturnType))
        {
            // In a block each return would have to be rewritten.
            return lambda.ExpressionBody is not null && target.DelegateInvokeMethod is not null;
        }

        // Minimal APIs wait for whatever a handler returns. A statement with one HttpContext would become a RequestDelegate, though,
        // and its result would be lost.
        return IsMappedHandler(lambda, model, cancellation)
            && (lambda.ExpressionBody is null || symbol.Parameters.Length != 1 || !MayBeStatement(lambda.ExpressionBody, awaited))
            && !symbol.ReturnsVoid;
    }

    private static bool IsMappedHandler(LambdaExpressionSyntax lambda, SemanticModel model, CancellationToken cancellation) =>
        model.GetOperation(lambda, cancellation)?.OutermostConversion().Parent is IArgumentOperation { Parameter.Type.Name: "Delegate", Parent: IInvocationOperation call }
        && call.TargetMethod.IsFramework()
        && call.TargetMethod.Name.StartsWith("Map", StringComparison.Ordinal);

    private static bool MayBeStatement(ExpressionSyntax body, ExpressionSyntax awaited) => body switch
    {
        ConditionalAccessExpressionSyntax access => MayBeStatement(access.WhenNotNull, awaited),
        MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or BinaryExpressionSyntax or ConditionalExpressionSyntax or IsPatternExpressionSyntax
            or InterpolatedStringExpressionSyntax or SwitchExpressionSyntax => body == awaited,
        _ => true,
    };

    private static bool ForbidsAwait(SyntaxNode node) => node is LockStatementSyntax or QueryExpressionSyntax or CatchFilterClauseSyntax
        or UnsafeStatementSyntax or FixedStatementSyntax or AttributeSyntax;

    private static bool IsTask(ITypeSymbol type) => type.Name is "Task" or "ValueTask" && type.IsFramework();
}
