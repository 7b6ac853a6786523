using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>How code gets the certificate of a request.</summary>
internal static class CertificateAccess
{
    public const string Property = "ClientCertificate";
    public const string Method = "GetClientCertificateAsync";

    public static readonly HashSet<string> Names = [Property, Method, "Set", "AddCertificate", "UseCertificateForwarding", "AddClientCertificateResponses", "AddClientCertificateChallengeResponses"];

    /// <summary>A read of the property, which returns what is there.</summary>
    public static bool IsRead(IOperation operation, KnownSymbols symbols) =>
        IsProperty(operation, symbols) && !IsWritten(operation) && !operation.Ancestors().Any(ancestor => ancestor is INameOfOperation);

    /// <summary>A call of the method, which asks the client.</summary>
    public static bool IsRequest(IOperation? operation, KnownSymbols symbols) =>
        operation is IInvocationOperation { TargetMethod: { Name: Method, ContainingType: var type } } && IsConnection(type, symbols);

    /// <summary>Code that puts a certificate there, or may do so where nobody sees it: then the property has something to return.</summary>
    public static bool MayProvide(IOperation? operation, KnownSymbols symbols) => operation switch
    {
        IPropertyReferenceOperation => IsProperty(operation, symbols) && IsWritten(operation),

        // A delegate of the method may run anywhere.
        IMethodReferenceOperation { Method: { Name: Method, ContainingType: var type } } => IsConnection(type, symbols),

        // A feature of its own, such as one that reads a proxy's header.
        IInvocationOperation { TargetMethod: { Name: "Set", TypeArguments: [var type] } } => IsConnection(type, symbols),

        // The handlers and middlewares behind these fetch the certificate, or take it from a header.
        IInvocationOperation { TargetMethod: { Name: "AddCertificate" or "UseCertificateForwarding" or "AddClientCertificateResponses" or "AddClientCertificateChallengeResponses", IsExtensionMethod: true } } => true,
        _ => false,
    };

    private static bool IsProperty(IOperation operation, KnownSymbols symbols) =>
        operation is IPropertyReferenceOperation { Property: { Name: Property, ContainingType: var type } } && IsConnection(type, symbols);

    private static bool IsWritten(IOperation property) => property.Parent is IAssignmentOperation assignment && assignment.Target == property;

    private static bool IsConnection(ITypeSymbol type, KnownSymbols symbols) =>
        SymbolEqualityComparer.Default.Equals(type, symbols.ConnectionInfo) || SymbolEqualityComparer.Default.Equals(type, symbols.TlsConnectionFeature);
}
