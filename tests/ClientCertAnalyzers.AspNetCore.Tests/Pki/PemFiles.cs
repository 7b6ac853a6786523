using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Tests.Pki;

/// <summary>What other programs read.</summary>
internal static class PemFiles
{
    /// <summary>The key as PKCS#8 PEM.</summary>
    public static string ExportKeyPem(this X509Certificate2 certificate) =>
        certificate.GetRSAPrivateKey() is { } rsa ? rsa.ExportPkcs8PrivateKeyPem() : certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem();

    /// <summary>Leaf, chain and key in one file, for curl and openssl.</summary>
    public static string WritePem(this ClientCertificate client, string folder)
    {
        var (leaf, chain) = client;
        var file = Path.Combine(folder, $"{leaf.Thumbprint}-{chain.Length}.pem");
        File.WriteAllText(file, string.Join('\n', [leaf.ExportCertificatePem(), .. chain.Select(ca => ca.ExportCertificatePem()), leaf.ExportKeyPem()]));
        return file;
    }
}
