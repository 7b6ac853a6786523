using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Testing.Pki;

/// <summary>What the certificates of each kind ask for.</summary>
internal static class Leaves
{
    public static LeafRequest Request(TestClientCertificate kind, string commonName, string[] dnsNames)
    {
        var now = DateTimeOffset.UtcNow;
        var valid = new LeafRequest { Subject = SubjectOf(commonName), DnsNames = dnsNames };
        return kind switch
        {
            TestClientCertificate.Valid or TestClientCertificate.SelfSigned or TestClientCertificate.OtherAuthority or TestClientCertificate.BadSignature => valid,
            TestClientCertificate.Expired => valid with { NotBefore = now.AddDays(-9), NotAfter = now.AddDays(-1) },
            TestClientCertificate.NotYetValid => valid with { NotBefore = now.AddDays(1) },
            TestClientCertificate.ServerAuthOnly => valid with { Usages = [LeafRequest.ServerAuthentication] },
            TestClientCertificate.CodeSigningOnly => valid with { Usages = [LeafRequest.CodeSigning] },
            TestClientCertificate.NoExtendedKeyUsage => valid with { Usages = null },
            TestClientCertificate.AnyExtendedKeyUsage => valid with { Usages = [LeafRequest.AnyUsage] },
            TestClientCertificate.WrongKeyUsage => valid with { KeyUsage = X509KeyUsageFlags.KeyEncipherment },
            TestClientCertificate.UnknownCriticalExtension => valid with { Extensions = [new X509Extension("1.2.3.4", [5, 0], critical: true)] },
            TestClientCertificate.WeakRsaKey => valid with { Key = RSA.Create(1024) },
            TestClientCertificate.Sha1Signature => valid with { Signer = key => new Sha1Signer(key) },
            TestClientCertificate.Revoked => valid with { IsRevoked = true },
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of client certificate."),
        };
    }

    /// <summary>Changes one bit of what the issuer signed with.</summary>
    public static X509Certificate2 WithBadSignature(CertificateAuthority issuer, LeafRequest leaf)
    {
        using var issued = issuer.Issue(leaf);
        var der = issued.RawData;
        der[^1] ^= 1;
        using var changed = Certificates.FromDer(der);
        return changed.WithKey(leaf.Key);
    }

    private static string SubjectOf(string commonName)
    {
        var builder = new X500DistinguishedNameBuilder();
        builder.AddCommonName(commonName);
        return builder.Build().Name;
    }
}
