using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.Libraries;

/// <summary>The text that a switch has to be replaced with. The analyzer knows the row, so it says; the fix only writes.</summary>
internal static class SwitchRepair
{
    /// <summary>The right value. A value is written rather than taken away: without it an earlier one could count again, and a default need not validate.</summary>
    public static (TextSpan Span, string Text)? Value(IOperation wrong, LibrarySwitch row)
    {
        if (wrong.Type is not { TypeKind: TypeKind.Enum } type)
        {
            return (wrong.Syntax.Span, row.Right);
        }

        var first = wrong.Syntax.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().FirstOrDefault(name => type.GetMembers(name.Identifier.ValueText) is [IFieldSymbol { HasConstantValue: true }]);
        return first switch
        {
            { Parent: MemberAccessExpressionSyntax access } when access.Name == first => (wrong.Syntax.Span, access.Expression + access.OperatorToken.Text + row.Right),
            not null when first == wrong.Syntax => (first.Span, row.Right),
            _ => null,
        };
    }

    /// <summary>Nothing, in the place of a call that only hands on its receiver. Where a statement is the whole call, there is no such place.</summary>
    public static (TextSpan Span, string Text)? Removal(IInvocationOperation call) =>
        call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, Parent: not ExpressionStatementSyntax } syntax
        && call.Instance is { } instance
        && SymbolEqualityComparer.Default.Equals(instance.Type, call.Type)
        && TextSpan.FromBounds(access.Expression.Span.End, syntax.Span.End) is var span
        && !syntax.DescendantTrivia().Any(trivia => span.Contains(trivia.Span) && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            ? (span, "")
            : null;
}
