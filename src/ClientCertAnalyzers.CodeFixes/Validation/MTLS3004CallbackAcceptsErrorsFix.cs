using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Validation;

[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS3004CallbackAcceptsErrorsFix() : CallbackFix([Rules.MTLS3004CallbackAcceptsErrors], (AcceptOnlyNone.Title, Edit))
{
    private static readonly int[] Errors = [1, 2, 3, 4, 5, 6, 7];

    private enum Operand { AcceptsError, Sound, Other }

    private static Action<Edits>? Edit(ReportedCallback callback)
    {
        if (callback.Function is not { Errors: { } errors } function)
        {
            return null;
        }

        var table = new ErrorsTable(callback, errors.Parameter);
        var changes = callback.Returns
            .Select(value => (Old: value, New: Strict(value, table.MayReach(value, function), table, errors)))
            .Where(change => change.New != change.Old).ToArray();
        return changes.Length == 0 ? null : edits =>
        {
            foreach (var (old, strict) in changes)
            {
                edits.Replace(old, _ => strict.WithTriviaFrom(old));
            }

            errors.Declare(edits);
        };
    }

    private static ExpressionSyntax Strict(ExpressionSyntax value, bool[] may, ErrorsTable table, ErrorsAccess errors)
    {
        var says = table.Of(value);
        if (Errors.All(error => !may[error] || says[error] == false))
        {
            return value;
        }

        if (!may[0])
        {
            return SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression);
        }

        var operands = Operands(value).ToLookup(operand => !table.Reads(operand) ? Operand.Other
            : Errors.Any(error => may[error] && table.Of(operand)[error] == true) ? Operand.AcceptsError
            : Operand.Sound);
        var acceptsNone = Operands(value).Any(operand => table.Of(operand)[0] == true);
        if (!acceptsNone && operands.Contains(Operand.Other))
        {
            // Not even a faultless certificate passed without this condition: it stays one.
            return Conjunction.Of(errors.IsNone, Disjunction(operands[Operand.Other]));
        }

        if (!operands.Contains(Operand.Sound) || !operands.Contains(Operand.AcceptsError))
        {
            return errors.IsNone;
        }

        var sound = operands[Operand.Sound];
        return Disjunction(acceptsNone && !sound.Any(operand => table.Of(operand)[0] == true) ? sound.Prepend(errors.IsNone) : sound);
    }

    private static ExpressionSyntax Disjunction(IEnumerable<ExpressionSyntax> operands) =>
        operands.Select(operand => operand.WithoutTrivia()).Aggregate((left, right) => SyntaxFactory.BinaryExpression(
            SyntaxKind.LogicalOrExpression,
            left.WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.BarBarToken).WithTrailingTrivia(SyntaxFactory.Space),
            right));

    private static IEnumerable<ExpressionSyntax> Operands(ExpressionSyntax expression) => expression switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either =>
            Operands(either.Left).Concat(Operands(either.Right)),
        ParenthesizedExpressionSyntax { Expression: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } inner } =>
            Operands(inner),
        _ => [expression],
    };
}
