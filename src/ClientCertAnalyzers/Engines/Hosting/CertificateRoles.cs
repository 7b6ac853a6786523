using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>Tells which role the code at a site plays.</summary>
internal sealed class CertificateRoles(KnownSymbols symbols, CancellationToken cancellationToken)
{
    /// <summary>What gRPC calls the certificate of a client.</summary>
    private const string PeerOfGrpc = "AuthContext";

    private static readonly string[] PageConventions = ["AuthorizePage", "AuthorizeFolder", "AuthorizeAreaPage", "AuthorizeAreaFolder"];

    public static readonly HashSet<string> Names =
    [
        "ClientCertificateValidation", "AllowAnyClientCertificate", "RemoteCertificateValidationCallback",
        "AddCertificate", "AuthenticationHandler", "AddClientCertificateResponses", "AddClientCertificateChallengeResponses", "UseClientCertificateResponses",
        CertificateAccess.Property, CertificateAccess.Method,
        "RequireAuthorization", "Authorize", "AuthorizeAttribute", "AuthorizeFilter",
        "FallbackPolicy", "SetFallbackPolicy", "AddFallbackPolicy",
        "AuthenticateAsync", "RequireClientCertificate",
        PeerOfGrpc, .. PageConventions, .. OwnAuthorization.Names,
    ];

    public CertificateRole? Of(HostSite site) => !Names.Contains(site.Text) ? null
        : site.AttributeType(cancellationToken) is { } attribute ? OfAttribute(attribute)
        : IsBaseOfHandler(site) ? CertificateRole.OwnHandler
        : OwnAuthorization.IsAt(site, symbols, cancellationToken) || IsBaseOfAttribute(site) ? CertificateRole.OwnAuthorization
        : site.Operation(cancellationToken) switch
        {
            IInvocationOperation call => OfCall(call),
            IPropertyReferenceOperation property => OfProperty(property),
            IObjectCreationOperation { Type: { Name: "AuthorizeFilter" } filter } when filter.IsFramework() => CertificateRole.Authorization,
            _ => null,
        };

    private CertificateRole? OfAttribute(ITypeSymbol attribute) =>
        symbols.AuthorizeData is { } data && attribute.AllInterfaces.Contains(data, SymbolEqualityComparer.Default) ? CertificateRole.Authorization : null;

    /// <summary>In the list of bases of a class. A class further down derives from one that stands here, or from a scheme of the framework.</summary>
    private bool IsBaseOfHandler(HostSite site) => site.Name.Parent is BaseTypeSyntax or QualifiedNameSyntax { Parent: BaseTypeSyntax }
        && Is(site.Type(cancellationToken)?.OriginalDefinition, symbols.AuthenticationHandler);

    /// <summary>An attribute of the project that authorizes: where that stands, its name does not say.</summary>
    private bool IsBaseOfAttribute(HostSite site) => site.Name.Parent is BaseTypeSyntax or QualifiedNameSyntax { Parent: BaseTypeSyntax }
        && symbols.AuthorizeData is { } data && site.Type(cancellationToken)?.AllInterfaces.Contains(data, SymbolEqualityComparer.Default) is true;

    private CertificateRole? OfCall(IInvocationOperation call)
    {
        var (name, type) = (call.TargetMethod.Name, call.TargetMethod.ContainingType);
        return name switch
        {
            "AllowAnyClientCertificate" when Is(type, symbols.HttpsConnectionAdapterOptions) => CertificateRole.TlsValidation,
            "AddCertificate" when Is(type, symbols.CertificateAuthenticationExtensions) => CertificateRole.CertificateScheme,
            "AddClientCertificateResponses" or "AddClientCertificateChallengeResponses" when Is(type, symbols.ClientCertificateResponses) => CertificateRole.RuntimeHelper,
            "UseClientCertificateResponses" when Is(type, symbols.ClientCertificateHttps) => CertificateRole.RuntimeHelperTls,
            "RequireClientCertificate" when Is(type, symbols.ClientCertificateEndpoints) => CertificateRole.RequiredPerEndpoint,
            "RequireAuthorization" when Is(type, symbols.EndpointAuthorization) => CertificateRole.Authorization,
            "SetFallbackPolicy" or "AddFallbackPolicy" when Is(type, symbols.AuthorizationBuilder) => CertificateRole.FallbackPolicy,
            "AuthenticateAsync" when Is(type, symbols.HttpContextAuthentication) || Is(type, symbols.AuthenticationService) => CertificateRole.Authentication,
            _ when PageConventions.Contains(name) && type.IsFramework() => CertificateRole.Authorization,
            _ when CertificateAccess.IsRequest(call, symbols) => CertificateRole.Reader,
            _ => null,
        };
    }

    private CertificateRole? OfProperty(IPropertyReferenceOperation property)
    {
        var type = property.Property.ContainingType;
        return property.Property.Name switch
        {
            _ when CertificateAccess.IsRead(property, symbols) => CertificateRole.Reader,
            PeerOfGrpc when Is(property.Type, symbols.GrpcAuthContext) => CertificateRole.Reader,
            _ when property.Parent is not IAssignmentOperation assignment || assignment.Target != property || IsNull(assignment.Value) => null,
            "ClientCertificateValidation" when Is(type, symbols.HttpsConnectionAdapterOptions) => CertificateRole.TlsValidation,
            "RemoteCertificateValidationCallback" when Is(type, symbols.SslServerAuthenticationOptions) => CertificateRole.TlsValidation,
            "FallbackPolicy" when Is(type, symbols.AuthorizationOptions) => CertificateRole.FallbackPolicy,
            _ => null,
        };
    }

    private static bool IsNull(IOperation value) => value.WithoutConversion().ConstantValue is { HasValue: true, Value: null };

    private static bool Is(ISymbol? one, ISymbol? other) => other is not null && SymbolEqualityComparer.Default.Equals(one, other);
}
