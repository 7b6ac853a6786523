using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Identity;

/// <summary>Comparisons of the same member of two certificates: <c>a.Thumbprint == b.Thumbprint</c>, <c>a.GetCertHash().SequenceEqual(b.GetCertHash())</c>.</summary>
internal static class LiveParts
{
    /// <summary>The raw data of the two in its place; null for any other comparison.</summary>
    public static (ExpressionSyntax Old, ExpressionSyntax New)? Edit(ExpressionSyntax reported, RawDataEquality equality, SemanticModel model, CancellationToken cancellation)
    {
        if (Operands(reported, model, cancellation) is not var (left, right)
            || Certificate(left, model, cancellation) is not { } one
            || Certificate(right, model, cancellation) is not { } other
            || MemberOf(left) != MemberOf(right)
            || equality.Of(one, other) is not { } same)
        {
            return null;
        }

        return (reported, reported.IsKind(SyntaxKind.NotEqualsExpression)
            ? SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, same is BinaryExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(same) : same)
            : same);
    }

    private static (ExpressionSyntax Left, ExpressionSyntax Right)? Operands(ExpressionSyntax reported, SemanticModel model, CancellationToken cancellation) => reported switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } both => (both.Left, both.Right),
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var first }, { Expression: var second }, ..] } call when model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { Name: "Equals", IsStatic: true } => (first, second),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Equals" or "SequenceEqual", Expression: var first }, ArgumentList.Arguments: [{ Expression: var second }, ..] } => (first, second),
        _ => null,
    };

    /// <summary>What stands in front of the member, where that is a certificate.</summary>
    private static ExpressionSyntax? Certificate(ExpressionSyntax part, SemanticModel model, CancellationToken cancellation)
    {
        var access = (part is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call ? call.Expression : part) as MemberAccessExpressionSyntax;
        return access is not null && model.GetTypeInfo(access.Expression, cancellation).Type?.Is(KnownSymbols.For(model.Compilation)?.X509Certificate) is true ? access.Expression : null;
    }

    private static string? MemberOf(ExpressionSyntax part) => ((part as InvocationExpressionSyntax)?.Expression ?? part) is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } ? name : null;
}
