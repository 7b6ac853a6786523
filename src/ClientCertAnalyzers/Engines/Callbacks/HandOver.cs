using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Callbacks;

/// <summary>Whose certificate a callback judges.</summary>
internal enum Direction
{
    /// <summary>Code that runs in a client and judges the server's certificate. Also where the direction is not known.</summary>
    Client,

    /// <summary>Code that runs in a server and judges the client's certificate.</summary>
    Server,
}

/// <summary>The place where a callback, as a value, goes into something that will call it.</summary>
internal static class HandOver
{
    /// <summary>
    /// The operation that takes the value: assignment, argument, initializer, return. Null where nothing keeps it as a callback:
    /// comparisons, <c>-=</c>, discards, and parameters of a type parameter's delegate (LINQ predicates).
    /// </summary>
    public static IOperation? ReceiverOf(IOperation value)
    {
        var current = value;
        while (current.Parent is IConversionOperation or IConditionalOperation or ICoalesceOperation or ISwitchExpressionArmOperation
               or ISwitchExpressionOperation or IDelegateCreationOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add })
        {
            current = current.Parent;
        }

        return current.Parent switch
        {
            IBinaryOperation or IIsPatternOperation or INameOfOperation or IExpressionStatementOperation => null,
            IEventAssignmentOperation { Adds: false } => null,
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract } => null,
            ISimpleAssignmentOperation { Target: IDiscardOperation } => null,
            IArgumentOperation { Parameter.OriginalDefinition.Type: { } type } when ContainsTypeParameter(type) => null,
            var receiver => receiver,
        };
    }

    private static bool ContainsTypeParameter(ITypeSymbol type) =>
        type.TypeKind == TypeKind.TypeParameter || type is INamedTypeSymbol named && named.TypeArguments.Any(ContainsTypeParameter);
}
