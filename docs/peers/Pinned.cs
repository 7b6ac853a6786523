// Good: A callback compares the SHA-256 hash of the whole certificate
using System.Security.Cryptography;

namespace Peers;

internal sealed class Pinned(byte[] known)
{
    public HttpClientHandler Make() => new()
    {
        CheckCertificateRevocationList = true,
        ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) =>
            certificate is not null && CryptographicOperations.FixedTimeEquals(certificate.GetCertHash(HashAlgorithmName.SHA256), known),
    };
}
