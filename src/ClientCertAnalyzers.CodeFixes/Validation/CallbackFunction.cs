using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>The function behind a callback: a lambda, anonymous method, local function or method of the document.</summary>
internal sealed class CallbackFunction
{
    private CallbackFunction(SyntaxNode node, SyntaxNode body, ReportedCallback callback, IMethodSymbol symbol)
    {
        Node = node;
        Body = body;
        Symbol = symbol;
        Errors = ErrorsAccess.In(this, callback, symbol);
    }

    public SyntaxNode Node { get; }

    /// <summary>A block, or the expression of an expression body.</summary>
    public SyntaxNode Body { get; }

    public IMethodSymbol Symbol { get; }

    /// <summary>How its code can name the errors, null where it cannot.</summary>
    public ErrorsAccess? Errors { get; }

    public static CallbackFunction? Behind(ExpressionSyntax expression, ReportedCallback callback)
    {
        if (callback.Model.GetSymbolInfo(expression, callback.Cancellation).Symbol is not IMethodSymbol method)
        {
            return null;
        }

        var node = expression as AnonymousFunctionExpressionSyntax
            ?? method.OriginalDefinition.DeclaringSyntaxReferences
                .FirstOrDefault(r => r.SyntaxTree == expression.SyntaxTree)?.GetSyntax(callback.Cancellation);
        SyntaxNode? body = node switch
        {
            AnonymousFunctionExpressionSyntax lambda => lambda.Body,
            LocalFunctionStatementSyntax local => local.Body ?? (SyntaxNode?)local.ExpressionBody?.Expression,
            // An overridden or partial method may run other code than this.
            MethodDeclarationSyntax declared when !method.IsVirtual && !method.IsOverride =>
                declared.Body ?? (SyntaxNode?)declared.ExpressionBody?.Expression,
            _ => null,
        };
        return expression is InvocationExpressionSyntax || body is null
            ? null
            : new CallbackFunction(node!, body, callback, method.OriginalDefinition);
    }

    /// <summary>The return values at the locations, or all where none lies in this function (a helper's are not ours to change).</summary>
    public IReadOnlyList<ExpressionSyntax> Returns(IReadOnlyList<Location> locations)
    {
        ExpressionSyntax[] own = Body is ExpressionSyntax expression
            ? [expression]
            : [.. OwnNodes().OfType<ReturnStatementSyntax>().Select(r => r.Expression).OfType<ExpressionSyntax>()];
        var named = own
            .Where(value => locations.Any(l => l.SourceTree == Node.SyntaxTree && l.SourceSpan.IntersectsWith(value.Span)))
            .ToArray();
        return named.Length > 0 ? named : own.Where(value => !value.IsKind(SyntaxKind.FalseLiteralExpression)).ToArray();
    }

    /// <summary>The nodes of the body without those of nested functions.</summary>
    public IEnumerable<SyntaxNode> OwnNodes() =>
        Body.DescendantNodesAndSelf(node => node == Body || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));
}
