using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Tests.Pki;

/// <summary>A certificate with its key, and the CA certificates that the client sends with it.</summary>
internal sealed record ClientCertificate(X509Certificate2 Leaf, params X509Certificate2[] Chain)
{
    /// <summary>Sends exactly <see cref="Chain"/>, whatever the machine knows.</summary>
    public SslStreamCertificateContext ToContext() => SslStreamCertificateContext.Create(Leaf, [.. Chain], offline: true);

    /// <summary>Leaf, chain and key in one PEM file, for curl and openssl.</summary>
    public string WritePem(string folder)
    {
        var file = Path.Combine(folder, $"{Leaf.Thumbprint}-{Chain.Length}.pem");
        File.WriteAllText(file, string.Join('\n', [Leaf.ExportCertificatePem(), .. Chain.Select(ca => ca.ExportCertificatePem()), Leaf.ExportKeyPem()]));
        return file;
    }
}
