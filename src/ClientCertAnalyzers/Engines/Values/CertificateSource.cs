using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>What is known of a certificate from the expression that makes it.</summary>
internal enum CertificateKind
{
    Unknown,

    /// <summary>Loaded from what never holds a private key, or by a call that never takes one.</summary>
    WithoutKey,

    /// <summary>The certificate of the other end of a connection, or an element of its chain: its private key is elsewhere.</summary>
    Connection,

    /// <summary>A certificate of a store.</summary>
    Store,

    /// <summary>PEM text together with a private key.</summary>
    Pem,

    /// <summary>PKCS#12 content.</summary>
    Pkcs12,

    /// <summary>The result of <c>CopyWithPrivateKey</c>.</summary>
    CopyWithKey,

    /// <summary>Whatever the caller gives.</summary>
    Parameter,
}

/// <summary>Where a certificate comes from.</summary>
/// <param name="Kind">What that says about the certificate.</param>
/// <param name="Operation">The expression that makes it: a call, a creation, a reference. It may stand in another member or file.</param>
/// <param name="Through">The locals, fields and properties, as references, through which it came.</param>
internal readonly record struct CertificateSource(CertificateKind Kind, IOperation Operation, IReadOnlyList<IOperation> Through)
{
    /// <summary>Certain to have no private key.</summary>
    public bool IsWithoutKey => Kind is CertificateKind.WithoutKey or CertificateKind.Connection;
}
