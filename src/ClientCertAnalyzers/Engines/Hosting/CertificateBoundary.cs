using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>Code whose task it is to make a client's certificate of a header: it may well know whom it believes.</summary>
internal static class CertificateBoundary
{
    public static readonly HashSet<string> Names = [CertificateAccess.Property, "Set", "Forwarded"];

    /// <summary>
    /// The place converts the header for ASP.NET Core's forwarding, its type asks for the address of the peer or takes the header off requests,
    /// or the project puts the certificate into the connection by itself, so that this may be how.
    /// </summary>
    public static bool IsAround(IOperation place, CertificateHeaders headers, KnownSymbols symbols, CancellationToken cancellationToken) =>
        HeaderConverter.Around(place, symbols, cancellationToken) is not null
        || place.Syntax.Surroundings().DescendantNodes().Any(node => GuardsTheWay(node, headers))
        || HostFacts.Of(place.SemanticModel!.Compilation).Sites(cancellationToken).Any(site => Names.Contains(site.Text) && Provides(site.Operation(cancellationToken), symbols));

    private static bool GuardsTheWay(SyntaxNode node, CertificateHeaders headers) => node is IdentifierNameSyntax { Identifier.ValueText: "RemoteIpAddress" }
        || node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Remove" }, ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.ValueText: var name } }, ..] }
            && headers.Contains(name, node.SyntaxTree);

    private static bool Provides(IOperation? operation, KnownSymbols symbols) => operation switch
    {
        // This product's runtime helper believes known proxies only, and takes the header off all other requests.
        IPropertyReferenceOperation { Property: { Name: "Forwarded", ContainingType: var type } } => SymbolEqualityComparer.Default.Equals(type, symbols.ClientCertificateResponseOptions),
        IPropertyReferenceOperation or IInvocationOperation { TargetMethod.Name: "Set" } => CertificateAccess.MayProvide(operation, symbols),
        _ => false,
    };
}
