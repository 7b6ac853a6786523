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
    public static SyntaxNode Surroundings(this IOperation operation) => operation.Syntax.Surroundings();

    public static SyntaxNode Surroundings(this SyntaxNode node) => node.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? node.SyntaxTree.GetRoot();

    /// <summary>The outermost conversion around the operation, or the operation itself.</summary>
    public static IOperation OutermostConversion(this IOperation operation)
    {
        while (operation.Parent is IConversionOperation or IDelegateCreationOperation)
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

    /// <summary>The member access or call on a reference to an object; the reference itself where the object goes elsewhere.</summary>
    public static IOperation Use(this IOperation reference) => reference.Parent switch
    {
        IPropertyReferenceOperation property when property.Instance == reference => property,
        IInvocationOperation call when call.Instance == reference => call,
        _ => reference,
    };

    /// <summary>The members that an object initializer sets; none where there is no initializer.</summary>
    public static IEnumerable<IOperation> Members(this IObjectOrCollectionInitializerOperation? initializer) =>
        initializer?.Initializers.OfType<ISimpleAssignmentOperation>().Select(assignment => assignment.Target) ?? [];

    public static IOperation? Receiver(this IOperation operation) => operation switch
    {
        IMemberReferenceOperation member => member.Instance,
        IInvocationOperation call => call.Instance,
        _ => operation,
    };

    /// <summary>
    /// Whether the earlier of two operations has run wherever the later one runs: the later one stands in or below the earlier one's
    /// list of statements, or both initialize one object. Without this, the two may belong to different branches.
    /// </summary>
    public static bool IsOnOnePathWith(this IOperation one, IOperation other)
    {
        var (first, second) = one.Syntax.SpanStart < other.Syntax.SpanStart ? (one.Syntax, other.Syntax) : (other.Syntax, one.Syntax);
        foreach (var node in first.Ancestors())
        {
            switch (node)
            {
                case InitializerExpressionSyntax initializer when initializer.Span.Contains(second.Span):
                    return true;
                case StatementSyntax { Parent: (BlockSyntax or SwitchSectionSyntax) and var list }:
                    return list.Span.Contains(second.Span);
                case GlobalStatementSyntax:
                    return true;
                case StatementSyntax { Parent: not GlobalStatementSyntax } or AnonymousFunctionExpressionSyntax:
                    return false;
            }
        }

        return false;
    }

    /// <summary>The function that a delegate is made from: a lambda or a method reference, or whatever else gives it its value.</summary>
    public static IOperation? Target(this IOperation? callback)
    {
        while (callback is IConversionOperation or IDelegateCreationOperation)
        {
            callback = callback.ChildOperations.FirstOrDefault();
        }

        return callback;
    }
}
