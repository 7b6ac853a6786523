using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Judging;

/// <summary>Sizes from the encoded key: no key object is made, whatever the algorithm.</summary>
internal static class KeyStrength
{
    private const int LeastRsaBits = 2048;
    private const int LeastEllipticBits = 224;

    // RFC 8017 A.1 and A.2.3, RFC 5480 2.1.1, RFC 3279 2.3.2.
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const string RsaPss = "1.2.840.113549.1.1.10";
    private const string Elliptic = "1.2.840.10045.2.1";
    private const string Dsa = "1.2.840.10040.4.1";

    public static bool IsWeak(PublicKey key) => key.Oid.Value switch
    {
        Rsa or RsaPss => RsaBits(key.EncodedKeyValue.RawData) < LeastRsaBits,
        Elliptic => EllipticBits(key.EncodedKeyValue.RawData) < LeastEllipticBits,
        Dsa => true,
        _ => false,
    };

    private static int RsaBits(byte[] key)
    {
        var modulus = new AsnReader(key, AsnEncodingRules.DER).ReadSequence().ReadInteger();
        return (int)modulus.GetBitLength();
    }

    /// <summary>Of the field, in whole bytes: 4, then both coordinates, or 2 or 3, then one (SEC 1 2.3.3).</summary>
    private static int EllipticBits(byte[] point) => point switch
    {
        [4, .. var coordinates] => coordinates.Length / 2 * 8,
        [2 or 3, .. var coordinate] => coordinate.Length * 8,
        _ => 0,
    };
}
