using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureApi;

/// <summary>A private CA that lives as long as the process, so that the sample starts without any files. Its clients are written for curl.</summary>
internal sealed class DemoCertificates : IDisposable
{
    private readonly ECDsa _rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _root;

    public DemoCertificates()
    {
        var request = new CertificateRequest("CN=Sample root", _rootKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority());
        _root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-3), DateTimeOffset.UtcNow.AddDays(3));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("secure-api-").FullName;

    /// <summary>Writes root.pem, valid.pem and expired.pem: what a caller needs, each client with its key.</summary>
    public Certificates Create()
    {
        File.WriteAllText(InFolder("root.pem"), _root.ExportCertificatePem());
        WriteClient("valid.pem", DateTimeOffset.UtcNow.AddDays(1));
        WriteClient("expired.pem", DateTimeOffset.UtcNow.AddDays(-1));
        using var service = Issue("orders", DateTimeOffset.UtcNow.AddDays(1), "localhost", "orders.internal");
        // Through PKCS#12, because Windows cannot use a key that is only in memory for TLS.
        return new(X509CertificateLoader.LoadCertificate(_root.RawData), X509CertificateLoader.LoadPkcs12(service.Export(X509ContentType.Pkcs12), null));
    }

    public string InFolder(string file) => Path.Combine(Folder, file);

    public void Dispose()
    {
        _root.Dispose();
        _rootKey.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private void WriteClient(string file, DateTimeOffset end)
    {
        using var client = Issue("shop", end, "shop.internal");
        using var key = client.GetECDsaPrivateKey()!;
        File.WriteAllText(InFolder(file), $"{client.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
    }

    private X509Certificate2 Issue(string name, DateTimeOffset end, params string[] dnsNames)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([Certificates.ServerAuthentication, Certificates.ClientAuthentication], critical: false));
        var names = new SubjectAlternativeNameBuilder();
        Array.ForEach(dnsNames, names.AddDnsName);
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(_root, DateTimeOffset.UtcNow.AddDays(-2), end, RandomNumberGenerator.GetBytes(16));
        return issued.CopyWithPrivateKey(key);
    }
}
