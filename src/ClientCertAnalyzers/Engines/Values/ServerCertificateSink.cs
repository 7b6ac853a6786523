using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>A place that gives a server its own certificate, with which it answers handshakes.</summary>
/// <param name="Place">The whole call or assignment.</param>
/// <param name="Certificates">The certificate, or those among which a callback chooses.</param>
/// <param name="IsReadAtStart">The server looks at it before it listens, and not in the first handshake.</param>
internal sealed record ServerCertificateSink(IOperation Place, IReadOnlyList<IOperation> Certificates, bool IsReadAtStart)
{
    public static readonly string[] Names =
    [
        "ServerCertificate", "ServerCertificateSelector", "ServerCertificateSelectionCallback", "UseHttps",
        "AuthenticateAsServer", "AuthenticateAsServerAsync", "BeginAuthenticateAsServer",
    ];

    public static ServerCertificateSink? Of(IOperation operation, KnownSymbols symbols, ValueTrace trace, CancellationToken cancellationToken)
    {
        switch (operation)
        {
            case IPropertyReferenceOperation { Property: { Name: "ServerCertificate", ContainingType: var type }, Parent: ISimpleAssignmentOperation assignment } property
                when assignment.Target == property && IsServer(type, symbols):
                return new(assignment, [assignment.Value.Unwrap()], type.Is(symbols.HttpsConnectionAdapterOptions));
            case IPropertyReferenceOperation { Property: { Name: "ServerCertificateSelector" or "ServerCertificateSelectionCallback", ContainingType: var type }, Parent: ISimpleAssignmentOperation assignment } property
                when assignment.Target == property && IsServer(type, symbols):
                return Chosen(assignment, trace, cancellationToken) is { Count: > 0 } chosen ? new(assignment, chosen, false) : null;
            case IInvocationOperation { TargetMethod: { Name: "UseHttps", ContainingType: var type } } call when type.Is(symbols.ListenOptionsHttpsExtensions):
                return Given(call, symbols.X509Certificate2) is { } given ? new(call, [given], true) : null;
            case IInvocationOperation { TargetMethod: { Name: "AuthenticateAsServer" or "AuthenticateAsServerAsync" or "BeginAuthenticateAsServer", ContainingType: var type } } call when type.Is(symbols.SslStream):
                return Given(call, symbols.X509Certificate) is { } certificate ? new(call, [certificate], false) : null;
            default:
                return null;
        }
    }

    private static bool IsServer(ITypeSymbol type, KnownSymbols symbols) => type.Is(symbols.HttpsConnectionAdapterOptions) || type.Is(symbols.SslServerAuthenticationOptions);

    private static IOperation? Given(IInvocationOperation call, INamedTypeSymbol? type) =>
        call.Arguments.FirstOrDefault(argument => SymbolEqualityComparer.Default.Equals(argument.Parameter?.Type, type))?.Value.Unwrap();

    private static IReadOnlyList<IOperation> Chosen(ISimpleAssignmentOperation assignment, ValueTrace trace, CancellationToken cancellationToken) =>
        trace.Single(assignment.Value, cancellationToken).Target() is IAnonymousFunctionOperation lambda
            ? [.. ValueTrace.Returned(lambda.Body).Select(value => value.Unwrap()).Where(value => value.ConstantValue is not { HasValue: true, Value: null })]
            : [];
}
