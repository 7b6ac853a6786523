using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.Tests.Loading;

/// <summary>Real keys, made anew in each run, and what looks like them.</summary>
internal static class Secrets
{
    private static readonly RSA Rsa = RSA.Create(2048);
    private static readonly ECDsa Ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly DSA Dsa = DSA.Create(1024);
    private static readonly PbeParameters Encryption = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
    private static readonly X509Certificate2 Owned = new CertificateRequest("CN=a", Ec, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));

    /// <summary>Encryption gives other bytes each time, and a test may ask twice.</summary>
    private static readonly ConcurrentDictionary<string, byte[]> Made = new();

    public static byte[] Bytes(string kind) => Made.GetOrAdd(kind, Make);

    public static string Base64(string kind) => Convert.ToBase64String(Bytes(kind));

    /// <summary>PEM with line breaks as a literal writes them.</summary>
    public static string Pem(string kind, string label) => Lines(kind, label).Replace("\n", "\\n");

    public static string Lines(string kind, string label) => new(PemEncoding.Write(label, Bytes(kind)));

    public static string Numbers(string kind) => string.Join(", ", Bytes(kind));

    private static byte[] Make(string kind) => kind switch
    {
        "PKCS#8 RSA" => Rsa.ExportPkcs8PrivateKey(),
        "PKCS#8 EC" => Ec.ExportPkcs8PrivateKey(),
        "PKCS#8 DSA" => Dsa.ExportPkcs8PrivateKey(),
        // The smallest of all; the framework makes none.
        "PKCS#8 Ed25519" => [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20, .. Enumerable.Range(1, 32).Select(i => (byte)(i * 7))],
        "encrypted RSA" => Rsa.ExportEncryptedPkcs8PrivateKey("p", Encryption),
        "encrypted EC" => Ec.ExportEncryptedPkcs8PrivateKey("p", Encryption),
        "RSA" => Rsa.ExportRSAPrivateKey(),
        "EC" => Ec.ExportECPrivateKey(),
        "PKCS#12" => Owned.Export(X509ContentType.Pkcs12, "p"),
        "certificate" => Owned.RawData,
        "certificates" => new X509Certificate2Collection(Owned).Export(X509ContentType.Pkcs7)!,
        "public key" => Rsa.ExportSubjectPublicKeyInfo(),
        "RSA public key" => Rsa.ExportRSAPublicKey(),
        "EC public key" => Ec.ExportSubjectPublicKeyInfo(),
        "request" => new CertificateRequest("CN=a", Ec, HashAlgorithmName.SHA256).CreateSigningRequest(),
        "signature" => Ec.SignData([1], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence),
        "random" => RandomNumberGenerator.GetBytes(1200),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
