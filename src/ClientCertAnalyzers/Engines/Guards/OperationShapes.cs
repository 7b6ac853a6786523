using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Guards;

internal static class OperationShapes
{
    /// <summary>The operation without conversions.</summary>
    public static IOperation Unwrap(this IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    /// <summary>What stands before the <c>?.</c> that <paramref name="instance"/> belongs to.</summary>
    public static IOperation? Receiver(this IConditionalAccessInstanceOperation instance)
    {
        for (IOperation child = instance, parent = instance.Parent!; parent is not null; child = parent, parent = parent.Parent!)
        {
            if (parent is IConditionalAccessOperation access && child == access.WhenNotNull)
            {
                return access.Operation;
            }
        }

        return null;
    }

    /// <summary>The operation with everything that it is made of, what stands before its <c>?.</c> included.</summary>
    public static IEnumerable<IOperation> Parts(this IOperation operation)
    {
        foreach (var part in operation.DescendantsAndSelf())
        {
            yield return part;
            if (part is IConditionalAccessInstanceOperation instance
                && instance.Receiver() is { } receiver
                && !operation.Syntax.Span.Contains(receiver.Syntax.Span))
            {
                foreach (var outer in receiver.Parts())
                {
                    yield return outer;
                }
            }
        }
    }

    /// <summary>The type is, derives from, or implements <paramref name="known"/>, a type that the compilation may lack.</summary>
    public static bool Is(this ITypeSymbol type, INamedTypeSymbol? known)
    {
        if (known is null)
        {
            return false;
        }

        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, known))
            {
                return true;
            }
        }

        return known.TypeKind is TypeKind.Interface && type.AllInterfaces.Contains(known, SymbolEqualityComparer.Default);
    }

    public static bool IsBoolean(this ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0].SpecialType is SpecialType.System_Boolean
            : type?.SpecialType is SpecialType.System_Boolean;

    /// <summary>The model of the tree that a name led to; null in another project, which an editor hands over as source.</summary>
    public static SemanticModel? For(this SemanticModel model, SyntaxTree tree) =>
        tree == model.SyntaxTree ? model
        : model.Compilation.ContainsSyntaxTree(tree) ? model.Compilation.GetSemanticModel(tree)
        : null;

    /// <summary>The method, property accessor or field that the operation belongs to: lambdas and local functions are looked through.</summary>
    public static ISymbol? Member(this IOperation operation)
    {
        var symbol = operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.LambdaMethod or MethodKind.LocalFunction })
        {
            symbol = symbol.ContainingSymbol;
        }

        return symbol;
    }

    /// <summary>The innermost operation of a node, or of the node around it where the node itself has none (the name in a call).</summary>
    public static IOperation? OperationAround(this SemanticModel model, SyntaxNode node)
    {
        for (var (current, steps) = ((SyntaxNode?)node, 0); current is not null && steps < 4; current = current.Parent, steps++)
        {
            if (model.GetOperation(current) is { } operation)
            {
                return operation;
            }
        }

        return null;
    }
}
