using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Authentication;

/// <summary>
/// Recognises a question that was asked before, so that a path does not answer <c>if (ok)</c> with yes and <c>if (!ok)</c> with yes too. Two
/// questions count as one where their text is the same, which prunes more paths than exist: that costs a finding and no false alarm.
/// </summary>
internal static class ConditionKeys
{
    /// <summary>The question behind a condition, and the answer to it where the condition is true; null where it may be answered anew each time.</summary>
    public static (string Key, bool WhenTrue)? Of(IOperation condition) => Plain(condition) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => Of(operand) is var (key, whenTrue) ? (key, !whenTrue) : null,
        IFlowCaptureReferenceOperation { Id: var id } => (OfCapture(id), true),
        ILocalReferenceOperation { Local.Name: var name } => (name, true),
        IParameterReferenceOperation { Parameter.Name: var name } => (name, true),
        { } other when OfNullTest(other) is var (tested, whenNull) => (TextOf(tested) + "==null", whenNull),
        { Syntax: ExpressionSyntax expression } other when !IsAskedAnew(other) => (TextOf(expression), true),
        _ => null,
    };

    public static string OfCapture(CaptureId id) => "#" + id.GetHashCode();

    /// <summary>What a condition compares with null, and whether it is true then.</summary>
    public static (IOperation Tested, bool WhenNull)? NullTest(IOperation condition) => Plain(condition) switch
    {
        IIsNullOperation { Operand: var operand } => (operand, true),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } binary when Other(binary) is { } operand =>
            (operand, binary.OperatorKind == BinaryOperatorKind.Equals),
        IIsPatternOperation { Value: var value, Pattern: var pattern } when IsNullPattern(pattern) is { } whenNull => (value, whenNull),
        _ => null,
    };

    /// <summary>Whether the name stands in the text of a question.</summary>
    public static bool Mentions(string key, string name)
    {
        for (var at = key.IndexOf(name, StringComparison.Ordinal); at >= 0; at = key.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsPartOfName(key[at - 1])) && (at + name.Length == key.Length || !IsPartOfName(key[at + name.Length])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Without what only waits for an answer.</summary>
    private static IOperation Plain(IOperation operation)
    {
        while (true)
        {
            switch (operation.Unwrap())
            {
                case IAwaitOperation { Operation: var awaited }:
                    operation = awaited;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "ConfigureAwait" or "GetAwaiter" or "GetResult" } method, Instance: { } task } when method.IsFramework():
                    operation = task;
                    break;
                case IPropertyReferenceOperation { Property: { Name: "Result", ContainingType: { Name: "Task" or "ValueTask" } type }, Instance: { } task } when type.IsFramework():
                    operation = task;
                    break;
                case var plain:
                    return plain;
            }
        }
    }

    private static (SyntaxNode Tested, bool WhenNull)? OfNullTest(IOperation condition) =>
        NullTest(condition) is var (tested, whenNull) ? (tested.Syntax, whenNull) : null;

    private static IOperation? Other(IBinaryOperation binary) => IsNull(binary.RightOperand) ? binary.LeftOperand : IsNull(binary.LeftOperand) ? binary.RightOperand : null;

    private static bool IsNull(IOperation operation) => operation.Unwrap().ConstantValue is { HasValue: true, Value: null };

    private static bool? IsNullPattern(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value: var value } when IsNull(value) => true,
        INegatedPatternOperation { Pattern: var inner } => !IsNullPattern(inner),
        IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true } => false,
        _ => null,
    };

    /// <summary>A call in a loop says something else each time.</summary>
    private static bool IsAskedAnew(IOperation question) => question.DescendantsAndSelf().Any(part => part is IInvocationOperation)
        && question.Syntax.Ancestors().TakeWhile(outer => outer is not (AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax))
            .Any(outer => outer is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax);

    private static string TextOf(SyntaxNode node) => string.Join(" ", node.DescendantTokens().Select(token => token.Text));

    private static bool IsPartOfName(char c) => char.IsLetterOrDigit(c) || c == '_';
}
