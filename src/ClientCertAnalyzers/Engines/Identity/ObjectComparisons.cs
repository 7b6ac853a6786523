using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Identity;

/// <summary>Finds comparisons of whole certificates: by <c>X509Certificate.Equals</c>, also where a collection calls it, and by reference.</summary>
internal sealed class ObjectComparisons(KnownSymbols symbols, ValueTrace trace)
{
    public static readonly HashSet<string> Names = ["Equals", "Contains", "IndexOf", "LastIndexOf", "Remove"];

    /// <summary>
    /// A call, or a method given as a predicate, that ends in <c>X509Certificate.Equals</c>. Sets and dictionaries ask for the hash code first,
    /// which is made from the content, and so do not.
    /// </summary>
    public Comparison? ByEquals(IOperation operation, CancellationToken cancellationToken) => operation switch
    {
        IInvocationOperation { TargetMethod.Name: "Equals" } call => OfEquals(call),
        IInvocationOperation call when Names.Contains(call.TargetMethod.Name) => OfCollection(call, cancellationToken),
        IMethodReferenceOperation { Method: { Name: "Equals" } method, Instance: { } certificate, Parent: IDelegateCreationOperation creation } when IsCertificate(certificate) && IsOwnEquals(method, certificate) =>
            new(ComparisonKind.Whole, creation, Part(operation, certificate), []) { Name = "Equals", Place = operation.Syntax },
        _ => null,
    };

    /// <summary><c>==</c> and <c>!=</c>, which ask whether both are one object.</summary>
    public Comparison? ByReference(IOperation operation) =>
        operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, OperatorMethod: null, LeftOperand: var left, RightOperand: var right } binary
            && IsCertificate(left) && IsCertificate(right)
            ? new(ComparisonKind.Whole, binary, Part(left, left), [right])
            {
                WhenSame = binary.OperatorKind == BinaryOperatorKind.Equals,
                Name = binary.OperatorKind == BinaryOperatorKind.Equals ? "==" : "!=",
            }
            : null;

    private Comparison? OfEquals(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var (one, other) = (call.Instance, call.Arguments) switch
        {
            ({ } certificate, [{ Value: var argument }]) when IsCertificate(certificate) && IsOwnEquals(method, certificate) => (certificate, argument),
            (null, [{ Value: var left }, { Value: var right }]) when method.ContainingType.SpecialType == SpecialType.System_Object => (left, right),
            ({ Type: INamedTypeSymbol { Name: "EqualityComparer" or "IEqualityComparer" } comparer } instance, [{ Value: var left }, { Value: var right }])
                when comparer.IsFramework() && instance.Unwrap() is IPropertyReferenceOperation { Property: { IsStatic: true, Name: "Default" } } => (left, right),
            _ => (null, null),
        };
        return one is not null && other is not null && IsCertificate(one) && IsCertificate(other)
            ? new(ComparisonKind.Whole, call, Part(one, one), [other]) { Name = "Equals" }
            : null;
    }

    private Comparison? OfCollection(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var method = call.TargetMethod;
        var first = call.Instance is null ? 1 : 0;
        var collection = call.Instance ?? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value;
        var element = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == first)?.Value;
        // A comparer, or a part of the list, makes it another question.
        var isPlain = call.Arguments.All(argument => argument.Parameter?.Ordinal <= first || argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Value.ConstantValue is { HasValue: true, Value: null });
        if (!method.IsFramework() || collection is null || element is null || !isPlain || !IsCertificate(element) || !IsSearched(collection, cancellationToken))
        {
            return null;
        }

        var comparison = new Comparison(ComparisonKind.Whole, call, Part(element, element), [collection]) { Name = method.Name, IsLookup = true };
        return method.Name is "IndexOf" or "LastIndexOf" ? NumberTest.OfIndex(call) is { } test ? comparison with { Operation = test.Operation, WhenSame = test.WhenSame } : null : comparison;
    }

    /// <summary>The collection looks at one element after the other, with the <c>Equals</c> of each.</summary>
    private bool IsSearched(IOperation collection, CancellationToken cancellationToken)
    {
        var type = trace.Single(collection, cancellationToken).Type ?? collection.Unwrap().Type;
        // The store of a machine removes by another way.
        return type is not null && !type.Is(symbols.X509Store)
            && (type.Is(symbols.X509CertificateCollection)
                || type is IArrayTypeSymbol { ElementType: var element } && element.Is(symbols.X509Certificate)
                || type is INamedTypeSymbol { TypeArguments: [var argument] } && argument.Is(symbols.X509Certificate) && !IsSet(type));
    }

    private static bool IsSet(ITypeSymbol type) => type.Name.Contains("Set");

    /// <summary>A class that derives from the certificate may compare better.</summary>
    private bool IsOwnEquals(IMethodSymbol method, IOperation certificate) => certificate.Unwrap().Type is { } type && type.IsFramework()
        && (method.ContainingType.SpecialType == SpecialType.System_Object || SymbolEqualityComparer.Default.Equals(method.ContainingType, symbols.X509Certificate));

    private bool IsCertificate(IOperation value) => value.Unwrap() is { ConstantValue.HasValue: false, Type: { } type } && type.Is(symbols.X509Certificate);

    private static CertificatePart Part(IOperation reference, IOperation certificate) => new(
        IdentityPart.Certificate,
        reference,
        certificate.Unwrap() is IConditionalAccessInstanceOperation access ? OperationShapes.Receiver(access)?.Unwrap() : certificate.Unwrap());
}
