using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines;

/// <summary>Who gets a lambda, local function or private method as a delegate, where that is one place and nothing else calls it.</summary>
internal static class OnlyDelegate
{
    /// <summary>The operation that takes the delegate of <paramref name="function"/>, in whose body <paramref name="inside"/> stands; null where it is not the only one.</summary>
    public static IOperation? ReceiverOf(ISymbol function, IOperation inside)
    {
        foreach (var ancestor in inside.Ancestors())
        {
            switch (ancestor)
            {
                case IAnonymousFunctionOperation lambda when SymbolEqualityComparer.Default.Equals(lambda.Symbol, function):
                    return (lambda.Parent as IDelegateCreationOperation)?.OutermostConversion().Parent;
                case ILocalFunctionOperation local when SymbolEqualityComparer.Default.Equals(local.Symbol, function):
                    return ReceiverOfLocal(local.Root(), local.Symbol);
                case IMethodBodyOperation body:
                    return ReceiverOfMethod(function, body);
            }
        }

        return null;
    }

    private static IOperation? ReceiverOfLocal(IOperation root, IMethodSymbol function)
    {
        var uses = root.Descendants().Where(o => o switch
        {
            IMethodReferenceOperation method => SymbolEqualityComparer.Default.Equals(method.Method, function),
            IInvocationOperation call => SymbolEqualityComparer.Default.Equals(call.TargetMethod, function),
            _ => false,
        }).ToList();
        return uses is [IMethodReferenceOperation { Parent: IDelegateCreationOperation creation }] ? creation.OutermostConversion().Parent : null;
    }

    private static IOperation? ReceiverOfMethod(ISymbol method, IOperation body)
    {
        // A method that others can call may get arguments from them too.
        if (method is not IMethodSymbol { DeclaredAccessibility: Accessibility.Private } symbol || body.SemanticModel is not { } model)
        {
            return null;
        }

        var references = symbol.ContainingType.DeclaringSyntaxReferences
            .Where(part => part.SyntaxTree == model.SyntaxTree)
            .Select(part => part.GetSyntax())
            .SelectMany(type => type.DescendantNodes())
            .Where(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == symbol.Name)
            .Select(node => model.GetOperation(node) ?? (node.Parent is { } parent ? model.GetOperation(parent) : null))
            .ToList();
        return symbol.ContainingType.DeclaringSyntaxReferences.Length == 1 && references is [IMethodReferenceOperation single]
            && SymbolEqualityComparer.Default.Equals(single.Method, symbol)
            ? single.Parent?.OutermostConversion().Parent
            : null;
    }
}
