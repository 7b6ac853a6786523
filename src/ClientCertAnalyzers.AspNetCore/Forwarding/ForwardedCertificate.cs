using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Forwarding;

/// <summary>Exactly one certificate from a header value, or none. Never an exception: the value comes from outside.</summary>
internal static class ForwardedCertificate
{
    private const string PemLabel = "CERTIFICATE";

    public static X509Certificate2? Read(string value, ForwardedClientCertificateFormat format)
    {
        var der = format switch
        {
            ForwardedClientCertificateFormat.Rfc9440 => value is [':', .. var inner, ':'] ? FromBase64(inner) : null,
            ForwardedClientCertificateFormat.EscapedPem => FromPem(Uri.UnescapeDataString(value)),
            _ => FromBase64(value),
        };
        return der is not null && IsOneSequence(der) ? Import(der) : null;
    }

    private static byte[]? FromBase64(string value)
    {
        // The converter skips white space, and the header has none.
        var bytes = new byte[value.Length];
        return !value.AsSpan().ContainsAny(" \t\r\n") && Convert.TryFromBase64String(value, bytes, out var length) ? bytes[..length] : null;
    }

    /// <summary>The block and nothing before or behind it: a second certificate or a key would be lost in silence.</summary>
    private static byte[]? FromPem(string value)
    {
        var text = value.AsSpan().Trim();
        return PemEncoding.TryFind(text, out var fields)
            && fields.Location.GetOffsetAndLength(text.Length) == (0, text.Length)
            && text[fields.Label].SequenceEqual(PemLabel)
                ? Convert.FromBase64String(text[fields.Base64Data].ToString())
                : null;
    }

    private static bool IsOneSequence(byte[] der) =>
        AsnDecoder.TryReadEncodedValue(der, AsnEncodingRules.DER, out var tag, out _, out _, out var consumed)
        && consumed == der.Length
        && tag == new Asn1Tag(UniversalTagNumber.Sequence, isConstructed: true);

    private static X509Certificate2? Import(byte[] der)
    {
        try
        {
#if NET9_0_OR_GREATER
            return X509CertificateLoader.LoadCertificate(der);
#else
            // The constructor also reads PKCS#7 and PKCS#12, which can hold keys and cost much time.
            return X509Certificate2.GetCertContentType(der) == X509ContentType.Cert ? new X509Certificate2(der) : null;
#endif
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
