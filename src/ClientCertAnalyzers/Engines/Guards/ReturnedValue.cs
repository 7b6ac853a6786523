using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Guards;

/// <summary>A getter or method of one expression stands for that expression.</summary>
internal static class ReturnedValue
{
    public static IOperation? Of(IOperation operation)
    {
        ISymbol? member = operation switch
        {
            IPropertyReferenceOperation { Property: { IsVirtual: false, IsOverride: false } property } => property,
            IInvocationOperation { TargetMethod: { IsVirtual: false, IsOverride: false } method } => method,
            _ => null,
        };
        return member?.DeclaringSyntaxReferences is [var declaration]
            && operation.SemanticModel is { } model
            && Expression(declaration.GetSyntax()) is { } expression
                ? model.For(declaration.SyntaxTree)?.GetOperation(expression)
                : null;
    }

    private static ExpressionSyntax? Expression(SyntaxNode declaration) => declaration switch
    {
        PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => value,
        PropertyDeclarationSyntax { AccessorList.Accessors: [{ Keyword.ValueText: "get" } getter] } =>
            getter.ExpressionBody?.Expression ?? Single(getter.Body),
        MethodDeclarationSyntax method => method.ExpressionBody?.Expression ?? Single(method.Body),
        LocalFunctionStatementSyntax local => local.ExpressionBody?.Expression ?? Single(local.Body),
        _ => null,
    };

    private static ExpressionSyntax? Single(BlockSyntax? body) =>
        body?.Statements is [ReturnStatementSyntax { Expression: var value }] ? value : null;
}
