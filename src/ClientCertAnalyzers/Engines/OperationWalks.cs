using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines;

/// <summary>Ways through a tree of operations.</summary>
internal static class OperationWalks
{
    public static IEnumerable<IOperation> Ancestors(this IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            yield return current;
        }
    }

    public static IOperation Root(this IOperation operation) => operation.Ancestors().LastOrDefault() ?? operation;

    /// <summary>The type declaration around the operation, or the file where there is none: how far one look at the code reaches.</summary>
    public static SyntaxNode Surroundings(this IOperation operation) =>
        operation.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? operation.Syntax.SyntaxTree.GetRoot();

    /// <summary>The outermost conversion around the operation, or the operation itself.</summary>
    public static IOperation OutermostConversion(this IOperation operation)
    {
        while (operation.Parent is IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation)
        {
            operation = operation.Parent;
        }

        return operation;
    }

    public static IOperation WithoutConversion(this IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    public static IOperation? Receiver(this IOperation operation) => operation switch
    {
        IMemberReferenceOperation member => member.Instance,
        IInvocationOperation call => call.Instance,
        _ => operation,
    };

    /// <summary>The function that a delegate is made from: a lambda or a method reference, or whatever else gives it its value.</summary>
    public static IOperation? Target(this IOperation? callback)
    {
        while (callback is IConversionOperation or IParenthesizedOperation or IDelegateCreationOperation)
        {
            callback = callback.ChildOperations.FirstOrDefault();
        }

        return callback;
    }
}
