using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using ClientCertAnalyzers.AspNetCore.Testing.Pki;

namespace ClientCertAnalyzers.AspNetCore.Testing;

/// <summary>A CA in memory, which issues client certificates of every kind. Nothing is written to a disk or a certificate store.</summary>
/// <remarks>All its certificates live as long as it does: dispose of the CA alone, and after the hosts and clients that use it.</remarks>
public sealed class TestCertificateAuthority : IDisposable
{
    private readonly List<CertificateAuthority> _intermediates = [];
    private readonly ConcurrentBag<X509Certificate2> _issued = [];

    private TestCertificateAuthority(string name)
    {
        RootAuthority = CertificateAuthority.CreateRoot(name);
        OtherAuthority = CertificateAuthority.CreateRoot($"Other {name}");
    }

    /// <summary>The root, without its key: what the service must trust.</summary>
    public X509Certificate2 Root => RootAuthority.Certificate;

    /// <summary>The intermediates, without their keys, in the order in which they were issued: the last one issues the client certificates.</summary>
    public IReadOnlyList<X509Certificate2> Intermediates => [.. _intermediates.Select(authority => authority.Certificate)];

    internal CertificateAuthority RootAuthority { get; }

    internal CertificateAuthority OtherAuthority { get; }

    private CertificateAuthority Issuer => _intermediates.Count == 0 ? RootAuthority : _intermediates[^1];

    /// <summary>Makes a new CA with new keys. Two of them never trust each other, whatever their names.</summary>
    /// <param name="name">The common name of the root. Default: "Test CA".</param>
    /// <param name="intermediates">How many CAs stand between the root and the client certificates. Default: none.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or white space.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="intermediates"/> is negative.</exception>
    public static TestCertificateAuthority Create(string name = "Test CA", int intermediates = 0)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfNegative(intermediates);
        var authority = new TestCertificateAuthority(name);
        for (var i = 1; i <= intermediates; i++)
        {
            authority._intermediates.Add(authority.Issuer.CreateIntermediate($"{name} {i}"));
        }

        return authority;
    }

    /// <summary>Issues a client certificate, with its key.</summary>
    /// <param name="kind">What is wrong with it. Default: nothing.</param>
    /// <param name="commonName">Whose it is: the subject is <c>CN=</c> this name. Default: "client".</param>
    /// <param name="dnsNames">Its subject alternative names. Default: none.</param>
    /// <exception cref="ArgumentException"><paramref name="commonName"/> is empty or white space.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is none of the enumeration.</exception>
    public X509Certificate2 Issue(TestClientCertificate kind = TestClientCertificate.Valid, string commonName = "client", params string[] dnsNames)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(commonName);
        ArgumentNullException.ThrowIfNull(dnsNames);
        var leaf = Leaves.Request(kind, commonName, dnsNames);
        using var key = leaf.Key;
        return Keep(kind switch
        {
            TestClientCertificate.SelfSigned => leaf.SelfSign(),
            TestClientCertificate.OtherAuthority => OtherAuthority.Issue(leaf),
            // By the root, which no client sends: with the issuer in the handshake, .NET ends the connection in place of an answer.
            TestClientCertificate.BadSignature => Leaves.WithBadSignature(RootAuthority, leaf),
            _ => Issuer.Issue(leaf),
        });
    }

    /// <summary>Issues a server certificate, with its key. The root itself issues it, so that clients need no intermediate.</summary>
    /// <param name="names">DNS names and IP addresses. Default: localhost, 127.0.0.1 and ::1.</param>
    public X509Certificate2 IssueServer(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        string[] all = names.Length == 0 ? ["localhost", "127.0.0.1", "::1"] : names;
        var leaf = new LeafRequest
        {
            Subject = "CN=server",
            Usages = [LeafRequest.ServerAuthentication],
            DnsNames = [.. all.Where(name => !IPAddress.TryParse(name, out _))],
            Addresses = [.. all.Where(name => IPAddress.TryParse(name, out _)).Select(IPAddress.Parse)],
        };
        using var key = leaf.Key;
        return Keep(RootAuthority.Issue(leaf));
    }

    /// <summary>Puts a client certificate of this CA on the revocation list. One of kind <see cref="TestClientCertificate.Revoked"/> is on it already.</summary>
    /// <remarks>A list made before does not change: revoke before the host starts.</remarks>
    /// <exception cref="ArgumentException">Another CA issued the certificate, or nobody but itself.</exception>
    public void Revoke(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        if (!IsIssuedHere(certificate))
        {
            throw new ArgumentException(
                $"'{certificate.Subject}' was issued by '{certificate.Issuer}', not by '{Issuer.Certificate.Subject}'. A CA can revoke only what it has issued.",
                nameof(certificate));
        }

        Issuer.Revoke(certificate);
    }

    /// <summary>The revocation list of the CA that issues the client certificates, as DER.</summary>
    /// <param name="validity">From now until the next update; negative for a list that is out of date. Default: 7 days.</param>
    public byte[] CreateRevocationList(TimeSpan? validity = null) => Issuer.CreateRevocationList(nextUpdate: NextUpdate(validity));

    /// <summary>
    /// The lists of the root and of every intermediate, as PEM: the text of one file for <see cref="ClientCertificateTlsOptions.RevocationListFiles"/>,
    /// which wants a list of every CA of a chain.
    /// </summary>
    /// <param name="validity">From now until the next update; negative for lists that are out of date. Default: 7 days.</param>
    public string CreateRevocationListsPem(TimeSpan? validity = null) => string.Join(
        '\n', _intermediates.Prepend(RootAuthority).Select(authority => authority.CreateRevocationListPem(NextUpdate(validity))));

    /// <summary>For an <see cref="HttpClient"/> that trusts the root and sends a certificate or none, in a full handshake for each connection.</summary>
    /// <param name="certificate">With its key; <see langword="null"/> for none.</param>
    /// <param name="sendChain">Whether the intermediates are sent with a certificate of this CA. Default: yes.</param>
    /// <exception cref="ArgumentException"><paramref name="certificate"/> has no private key.</exception>
    public SocketsHttpHandler CreateHandler(X509Certificate2? certificate = null, bool sendChain = true)
    {
        if (certificate is { HasPrivateKey: false })
        {
            throw new ArgumentException($"'{certificate.Subject}' has no private key, so no client can use it.", nameof(certificate));
        }

        return CreateHandler(certificate is null ? null : new ClientCertificate(certificate, sendChain && IsIssuedHere(certificate) ? [.. Intermediates.Reverse()] : []));
    }

    /// <summary>Disposes of all certificates and keys.</summary>
    public void Dispose()
    {
        foreach (var authority in (IEnumerable<CertificateAuthority>)[RootAuthority, OtherAuthority, .. _intermediates])
        {
            authority.Dispose();
        }

        while (_issued.TryTake(out var certificate))
        {
            certificate.Dispose();
        }
    }

    internal SocketsHttpHandler CreateHandler(ClientCertificate? certificate) => new()
    {
        UseProxy = false,
        SslOptions = new SslClientAuthenticationOptions
        {
            // Hosts of one process share sessions, and one of them could bring along the certificate of an earlier test.
            AllowTlsResume = false,
            ClientCertificateContext = certificate?.ToContext(),
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { Root },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
    };

    private static DateTimeOffset NextUpdate(TimeSpan? validity) => DateTimeOffset.UtcNow + (validity ?? TimeSpan.FromDays(7));

    private bool IsIssuedHere(X509Certificate2 certificate) =>
        certificate.IssuerName.RawData.AsSpan().SequenceEqual(Issuer.Certificate.SubjectName.RawData) && certificate.Subject != certificate.Issuer;

    private X509Certificate2 Keep(X509Certificate2 certificate)
    {
        _issued.Add(certificate);
        return certificate;
    }
}
