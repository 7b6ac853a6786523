using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Callbacks;

/// <summary>Which local variables and parameters a piece of code may write.</summary>
internal static class Writes
{
    public static HashSet<ISymbol> In(IOperation root)
    {
        var written = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in root.DescendantsAndSelf())
        {
            Add(operation, written);
        }

        return written;
    }

    /// <summary>Those that may change at any time: written inside nested functions, or through an alias or a pointer.</summary>
    public static HashSet<ISymbol> OutOfSight(IOperation body)
    {
        var written = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in body.Descendants())
        {
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                written.UnionWith(In(operation));
            }
            else if (operation is IAddressOfOperation or IVariableInitializerOperation)
            {
                Add(operation, written);
            }
        }

        return written;
    }

    private static void Add(IOperation operation, HashSet<ISymbol> written)
    {
        switch (operation)
        {
            case IAssignmentOperation assignment:
                AddTarget(assignment.Target, written);
                break;
            case IIncrementOrDecrementOperation increment:
                AddTarget(increment.Target, written);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                AddTarget(argument.Value, written);
                break;
            case IAddressOfOperation address:
                AddTarget(address.Reference, written);
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } } alias:
                AddTarget(alias.Value, written);
                break;
        }
    }

    private static void AddTarget(IOperation target, HashSet<ISymbol> written)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                written.Add(local.Local);
                break;
            case IParameterReferenceOperation parameter:
                written.Add(parameter.Parameter);
                break;
            case ITupleOperation tuple:
                foreach (var element in tuple.Elements)
                {
                    AddTarget(element, written);
                }

                break;
            // (condition ? ref one : ref other) = value
            case IConditionalOperation { WhenFalse: { } whenFalse } either:
                AddTarget(either.WhenTrue, written);
                AddTarget(whenFalse, written);
                break;
        }
    }
}
