using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Tests.Pki;

/// <summary>One root that the servers trust and one that they do not, a server certificate, and the clients of the acceptance matrix.</summary>
internal sealed class TestPki
{
    /// <param name="distributionPoint">Where the revocation list of the root is served, for the clients of column Online.</param>
    public TestPki(Uri? distributionPoint = null)
    {
        DistributionPoint = distributionPoint ?? new("http://127.0.0.1:9/root.crl");
        First = Root.CreateIntermediate("First intermediate");
        Second = First.CreateIntermediate("Second intermediate");
        Server = Authority.IssueServer("localhost", "a.test", "b.test", "127.0.0.1");
        Valid = new(Authority.Issue(TestClientCertificate.Valid));
    }

    public Uri DistributionPoint { get; }

    public TestCertificateAuthority Authority { get; } = TestCertificateAuthority.Create("Trusted root");

    public CertificateAuthority Root => Authority.RootAuthority;

    public CertificateAuthority Other => Authority.OtherAuthority;

    public CertificateAuthority First { get; }

    public CertificateAuthority Second { get; }

    public X509Certificate2 Server { get; }

    public ClientCertificate Valid { get; }

    public static TestPki Shared { get; } = new();

    public ClientCertificate Expired() => Issue(TestClientCertificate.Expired);

    public static ClientCertificate SelfSigned(string subject = "CN=client") => new(new LeafRequest { Subject = subject }.SelfSign());

    /// <summary>The certificate of a row of the acceptance matrix; <see langword="null"/> for row 1.</summary>
    public ClientCertificate? Case(int row) => row switch
    {
        1 => null,
        2 => Valid,
        3 => Expired(),
        4 => Issue(TestClientCertificate.NotYetValid),
        5 => Issue(TestClientCertificate.SelfSigned),
        6 => Issue(TestClientCertificate.OtherAuthority),
        7 => new(Other.Issue(new()), Other.Certificate),
        8 => new(Other.Issue(new() { NotBefore = DateTimeOffset.UtcNow.AddDays(-9), NotAfter = DateTimeOffset.UtcNow.AddDays(-1) })),
        9 => Issue(TestClientCertificate.ServerAuthOnly),
        10 => Issue(TestClientCertificate.CodeSigningOnly),
        11 => Issue(TestClientCertificate.NoExtendedKeyUsage),
        12 => Issue(TestClientCertificate.AnyExtendedKeyUsage),
        13 => Issue(TestClientCertificate.WrongKeyUsage),
        14 => Issue(TestClientCertificate.UnknownCriticalExtension),
        15 => Issue(TestClientCertificate.Revoked),
        16 => new(Root.Issue(new() { DistributionPoint = DistributionPoint })),
        17 => new(Root.Issue(new() { DistributionPoint = DistributionPoint, IsRevoked = true })),
        18 => new(Root.Issue(new() { DistributionPoint = new("http://127.0.0.1:9/nobody.crl") })),
        19 => new(First.Issue(new())),
        20 => new(First.Issue(new()), First.Certificate),
        21 => new(Second.Issue(new()), Second.Certificate, First.Certificate),
        22 => Issue(TestClientCertificate.WeakRsaKey),
        23 => Issue(TestClientCertificate.Sha1Signature),
        24 => Issue(TestClientCertificate.BadSignature),
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

    private ClientCertificate Issue(TestClientCertificate kind) => new(Authority.Issue(kind));
}
