using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Testing.Pki;

/// <summary>Loading, on every target framework.</summary>
internal static class Certificates
{
    public static X509Certificate2 FromDer(byte[] der) =>
#if NET9_0_OR_GREATER
        X509CertificateLoader.LoadCertificate(der);
#else
        new(der);
#endif

    public static X509Certificate2 FromPkcs12(byte[] data, string? password) =>
#if NET9_0_OR_GREATER
        X509CertificateLoader.LoadPkcs12(data, password);
#else
        new(data, password);
#endif

    public static X509Certificate2 WithKey(this X509Certificate2 certificate, AsymmetricAlgorithm key)
    {
        using var copy = key is RSA rsa ? certificate.CopyWithPrivateKey(rsa) : certificate.CopyWithPrivateKey((ECDsa)key);
        return copy.ThroughPkcs12();
    }

    /// <summary>For TLS, Windows cannot use a key that is only in memory.</summary>
    public static X509Certificate2 ThroughPkcs12(this X509Certificate2 certificate) => FromPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
}
