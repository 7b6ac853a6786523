using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;

namespace ClientCertAnalyzers.AspNetCore.Tests.Revocation;

/// <summary>A CA whose lists <c>openssl ca</c> makes, as most private CAs do, with a key of any kind.</summary>
internal sealed class OpenSslAuthority
{
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(TestProcess.Home, Guid.NewGuid().ToString("N"))).FullName;
    private readonly AsymmetricAlgorithm _key;

    public OpenSslAuthority(AsymmetricAlgorithm key)
    {
        _key = key;
        var request = key is RSA rsa
            ? new CertificateRequest("CN=OpenSSL root", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new("CN=OpenSSL root", (ECDsa)key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority());
        using var root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-9), DateTimeOffset.UtcNow.AddDays(90));
        Certificate = Certificates.FromDer(root.RawData);
        Write("index.txt", "");
        Write("number", "01");
        Write("root.pem", root.ExportCertificatePem());
        Write("root.key", key.ExportPkcs8PrivateKeyPem());
        Write("ca.cnf", $"""
            [ca]
            default_ca = own
            [own]
            database = {_folder}/index.txt
            crlnumber = {_folder}/number
            certificate = {_folder}/root.pem
            private_key = {_folder}/root.key
            default_md = sha256
            default_crl_days = 7
            crl_extensions = extensions
            [extensions]
            authorityKeyIdentifier = keyid, issuer
            """);
    }

    public X509Certificate2 Certificate { get; }

    public ClientCertificate Issue(params byte[] serialNumber)
    {
        var leaf = new LeafRequest();
        var signer = _key is RSA rsa ? X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1) : X509SignatureGenerator.CreateForECDsa((ECDsa)_key);
        using var issued = leaf.ToRequest().Create(Certificate.SubjectName, signer, leaf.NotBefore, leaf.NotAfter, serialNumber);
        return new(issued.WithKey(leaf.Key));
    }

    public Task RevokeAsync(ClientCertificate certificate, params string[] arguments) =>
        RunAsync(["ca", "-config", "ca.cnf", "-revoke", Write("leaf.pem", certificate.Leaf.ExportCertificatePem()), .. arguments]);

    /// <summary>PEM with the text that OpenSSL can write before it, or DER.</summary>
    public async Task<string> CreateListAsync(string hash, bool isPem)
    {
        var list = Path.Combine(_folder, "list.pem");
        await RunAsync("ca", "-config", "ca.cnf", "-gencrl", "-md", hash, "-out", list);
        var file = Path.Combine(_folder, "list");
        await RunAsync(["crl", "-in", list, "-out", file, .. isPem ? new[] { "-text" } : ["-outform", "DER"]]);
        return file;
    }

    private string Write(string name, string content)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, content);
        return file;
    }

    private async Task RunAsync(params string[] arguments)
    {
        var result = await Command.RunAsync("openssl", arguments.Select(argument => argument == "ca.cnf" ? Path.Combine(_folder, argument) : argument));
        Assert.True(result.ExitCode == 0, result.Error);
    }
}
