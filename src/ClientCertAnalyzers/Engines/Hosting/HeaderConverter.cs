using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>The function that makes a certificate of the header that ASP.NET Core's forwarding reads.</summary>
internal static class HeaderConverter
{
    public const string Name = "HeaderConverter";

    /// <summary>The lambda or method around the operation that is the converter, as an operation; null where there is none.</summary>
    public static IOperation? Around(IOperation operation, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        if (symbols.CertificateForwardingOptions is null)
        {
            return null;
        }

        if (operation.Ancestors().OfType<IAnonymousFunctionOperation>().FirstOrDefault(lambda => IsConverter(lambda.OutermostConversion().Parent, symbols)) is { } found)
        {
            return found;
        }

        return operation.Ancestors().OfType<ILocalFunctionOperation>().FirstOrDefault(function => IsNamed(function.Symbol, operation, symbols, cancellationToken))
            ?? (operation.Member() is IMethodSymbol method && IsNamed(method, operation, symbols, cancellationToken) ? operation.Root() : null);
    }

    /// <summary>An assignment of the field.</summary>
    private static bool IsConverter(IOperation? operation, KnownSymbols symbols) =>
        operation is ISimpleAssignmentOperation { Target: IFieldReferenceOperation { Field: { Name: Name, ContainingType: var type } } }
        && SymbolEqualityComparer.Default.Equals(type, symbols.CertificateForwardingOptions);

    /// <summary>Somewhere in the project the field gets the method.</summary>
    private static bool IsNamed(IMethodSymbol method, IOperation operation, KnownSymbols symbols, CancellationToken cancellationToken) =>
        HostFacts.Of(operation.SemanticModel!.Compilation).Sites(cancellationToken).Any(site => site is { Text: Name, IsAssigned: true }
            && site.Operation(cancellationToken)?.Parent is ISimpleAssignmentOperation assignment
            && IsConverter(assignment, symbols)
            && assignment.Value.Target() is IMethodReferenceOperation reference
            && SymbolEqualityComparer.Default.Equals(reference.Method.OriginalDefinition, method.OriginalDefinition));
}
