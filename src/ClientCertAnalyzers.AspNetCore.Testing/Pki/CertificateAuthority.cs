using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Testing.Pki;

/// <summary>A CA in memory: a root or an intermediate, with a P-256 key.</summary>
internal sealed class CertificateAuthority : IDisposable
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddYears(-1);
    private static readonly DateTimeOffset End = DateTimeOffset.UtcNow.AddYears(2);

    private readonly ECDsa _key;
    private readonly List<X509Certificate2> _revoked = [];

    private CertificateAuthority(X509Certificate2 certificate, ECDsa key) => (Certificate, _key) = (certificate, key);

    /// <summary>Without its key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>Always on the list, so that a list also has what is issued as revoked after it.</summary>
    public byte[] RevokedSerialNumber { get; } = NewSerialNumber();

    /// <summary>For what is signed by hand or by another program.</summary>
    public ECDsa Key => _key;

    public static CertificateAuthority CreateRoot(string name, ECDsa? key = null, X509KeyUsageFlags usage = X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign)
    {
        key ??= ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = Request(name, key, usage).CreateSelfSigned(Start, End);
        return new(Public(root), key);
    }

    public CertificateAuthority CreateIntermediate(
        string name, X509KeyUsageFlags usage = X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, Uri? distributionPoint = null)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request(name, key, usage);
        if (distributionPoint is not null)
        {
            request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([distributionPoint.AbsoluteUri]));
        }

        return new(request.Create(Certificate.SubjectName, X509SignatureGenerator.CreateForECDsa(_key), Start, End, NewSerialNumber()), key);
    }

    /// <summary>With its key.</summary>
    public X509Certificate2 Issue(LeafRequest leaf)
    {
        var serialNumber = leaf.SerialNumber ?? (leaf.IsRevoked ? RevokedSerialNumber : NewSerialNumber());
        using var issued = leaf.ToRequest().Create(Certificate.SubjectName, leaf.Signer(_key), leaf.NotBefore, leaf.NotAfter, serialNumber);
        return issued.WithKey(leaf.Key);
    }

    public void Revoke(X509Certificate2 certificate) => _revoked.Add(certificate);

    /// <summary>DER.</summary>
    public byte[] CreateRevocationList(
        DateTimeOffset? thisUpdate = null, DateTimeOffset? nextUpdate = null, X509RevocationReason? reason = null, ECDsa? key = null)
    {
        var list = new CertificateRevocationListBuilder();
        list.AddEntry(RevokedSerialNumber, reason: reason);
        _revoked.ForEach(certificate => list.AddEntry(certificate, reason: reason));
        return list.Build(
            Certificate.SubjectName,
            X509SignatureGenerator.CreateForECDsa(key ?? _key),
            crlNumber: DateTime.UtcNow.Ticks,
            nextUpdate ?? DateTimeOffset.UtcNow.AddDays(7),
            HashAlgorithmName.SHA256,
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, includeKeyIdentifier: false, includeIssuerAndSerial: true),
            thisUpdate ?? DateTimeOffset.UtcNow.AddDays(-1));
    }

    public string CreateRevocationListPem(DateTimeOffset? nextUpdate = null) => new(PemEncoding.Write("X509 CRL", CreateRevocationList(nextUpdate: nextUpdate)));

    public void Dispose()
    {
        Certificate.Dispose();
        _key.Dispose();
    }

    private static CertificateRequest Request(string name, ECDsa key, X509KeyUsageFlags usage) => new($"CN={name}", key, HashAlgorithmName.SHA256)
    {
        CertificateExtensions =
        {
            X509BasicConstraintsExtension.CreateForCertificateAuthority(),
            new X509KeyUsageExtension(usage, critical: true),
        },
    };

    private static byte[] NewSerialNumber()
    {
        var serialNumber = RandomNumberGenerator.GetBytes(16);
        serialNumber[0] = (byte)(serialNumber[0] & 0x7f | 0x40);
        return serialNumber;
    }

    private static X509Certificate2 Public(X509Certificate2 certificate) => Certificates.FromDer(certificate.RawData);
}
