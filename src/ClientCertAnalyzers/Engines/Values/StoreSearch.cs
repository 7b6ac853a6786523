using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>Certificates that come out of a store: by index, by a search, by LINQ over either.</summary>
/// <param name="Store">The reference to all certificates of the store.</param>
/// <param name="Steps">The expressions on the way back to it, names included, from the certificate or collection that was asked about.</param>
internal sealed record StoreSearch(IPropertyReferenceOperation Store, IReadOnlyList<IOperation> Steps)
{
    /// <summary>The store of one's own certificates, which is also the one that an unnamed store means.</summary>
    public const string My = "My";

    public static bool IsFromStore(IOperation certificate, ValueTrace trace, KnownSymbols symbols, CancellationToken cancellationToken) =>
        Of(certificate, trace, symbols, cancellationToken) is not null;

    /// <summary>The only way that leads to a certificate or collection, or null where there are several or none comes from a store.</summary>
    public static StoreSearch? Of(IOperation part, ValueTrace trace, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var steps = CollectionWay.To(step => IsStore(step, symbols), part, trace, symbols, cancellationToken);
        return steps is null ? null : new((IPropertyReferenceOperation)steps[steps.Count - 1], steps);
    }

    /// <summary>The code that takes the certificate adds some to a store: it may well know that it is there.</summary>
    public bool IsFilledHere(KnownSymbols symbols) => Steps[0].Root().Descendants().Any(operation =>
        operation is IInvocationOperation { TargetMethod: { Name: "Add" or "AddRange", ContainingType: var type } } && type.Is(symbols.X509Store));

    public static bool IsStore(IOperation operation, KnownSymbols symbols) =>
        operation is IPropertyReferenceOperation { Property: { Name: "Certificates", ContainingType: var type } } && type.Is(symbols.X509Store);

    /// <summary>A search in a collection of certificates.</summary>
    public static bool IsFind(IOperation operation, KnownSymbols symbols) =>
        operation is IInvocationOperation { TargetMethod: { Name: "Find", ContainingType: var type }, Arguments.Length: 3 } && type.Is(symbols.X509CertificateCollection);

    /// <summary>The name of the member of <c>X509FindType</c> that a search is given, where the code shows it.</summary>
    public static string? CriterionOf(IInvocationOperation find) =>
        find.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value is { ConstantValue: { HasValue: true, Value: { } value }, Type: INamedTypeSymbol type }
            ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(member => value.Equals(member.ConstantValue))?.Name
            : null;

    /// <summary>The name of the store; null where the code at hand gets an open store and does not show its name, empty where the name is a variable.</summary>
    public string? StoreName(ValueTrace trace, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        if (Store.Instance is not { } store || trace.Single(store, cancellationToken) is not IObjectCreationOperation { Type: { } type } creation || !type.Is(symbols.X509Store))
        {
            return null;
        }

        return creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "storeName")?.Value.Unwrap() switch
        {
            null => creation.Arguments.Any(argument => argument.Parameter?.Name == "storeHandle") ? "" : My,
            IFieldReferenceOperation { Field.IsConst: true, Field.Name: var name } => name,
            { ConstantValue: { HasValue: true, Value: string name } } => string.Equals(name, My, StringComparison.OrdinalIgnoreCase) ? My : name,
            _ => "",
        };
    }
}
