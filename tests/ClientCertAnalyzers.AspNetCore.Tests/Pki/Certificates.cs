using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Tests.Pki;

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

    public static X509Certificate2 WithKey(this X509Certificate2 certificate, AsymmetricAlgorithm key) =>
        key is RSA rsa ? certificate.CopyWithPrivateKey(rsa) : certificate.CopyWithPrivateKey((ECDsa)key);

    /// <summary>The key as PKCS#8 PEM, for programs.</summary>
    public static string ExportKeyPem(this X509Certificate2 certificate) =>
        certificate.GetRSAPrivateKey() is { } rsa ? rsa.ExportPkcs8PrivateKeyPem() : certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem();
}
