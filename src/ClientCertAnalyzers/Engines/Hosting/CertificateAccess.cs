using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>How the code of a compilation gets the certificate of a request.</summary>
internal sealed class CertificateAccess(KnownSymbols symbols)
{
    private volatile bool _mayBeProvided;

    public static IReadOnlyList<string> Names { get; } =
        ["ClientCertificate", "GetClientCertificateAsync", "Set", "AddCertificate", "UseCertificateForwarding", "AddClientCertificateResponses"];

    /// <summary>Reads of the property, which returns what is there.</summary>
    public ConcurrentBag<IPropertyReferenceOperation> Reads { get; } = [];

    /// <summary>Calls of the method, which asks the client.</summary>
    public ConcurrentBag<IInvocationOperation> Requests { get; } = [];

    /// <summary>Code out of sight, or code that sets the property, may have fetched the certificate before anybody reads it.</summary>
    public bool MayBeProvided => _mayBeProvided;

    public void See(IOperation operation)
    {
        switch (operation)
        {
            case IPropertyReferenceOperation { Property: { Name: "ClientCertificate", ContainingType: var type } } property when IsConnection(type):
                if (property.Parent is IAssignmentOperation assignment && assignment.Target == property)
                {
                    _mayBeProvided = true;
                }
                else if (!property.Ancestors().Any(ancestor => ancestor is INameOfOperation))
                {
                    Reads.Add(property);
                }

                break;
            case IInvocationOperation { TargetMethod: { Name: "GetClientCertificateAsync", ContainingType: var type } } call when IsConnection(type):
                Requests.Add(call);
                break;

            // A delegate of it may run anywhere.
            case IMethodReferenceOperation { Method: { Name: "GetClientCertificateAsync", ContainingType: var type } } when IsConnection(type):
                _mayBeProvided = true;
                break;

            // A feature of its own, such as one that reads a proxy's header.
            case IInvocationOperation { TargetMethod: { Name: "Set", TypeArguments: [var type] } } when IsConnection(type):
                _mayBeProvided = true;
                break;

            // The handlers and middlewares behind these fetch the certificate, or take it from a header.
            case IInvocationOperation { TargetMethod: { Name: "AddCertificate" or "UseCertificateForwarding" or "AddClientCertificateResponses", IsExtensionMethod: true } }:
                _mayBeProvided = true;
                break;
        }
    }

    private bool IsConnection(ITypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type, symbols.ConnectionInfo) || SymbolEqualityComparer.Default.Equals(type, symbols.TlsConnectionFeature);
}
