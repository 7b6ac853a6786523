using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Identity;

/// <summary>Compares all bytes. What was the same certificate before still is, and a forged one is not.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS6003ComparedWithEqualsFix() : RawDataFix(Rules.MTLS6003ComparedWithEquals, oneAtATime: false)
{
    private protected override (ExpressionSyntax Old, ExpressionSyntax New)? Edit(ExpressionSyntax reported, RawDataEquality equality, SemanticModel model, CancellationToken cancellation)
    {
        if (reported is not InvocationExpressionSyntax call || call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } access && access.WhenNotNull.Span.Contains(call.Span)
            || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method)
        {
            return null;
        }

        return (method, call.Expression, call.ArgumentList.Arguments) switch
        {
            ({ Name: "Equals", Parameters.Length: 1 }, MemberAccessExpressionSyntax { Expression: var one }, [{ Expression: var other }]) => With(call, equality.Of(one, other)),
            ({ Name: "Equals", Parameters.Length: 2 }, _, [{ NameColon: null, Expression: var one }, { NameColon: null, Expression: var other }])
                when IsNullKnown(one) && IsNullKnown(other) => With(call, equality.Of(one, other)),
            ({ Name: "Contains", IsStatic: false } or { Name: "Contains", ReducedFrom: not null }, MemberAccessExpressionSyntax { Expression: var collection }, [{ Expression: var certificate }]) => With(call, equality.In(collection, certificate)),
            ({ Name: "IndexOf" or "LastIndexOf", IsStatic: false }, MemberAccessExpressionSyntax { Expression: var collection }, [{ Expression: var certificate }])
                when call.Parent is BinaryExpressionSyntax { Right: LiteralExpressionSyntax or PrefixUnaryExpressionSyntax } test => With(test, IsFound(test, equality.In(collection, certificate))),
            _ => null,
        };

        // This form allows null on both sides; where the compiler does not follow it, nobody knows.
        bool IsNullKnown(ExpressionSyntax certificate) => model.GetTypeInfo(certificate, cancellation).Nullability.FlowState != NullableFlowState.None;
    }

    private static (ExpressionSyntax Old, ExpressionSyntax New)? With(ExpressionSyntax old, ExpressionSyntax? replacement) => replacement is null ? null : (old, replacement);

    /// <summary>What a comparison of the index means.</summary>
    private static ExpressionSyntax? IsFound(BinaryExpressionSyntax test, ExpressionSyntax? found) => found is null ? null : (test.Kind(), test.Right.ToString()) switch
    {
        (SyntaxKind.GreaterThanOrEqualExpression, "0") or (SyntaxKind.GreaterThanExpression or SyntaxKind.NotEqualsExpression, "-1") => found,
        _ => SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, found is BinaryExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(found) : found),
    };
}
