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
}
