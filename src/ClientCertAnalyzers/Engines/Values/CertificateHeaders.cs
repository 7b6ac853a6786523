using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>A header of a request that a client sends.</summary>
/// <param name="Place">The whole call or assignment that sets it.</param>
/// <param name="Name">The name as it is written.</param>
/// <param name="Value">What is sent.</param>
internal readonly record struct SentHeader(IOperation Place, IOperation Name, IOperation Value)
{
    /// <summary>The header that an operation sets on a request, or null. Responses and requests that a server got have other types.</summary>
    public static SentHeader? Of(IOperation? operation, KnownSymbols symbols) => operation switch
    {
        IInvocationOperation { TargetMethod.Name: "Add" or "TryAddWithoutValidation" or "Set" or "SetRequestHeader", Instance: { Type: { } type }, Arguments: [{ Value: var name }, { Value: var value }] } call
            when IsOfRequest(type, symbols) => new(call, name, value),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Instance.Type: { } type, Arguments: [{ Value: var name }] }, Value: var value } assignment
            when IsOfRequest(type, symbols) => new(assignment, name, value),
        _ => null,
    };

    private static bool IsOfRequest(ITypeSymbol type, KnownSymbols symbols) =>
        type.Is(symbols.HttpHeaders) && type.Name != "HttpResponseHeaders" || type.Is(symbols.WebHeaderCollection) || type.Is(symbols.ClientWebSocketOptions);
}

/// <summary>Headers by which proxies that end TLS tell a server of the client's certificate. A project may name more.</summary>
internal sealed class CertificateHeaders(Compilation compilation, AnalyzerOptions options)
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "X-ARR-ClientCert", "X-Client-Cert", "X-ClientCert", "X-SSL-Cert", "X-SSL-Client-Cert", "SSL-Client-Cert", "X-Forwarded-Client-Cert",
        "X-Forwarded-Tls-Client-Cert", "MS-ASPNETCORE-CLIENTCERT", "Client-Cert", "X-SSL-Client-DN", "X-SSL-Client-S-DN", "X-SSL-Client-Verify",
        "X-Amzn-Mtls-Clientcert", "X-Amzn-Mtls-Clientcert-Leaf", "X-Amzn-Mtls-Clientcert-Subject", "X-Amzn-Mtls-Clientcert-Serial-Number",
        "X-Amzn-Mtls-Clientcert-Issuer", "X-Amzn-Mtls-Clientcert-Validity", "SSL-Client-Verify", "SSL-Client-Subject-DN", "SSL-Client-Issuer-DN",
    };

    public bool Contains(string name, SyntaxTree file) =>
        Names.Contains(name) || CertificateHeaderNames.Option.For(options, compilation, file)?.Contains(name) is true;
}
