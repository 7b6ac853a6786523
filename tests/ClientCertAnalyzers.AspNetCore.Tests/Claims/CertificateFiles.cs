using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

/// <summary>The client's certificate in every format, in a folder that goes with the object.</summary>
internal sealed class CertificateFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("certificates").FullName;

    public static X509Certificate2 Certificate => TestPki.Shared.Valid.Leaf;

    public string Pkcs12 => Write("client.pfx", Certificate.Export(X509ContentType.Pkcs12));

    public string Der => Write("client.der", Certificate.RawData);

    public string Pem => Write("client.pem", Certificate.ExportCertificatePem());

    public string PemWithKey => Write("both.pem", Certificate.ExportCertificatePem() + "\n" + Certificate.ExportKeyPem());

    public string Key => Write("client.key", Certificate.ExportKeyPem());

    public string Pkcs7 => Write("chain.p7b", new X509Certificate2Collection(Certificate).Export(X509ContentType.Pkcs7)!);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, string text) => Write(name, System.Text.Encoding.ASCII.GetBytes(text));

    private string Write(string name, byte[] content)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllBytes(file, content);
        return file;
    }
}
