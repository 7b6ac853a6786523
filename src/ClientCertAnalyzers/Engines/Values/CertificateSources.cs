using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>Says where a certificate comes from. One per compilation; what it does not know it calls unknown.</summary>
internal sealed class CertificateSources(Compilation compilation, KnownSymbols symbols)
{
    /// <summary>A copy of a copy, a certificate of a sorted list of a filtered list: nobody nests deeper.</summary>
    private const int MostLevels = 4;

    private readonly ValueTrace _trace = new(new Bodies(compilation));

    public ValueTrace Trace => _trace;

    /// <summary>Every place that the certificate may come from, one for each branch; one of kind unknown where nothing is to be seen.</summary>
    public IReadOnlyList<CertificateSource> Of(IOperation certificate, CancellationToken cancellationToken) => Of(certificate, MostLevels, cancellationToken);

    private IReadOnlyList<CertificateSource> Of(IOperation certificate, int levels, CancellationToken cancellationToken)
    {
        List<CertificateSource> sources = [.. _trace.Of(certificate, cancellationToken).SelectMany(origin => Classify(origin, levels, cancellationToken))];
        return sources.Count > 0 ? sources : [new(CertificateKind.Unknown, certificate, [])];
    }

    private IEnumerable<CertificateSource> Classify(ValueTrace.Origin origin, int levels, CancellationToken cancellationToken) => origin.Operation switch
    {
        // The copy has the key that the original has.
        IObjectCreationOperation { Arguments: [{ Value: var original }] } when levels > 0 && IsCertificate(original.WithoutConversion().Type) =>
            Of(original, levels - 1, cancellationToken).Select(source => source with { Through = [.. origin.Through, .. source.Through] }),
        IObjectCreationOperation creation => [Make(KindOf(creation, cancellationToken), origin)],
        IInvocationOperation call when KindOf(call, cancellationToken) is var kind && kind != CertificateKind.Unknown => [Make(kind, origin)],
        IParameterReferenceOperation => [Make(CertificateKind.Parameter, origin)],
        var other when IsOfConnection(other) => [Make(CertificateKind.Connection, origin)],
        var other when StoreSearch.IsFromStore(other, _trace, symbols, cancellationToken) => [Make(CertificateKind.Store, origin)],
        _ => [Make(CertificateKind.Unknown, origin)],
    };

    private static CertificateSource Make(CertificateKind kind, ValueTrace.Origin origin) => new(kind, origin.Operation, origin.Through);

    private CertificateKind KindOf(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var (type, name) = (call.TargetMethod.ContainingType, call.TargetMethod.Name);
        if (name == "CopyWithPrivateKey")
        {
            return IsKeyCopy(call.TargetMethod) ? CertificateKind.CopyWithKey : CertificateKind.Unknown;
        }

        if (type.Is(symbols.X509CertificateLoader))
        {
            return name switch
            {
                "LoadCertificate" or "LoadCertificateFromFile" => CertificateKind.WithoutKey,
                "LoadPkcs12" or "LoadPkcs12FromFile" => CertificateKind.Pkcs12,
                _ => CertificateKind.Unknown,
            };
        }

        return !IsCertificate(type) ? CertificateKind.Unknown : name switch
        {
            "CreateFromPem" when call.TargetMethod.Parameters.Length == 1 => CertificateKind.WithoutKey,
            "CreateFromPem" or "CreateFromPemFile" or "CreateFromEncryptedPem" or "CreateFromEncryptedPemFile" => CertificateKind.Pem,
            // They load whatever is in the file, PKCS#12 included; only a name says that it holds no key.
            "CreateFromCertFile" or "CreateFromSignedFile" => Content.IsPublicFile(call.Arguments[0].Value, _trace, symbols, cancellationToken)
                ? CertificateKind.WithoutKey
                : CertificateKind.Unknown,
            _ => CertificateKind.Unknown,
        };
    }

    /// <summary>The extension methods for each kind of key, and the methods of the certificate for those that came later.</summary>
    public bool IsKeyCopy(IMethodSymbol method) => method.Name == "CopyWithPrivateKey"
        && (method.ContainingType.Is(symbols.X509Certificate2)
            || method.ContainingType.Is(symbols.RsaCertificateExtensions)
            || method.ContainingType.Is(symbols.EcdsaCertificateExtensions)
            || method.ContainingType.Is(symbols.DsaCertificateExtensions));

    private CertificateKind KindOf(IObjectCreationOperation creation, CancellationToken cancellationToken)
    {
        if (!IsCertificate(creation.Type) || creation.Arguments.Length == 0)
        {
            return CertificateKind.Unknown;
        }

        // A password says that there is something to protect.
        return creation.Arguments.Length > 1 ? CertificateKind.Pkcs12
            : Content.IsPublic(creation.Arguments[0].Value, _trace, symbols, cancellationToken) ? CertificateKind.WithoutKey
            : CertificateKind.Unknown;
    }

    private bool IsCertificate(ITypeSymbol? type) =>
        SymbolEqualityComparer.Default.Equals(type, symbols.X509Certificate2) || SymbolEqualityComparer.Default.Equals(type, symbols.X509Certificate);

    private bool IsOfConnection(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "ClientCertificate", ContainingType: var type } } =>
            type.Is(symbols.ConnectionInfo) || type.Is(symbols.TlsConnectionFeature),
        IPropertyReferenceOperation { Property: { Name: "RemoteCertificate", ContainingType: var type } } => type.Is(symbols.SslStream),
        IPropertyReferenceOperation { Property: { Name: "Certificate", ContainingType: var type } } => type.Is(symbols.X509ChainElement),
        IAwaitOperation { Operation: var task } => task.Parts().OfType<IInvocationOperation>().Any(call =>
            call.TargetMethod is { Name: "GetClientCertificateAsync", ContainingType: var type } && (type.Is(symbols.ConnectionInfo) || type.Is(symbols.TlsConnectionFeature))),
        IConditionalAccessOperation access => IsOfConnection(access.WhenNotNull),
        _ => false,
    };
}
