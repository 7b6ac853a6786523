namespace ClientCertAnalyzers.AspNetCore.Testing;

/// <summary>Client certificates by what is wrong with them. All are what <see cref="Valid"/> is, but for what their name says.</summary>
public enum TestClientCertificate
{
    /// <summary>Issued by the CA for client authentication, in force since two days and for thirty more, with a P-256 key.</summary>
    Valid,

    /// <summary>Its time ended yesterday.</summary>
    Expired,

    /// <summary>Its time begins tomorrow.</summary>
    NotYetValid,

    /// <summary>Signed with its own key, by no CA.</summary>
    SelfSigned,

    /// <summary>Issued by a CA that nobody trusts.</summary>
    OtherAuthority,

    /// <summary>Its extended key usage is server authentication alone.</summary>
    ServerAuthOnly,

    /// <summary>Its extended key usage is code signing alone.</summary>
    CodeSigningOnly,

    /// <summary>It has no extended key usage, which means any. Valid.</summary>
    NoExtendedKeyUsage,

    /// <summary>Its extended key usage is <c>anyExtendedKeyUsage</c> alone, which does not count as client authentication.</summary>
    AnyExtendedKeyUsage,

    /// <summary>Its key usage is key encipherment, without digital signature.</summary>
    WrongKeyUsage,

    /// <summary>It has a critical extension that nobody knows.</summary>
    UnknownCriticalExtension,

    /// <summary>Its key is RSA with 1024 bits. OpenSSL, and with it <see cref="HttpClient"/> on Linux, refuses to send it.</summary>
    WeakRsaKey,

    /// <summary>Signed with SHA-1. OpenSSL, and with it <see cref="HttpClient"/> on Linux, refuses to send it.</summary>
    Sha1Signature,

    /// <summary>The signature was changed. Always one of the root, even where there are intermediates.</summary>
    BadSignature,

    /// <summary>On the CA's revocation list.</summary>
    Revoked,
}
