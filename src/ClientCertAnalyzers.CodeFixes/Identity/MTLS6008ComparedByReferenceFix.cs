using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Identity;

/// <summary>Compares all bytes. Code that never let anybody in lets somebody in afterwards, so one at a time.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS6008ComparedByReferenceFix() : RawDataFix(Rules.MTLS6008ComparedByReference, oneAtATime: true)
{
    private protected override (ExpressionSyntax Old, ExpressionSyntax New)? Edit(ExpressionSyntax reported, RawDataEquality equality, SemanticModel model, CancellationToken cancellation) =>
        reported is BinaryExpressionSyntax both && equality.Of(both.Left, both.Right) is { } same
            ? (both, both.IsKind(SyntaxKind.NotEqualsExpression) ? Not(same) : same)
            : null;

    private static ExpressionSyntax Not(ExpressionSyntax same) =>
        SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, same is BinaryExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(same) : same);
}
