using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore;

/// <summary>How client certificates are judged in the handshake. Read once, when the endpoint is configured.</summary>
public sealed class ClientCertificateTlsOptions
{
    /// <summary>
    /// The CAs whose client certificates count, and no others: the machine's own store is then not asked. Empty by default; trust must be
    /// stated, here or with <see cref="TrustMachineStore"/>.
    /// </summary>
    public X509Certificate2Collection TrustedRoots { get; } = [];

    /// <summary>
    /// Trust the roots of the machine instead of <see cref="TrustedRoots"/>. Default: <see langword="false"/>. Every public CA that issues
    /// certificates for client authentication then vouches for your clients, so decide by identity on top of it.
    /// </summary>
    public bool TrustMachineStore { get; set; }

    /// <summary>CA certificates between the roots and clients that send only their own certificate. Not trusted by being here.</summary>
    public X509Certificate2Collection Intermediates { get; } = [];

    /// <summary>
    /// Whether keys and signatures must be as strong as nginx demands on OpenSSL security level 2. Default: <see langword="true"/>. Anywhere
    /// in the chain RSA keys under 2048 bits, EC keys under 224 bits and DSA keys are refused, and MD2, MD4, MD5 and SHA-1 signatures on
    /// all but the trust anchor, as <see cref="ClientCertificateRejectionReason.WeakKey"/>. A client certificate whose key usage lacks
    /// digitalSignature (RFC 8446 4.4.2.2) is <see cref="ClientCertificateRejectionReason.WrongUsage"/>.
    /// </summary>
    public bool StrictValidation { get; set; } = true;

    /// <summary>
    /// Whether revocation lists are fetched from the addresses in the certificates (<see cref="X509RevocationMode.Online"/>, at most 5 seconds
    /// a download) or taken from the machine's cache (<see cref="X509RevocationMode.Offline"/>), for all certificates but the root. Default:
    /// <see cref="X509RevocationMode.NoCheck"/>, as Kestrel. What no list answers is rejected as
    /// <see cref="ClientCertificateRejectionReason.RevocationUnknown"/>.
    /// </summary>
    public X509RevocationMode RevocationMode { get; set; } = X509RevocationMode.NoCheck;

    /// <summary>
    /// Revocation lists (RFC 5280 5) in files, as nginx <c>ssl_crl</c>: DER, or PEM with one or several. Empty by default. Every CA of a chain
    /// needs a list in force, or its clients are rejected as <see cref="ClientCertificateRejectionReason.RevocationUnknown"/>. Complete
    /// lists only, signed with RSA PKCS#1 or ECDSA and SHA-256, SHA-384 or SHA-512, with a nextUpdate and without critical extensions. Not
    /// together with <see cref="RevocationMode"/>.
    /// </summary>
    public IList<string> RevocationListFiles { get; } = [];

    /// <summary>
    /// The least time between two looks whether <see cref="RevocationListFiles"/> changed. Default: one minute. A changed file is read in the
    /// background; one that cannot be read leaves the lists as they were, and a warning is logged.
    /// </summary>
    public TimeSpan RevocationListReloadInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The last check, for certificates that passed all others: pinning, lists of names. Default: none. It returns
    /// <see cref="ClientCertificateRejectionReason.None"/> to accept. When it throws, or returns a value that is not of the enum, the
    /// certificate is rejected as <see cref="ClientCertificateRejectionReason.NotAllowed"/>. Runs in the handshake: it must not block.
    /// </summary>
    public Func<X509Certificate2, X509Chain, ClientCertificateRejectionReason>? AdditionalValidation { get; set; }

    /// <summary>
    /// A last change to the policy that the chain is built with, once, when the endpoint is configured. Default: none. It cannot switch
    /// checks off: of <see cref="X509ChainPolicy.VerificationFlags"/> only those that ignore an unknown revocation status are allowed, and no
    /// <see cref="X509ChainPolicy.VerificationTime"/>.
    /// </summary>
    public Action<X509ChainPolicy>? ConfigureChainPolicy { get; set; }
}
