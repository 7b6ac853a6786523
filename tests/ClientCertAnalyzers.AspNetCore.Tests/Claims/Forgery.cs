using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

/// <summary>What anybody can make at home: a certificate that claims to be from somebody else's CA.</summary>
internal static class Forgery
{
    /// <summary>Issuer and serial number of the original; the key, and the signature, are the forger's own.</summary>
    public static ClientCertificate Of(X509Certificate2 original, string subject = "CN=client") => Make(original.IssuerName, original.SerialNumberBytes.ToArray(), subject);

    /// <summary>Whatever issuer the forger likes.</summary>
    public static ClientCertificate From(X500DistinguishedName issuer, string subject = "CN=client") => Make(issuer, [1, 2, 3, 4], subject);

    /// <summary>A root with the name and serial number of the original, and a client certificate that it has issued.</summary>
    public static (X509Certificate2 Root, X509Certificate2 Leaf) RootOf(X509Certificate2 original)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signer = X509SignatureGenerator.CreateForECDsa(key);
        var request = new CertificateRequest(original.SubjectName, key, HashAlgorithmName.SHA256) { CertificateExtensions = { X509BasicConstraintsExtension.CreateForCertificateAuthority() } };
        var leaf = new LeafRequest();
        return (
            request.Create(original.IssuerName, signer, original.NotBefore, original.NotAfter, original.SerialNumberBytes.Span),
            leaf.ToRequest().Create(original.SubjectName, signer, leaf.NotBefore, leaf.NotAfter, [1, 2, 3, 4]));
    }

    /// <summary>A server whose callback sees nothing but the certificate.</summary>
    public static Task<TestHost> ServerThatAsks(Func<X509Certificate2, bool> question) => ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(https =>
    {
        https.ServerCertificate = ClaimHost.Server;
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.ClientCertificateValidation = (certificate, _, _) => question(certificate);
    })));

    private static ClientCertificate Make(X500DistinguishedName issuer, byte[] serialNumber, string subject)
    {
        using var signer = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var leaf = new LeafRequest { Subject = subject };
        using var forged = leaf.ToRequest().Create(issuer, X509SignatureGenerator.CreateForECDsa(signer), leaf.NotBefore, leaf.NotAfter, serialNumber);
        return new(forged.WithKey(leaf.Key));
    }
}
