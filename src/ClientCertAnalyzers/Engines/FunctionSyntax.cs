using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.Engines;

internal static class FunctionSyntax
{
    /// <summary>The lambda, local function, accessor or member around a node; the file where that is top-level code.</summary>
    public static SyntaxNode EnclosingFunction(this SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax
            or AccessorDeclarationSyntax or (MemberDeclarationSyntax and not GlobalStatementSyntax)) ?? node.SyntaxTree.GetRoot();

    public static bool Surrounds(this SyntaxNode one, SyntaxNode other) => one.SyntaxTree == other.SyntaxTree && one.Span.Contains(other.Span);

    /// <summary>The name of the called method: the call itself may span a page.</summary>
    public static Location NameOfCall(this IOperation call) => call.Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier: var name } } => name.GetLocation(),
        InvocationExpressionSyntax { Expression: var name } => name.GetLocation(),
        var other => other.GetLocation(),
    };
}
