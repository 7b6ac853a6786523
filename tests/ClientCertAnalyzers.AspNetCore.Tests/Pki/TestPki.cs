using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Tests.Pki;

/// <summary>One root that the servers trust and one that they do not, a server certificate, and the clients of the acceptance matrix.</summary>
internal sealed class TestPki
{
    private static readonly X509KeyUsageFlags Encipherment = X509KeyUsageFlags.KeyEncipherment;

    /// <param name="distributionPoint">Where the revocation list of the root is served, for the clients of column Online.</param>
    public TestPki(Uri? distributionPoint = null)
    {
        DistributionPoint = distributionPoint ?? new("http://127.0.0.1:9/root.crl");
        Root = CertificateAuthority.CreateRoot("Trusted root");
        Other = CertificateAuthority.CreateRoot("Other root");
        First = Root.CreateIntermediate("First intermediate");
        Second = First.CreateIntermediate("Second intermediate");
        Server = Root.Issue(new() { Subject = "CN=server", Usages = [LeafRequest.ServerAuthentication], DnsNames = ["localhost", "a.test", "b.test"], Addresses = [IPAddress.Loopback] });
        Valid = new(Root.Issue(new()));
    }

    public Uri DistributionPoint { get; }

    public CertificateAuthority Root { get; }

    public CertificateAuthority Other { get; }

    public CertificateAuthority First { get; }

    public CertificateAuthority Second { get; }

    public X509Certificate2 Server { get; }

    public ClientCertificate Valid { get; }

    public static TestPki Shared { get; } = new();

    public ClientCertificate Expired() => new(Root.Issue(new() { NotBefore = DateTimeOffset.UtcNow.AddDays(-9), NotAfter = DateTimeOffset.UtcNow.AddDays(-1) }));

    public static ClientCertificate SelfSigned(string subject = "CN=client")
    {
        var leaf = new LeafRequest { Subject = subject };
        return new(leaf.ToRequest().CreateSelfSigned(leaf.NotBefore, leaf.NotAfter));
    }

    /// <summary>The certificate of a row of the acceptance matrix; <see langword="null"/> for row 1.</summary>
    public ClientCertificate? Case(int row) => row switch
    {
        1 => null,
        2 => Valid,
        3 => Expired(),
        4 => new(Root.Issue(new() { NotBefore = DateTimeOffset.UtcNow.AddDays(1) })),
        5 => SelfSigned(),
        6 => new(Other.Issue(new())),
        7 => new(Other.Issue(new()), Other.Certificate),
        8 => new(Other.Issue(new() { NotBefore = DateTimeOffset.UtcNow.AddDays(-9), NotAfter = DateTimeOffset.UtcNow.AddDays(-1) })),
        9 => new(Root.Issue(new() { Usages = [LeafRequest.ServerAuthentication] })),
        10 => new(Root.Issue(new() { Usages = [LeafRequest.CodeSigning] })),
        11 => new(Root.Issue(new() { Usages = null })),
        12 => new(Root.Issue(new() { Usages = [LeafRequest.AnyUsage] })),
        13 => new(Root.Issue(new() { KeyUsage = Encipherment })),
        14 => new(Root.Issue(new() { Extensions = [new X509Extension("1.2.3.4", [5, 0], critical: true)] })),
        15 => Revoked(new()),
        16 => new(Root.Issue(new() { DistributionPoint = DistributionPoint })),
        17 => Revoked(new() { DistributionPoint = DistributionPoint }),
        18 => new(Root.Issue(new() { DistributionPoint = new("http://127.0.0.1:9/nobody.crl") })),
        19 => new(First.Issue(new())),
        20 => new(First.Issue(new()), First.Certificate),
        21 => new(Second.Issue(new()), Second.Certificate, First.Certificate),
        22 => new(Root.Issue(new() { Key = RSA.Create(1024) })),
        23 => new(Root.Issue(new() { Signer = key => new Sha1Signer(key) })),
        24 => ChangedSignature(),
        _ => throw new ArgumentOutOfRangeException(nameof(row), row, null),
    };

    /// <summary>Trusts the root, as an application would write it.</summary>
    public X509ChainPolicy CreateChainPolicy() => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { Root.Certificate },
        RevocationMode = X509RevocationMode.NoCheck,
    };

    /// <summary>The lists of all its CAs in one file, as nginx wants them.</summary>
    public string CreateRevocationListsPem() => string.Join(
        '\n', Root.CreateRevocationListPem(), First.CreateRevocationListPem(), Second.CreateRevocationListPem());

    private ClientCertificate Revoked(LeafRequest request)
    {
        var leaf = Root.Issue(request);
        Root.Revoke(leaf);
        return new(leaf);
    }

    private ClientCertificate ChangedSignature()
    {
        var request = new LeafRequest();
        using var issued = Root.Issue(request);
        var der = issued.RawData;
        der[^1] ^= 1;
        using var changed = Certificates.FromDer(der);
        return new(changed.WithKey(request.Key));
    }
}
