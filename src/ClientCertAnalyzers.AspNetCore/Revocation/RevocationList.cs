using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Revocation;

/// <summary>
/// One complete, direct certificate revocation list (RFC 5280 5). Read here because .NET has no reader for one: X509Chain knows only lists that it
/// downloads, and <see cref="CertificateRevocationListBuilder"/> hides issuer and dates and checks no signature.
/// </summary>
internal sealed class RevocationList(
    byte[] issuer, DateTimeOffset thisUpdate, DateTimeOffset nextUpdate, HashSet<string> serialNumbers, RevocationListSignature signature)
{
    private readonly ConcurrentDictionary<string, bool> _signedBy = new();

    public DateTimeOffset ThisUpdate => thisUpdate;

    public bool IsInForce(DateTimeOffset now) => thisUpdate <= now && now < nextUpdate;

    public bool IsOf(ReadOnlySpan<byte> issuerName) => issuerName.SequenceEqual(issuer);

    public bool Lists(X509Certificate2 certificate) => serialNumbers.Contains(KeyOf(certificate.SerialNumberBytes.Span));

    /// <summary>
    /// By the key of <paramref name="authority"/>, which must be one for lists if it says what it is for. Remembered, since handshakes bring new
    /// instances of the same few CA certificates.
    /// </summary>
    public bool IsSignedBy(X509Certificate2 authority) => _signedBy.GetOrAdd(
        Convert.ToHexString(SHA256.HashData(authority.RawDataMemory.Span)), static (_, check) => check.signature.Verify(check.authority), (signature, authority));

    /// <summary>Without the zeros that some encoders put before a serial number.</summary>
    public static string KeyOf(ReadOnlySpan<byte> serialNumber) => Convert.ToHexString(serialNumber.TrimStart((byte)0));
}
