using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>What a condition says for each of the eight values of SslPolicyErrors; null where it depends on something else.</summary>
internal sealed class ErrorsTable(ReportedCallback callback, IParameterSymbol? parameter)
{
    private static readonly int[] Values = [0, 1, 2, 3, 4, 5, 6, 7];

    public bool?[] Of(ExpressionSyntax condition) =>
        parameter is not null && callback.Shape is { } shape && OperationOf(condition) is { } operation
            ? callback.Engine.Decide(operation, parameter, shape, callback.Cancellation)
            : new bool?[Values.Length];

    public bool Reads(ExpressionSyntax expression) =>
        OperationOf(expression)?.DescendantsAndSelf().Any(IsErrors) == true;

    /// <summary>Whether code of the function may run, by the if statements around and before it.</summary>
    public bool[] MayReach(SyntaxNode node, CallbackFunction function)
    {
        var may = Values.Select(_ => true).ToArray();
        for (var current = node; current != function.Node && current.Parent is { } parent; current = parent)
        {
            if (parent is IfStatementSyntax branch && current != branch.Condition)
            {
                Exclude(branch.Condition, current == branch.Statement ? false : true);
            }

            if (parent is BlockSyntax block)
            {
                foreach (var before in block.Statements.TakeWhile(s => s != current).OfType<IfStatementSyntax>()
                    .Where(s => s.Else is null && Leaves(s.Statement)))
                {
                    Exclude(before.Condition, true);
                }
            }
        }

        return may;

        void Exclude(ExpressionSyntax condition, bool outcome)
        {
            var table = Of(condition);
            may = [.. Values.Select(value => may[value] && table[value] != outcome)];
        }
    }

    // A parenthesized expression has no operation of its own.
    private IOperation? OperationOf(ExpressionSyntax expression) => expression is ParenthesizedExpressionSyntax { Expression: var inner }
        ? OperationOf(inner)
        : callback.Model.GetOperation(expression, callback.Cancellation);

    private static bool Leaves(StatementSyntax statement) => statement switch
    {
        BlockSyntax { Statements: [.., var last] } => Leaves(last),
        _ => statement is ReturnStatementSyntax or ThrowStatementSyntax,
    };

    private bool IsErrors(IOperation operation) => operation switch
    {
        IParameterReferenceOperation reference =>
            SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter) && callback.IsErrors(reference.Type),
        IPropertyReferenceOperation { Instance: IParameterReferenceOperation reference } =>
            SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter) && callback.IsErrors(operation.Type),
        _ => false,
    };
}
