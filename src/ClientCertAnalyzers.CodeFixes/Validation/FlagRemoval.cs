using ClientCertAnalyzers.Engines.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Takes <c>AllowUnknownCertificateAuthority</c> out of an assignment of flags and leaves the other flags where they are.</summary>
internal static class FlagRemoval
{
    public const string Title = "Remove 'AllowUnknownCertificateAuthority'";

    /// <summary>The flag is all that is assigned, so that without it nothing is left of the assignment.</summary>
    public static bool IsAll(AssignmentExpressionSyntax assignment, SemanticModel model) => IsFlag(assignment.Right, model);

    public static bool CanApply(AssignmentExpressionSyntax assignment, SemanticModel model) => !IsAll(assignment, model) || Removal.CanRemove(assignment);

    public static void Apply(AssignmentExpressionSyntax assignment, DocumentEditor editor)
    {
        if (IsAll(assignment, editor.SemanticModel))
        {
            Removal.Remove(editor, assignment);
        }
        else
        {
            editor.ReplaceNode(assignment.Right, Remaining(assignment.Right, editor.SemanticModel).WithTriviaFrom(assignment.Right));
        }
    }

    /// <summary>The flags without that one.</summary>
    public static ExpressionSyntax Remaining(ExpressionSyntax flags, SemanticModel model) => Without(flags, model) is { } others
        ? others
        : SyntaxFactory.BinaryExpression(
            SyntaxKind.BitwiseAndExpression,
            flags.WithoutTrivia() is var all && all is BinaryExpressionSyntax or ConditionalExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(all) : all,
            SyntaxFactory.Token(SyntaxKind.AmpersandToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.PrefixUnaryExpression(SyntaxKind.BitwiseNotExpression, Flag(model)));

    /// <summary>One operand less of a combination that names the flag; null where it is not named as an operand.</summary>
    private static ExpressionSyntax? Without(ExpressionSyntax flags, SemanticModel model) => flags switch
    {
        ParenthesizedExpressionSyntax parenthesized when Without(parenthesized.Expression, model) is { } inner => parenthesized.WithExpression(inner),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression } or => IsFlag(or.Right, model) ? or.Left.WithoutTrailingTrivia()
            : IsFlag(or.Left, model) ? or.Right.WithLeadingTrivia(or.GetLeadingTrivia())
            : Without(or.Left, model) is { } left ? or.WithLeft(left.WithTrailingTrivia(or.Left.GetTrailingTrivia()))
            : Without(or.Right, model) is { } right ? or.WithRight(right)
            : null,
        _ => null,
    };

    private static bool IsFlag(ExpressionSyntax expression, SemanticModel model) =>
        model.GetSymbolInfo(expression is ParenthesizedExpressionSyntax { Expression: var inner } ? inner : expression).Symbol is IFieldSymbol { Name: VerificationFlags.AllowUnknown };

    private static ExpressionSyntax Flag(SemanticModel model) =>
        TypeReferences.StaticMember(KnownSymbols.For(model.Compilation)!.X509VerificationFlags!, VerificationFlags.AllowUnknown);
}
