using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Revocation;

/// <summary>What a list is signed with, over which bytes.</summary>
internal sealed record RevocationListSignature(ReadOnlyMemory<byte> Content, byte[] Value, HashAlgorithmName Hash, bool IsElliptic)
{
    /// <summary>RSA PKCS#1 (RFC 8017 A.2.4) and ECDSA (RFC 5758 3.2) with SHA-2.</summary>
    /// <returns><see langword="null"/> for every other algorithm.</returns>
    public static (HashAlgorithmName Hash, bool IsElliptic)? Algorithm(string oid) => oid switch
    {
        "1.2.840.113549.1.1.11" => (HashAlgorithmName.SHA256, false),
        "1.2.840.113549.1.1.12" => (HashAlgorithmName.SHA384, false),
        "1.2.840.113549.1.1.13" => (HashAlgorithmName.SHA512, false),
        "1.2.840.10045.4.3.2" => (HashAlgorithmName.SHA256, true),
        "1.2.840.10045.4.3.3" => (HashAlgorithmName.SHA384, true),
        "1.2.840.10045.4.3.4" => (HashAlgorithmName.SHA512, true),
        _ => null,
    };

    public bool Verify(X509Certificate2 authority)
    {
        if (authority.Extensions.OfType<X509KeyUsageExtension>().Any(usage => !usage.KeyUsages.HasFlag(X509KeyUsageFlags.CrlSign)))
        {
            return false;
        }

        try
        {
            return IsElliptic ? VerifyElliptic(authority) : VerifyRsa(authority);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private bool VerifyRsa(X509Certificate2 authority)
    {
        using var key = authority.GetRSAPublicKey();
        return key is not null && key.VerifyData(Content.Span, Value, Hash, RSASignaturePadding.Pkcs1);
    }

    private bool VerifyElliptic(X509Certificate2 authority)
    {
        using var key = authority.GetECDsaPublicKey();
        return key is not null && key.VerifyData(Content.Span, Value, Hash, DSASignatureFormat.Rfc3279DerSequence);
    }
}
