using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>A header that the framework puts into a parameter or property: <c>[FromHeader(Name = "X-SSL-CERT")]</c>.</summary>
internal static class BoundHeader
{
    /// <summary>The header of an attribute; null where it is another attribute, or names none.</summary>
    public static ReceivedHeader? Of(IOperation operation, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        if (operation is not IAttributeOperation { Operation: IObjectCreationOperation { Initializer: { } arguments, Type: var type }, Syntax: AttributeSyntax { Parent.Parent: { } target } } attribute
            || !SymbolEqualityComparer.Default.Equals(type, symbols.FromHeaderAttribute)
            || arguments.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(argument => argument.Target is IPropertyReferenceOperation { Property.Name: "Name" }) is not { Value.ConstantValue: { HasValue: true, Value: string name } })
        {
            return null;
        }

        return target is ParameterSyntax { Parent.Parent: { } function } parameter
            && function is not TypeDeclarationSyntax
            && operation.SemanticModel!.GetDeclaredSymbol(parameter, cancellationToken) is { } symbol
            && operation.SemanticModel!.GetOperation(function, cancellationToken) is { } code
                ? new(attribute, name, [.. code.Descendants().OfType<IParameterReferenceOperation>().Where(reference => SymbolEqualityComparer.Default.Equals(reference.Parameter, symbol))])
                // What becomes of a property is not to be seen here.
                : new(attribute, name, [attribute]);
    }
}
