using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Judging;

/// <summary>Which hash a certificate is signed with.</summary>
internal static class SignatureStrength
{
    private const string RsaPss = "1.2.840.113549.1.1.10";
    private const string Sha1 = "1.3.14.3.2.26";

    private static readonly Asn1Tag HashParameter = new(TagClass.ContextSpecific, 0);

    /// <summary>MD2, MD4, MD5 or SHA-1.</summary>
    public static bool IsWeak(X509Certificate2 certificate) => certificate.SignatureAlgorithm.Value switch
    {
        // PKCS#1 (RFC 8017 A.2.4): MD2, MD4, MD5, SHA-1.
        "1.2.840.113549.1.1.2" or "1.2.840.113549.1.1.3" or "1.2.840.113549.1.1.4" or "1.2.840.113549.1.1.5" => true,
        // ECDSA and DSA with SHA-1 (RFC 3279 2.2.2 and 2.2.3).
        "1.2.840.10045.4.1" or "1.2.840.10040.4.3" => true,
        // The names of the OIW for the same: MD4, MD5 and SHA-1 with RSA, SHA-1 with DSA.
        "1.3.14.3.2.2" or "1.3.14.3.2.3" or "1.3.14.3.2.4" or "1.3.14.3.2.29" or "1.3.14.3.2.13" or "1.3.14.3.2.27" => true,
        RsaPss => PssHash(certificate) is Sha1 or Md2 or Md4 or Md5,
        _ => false,
    };

    private const string Md2 = "1.2.840.113549.2.2";
    private const string Md4 = "1.2.840.113549.2.4";
    private const string Md5 = "1.2.840.113549.2.5";

    /// <summary>From the certificate itself, as .NET keeps the algorithm but not its parameters. SHA-1 is their default (RFC 8017 A.2.3).</summary>
    private static string PssHash(X509Certificate2 certificate)
    {
        var signed = new AsnReader(certificate.RawDataMemory, AsnEncodingRules.DER).ReadSequence();
        signed.ReadEncodedValue();
        var algorithm = signed.ReadSequence();
        algorithm.ReadObjectIdentifier();
        if (!algorithm.HasData)
        {
            return Sha1;
        }

        var parameters = algorithm.ReadSequence();
        return parameters.HasData && parameters.PeekTag().HasSameClassAndValue(HashParameter)
            ? parameters.ReadSequence(HashParameter).ReadSequence().ReadObjectIdentifier()
            : Sha1;
    }
}
