using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ClientCertAnalyzers.AspNetCore.Testing.Pki;

/// <summary>What a certificate is asked to be. By default a valid client certificate with a P-256 key.</summary>
internal sealed record LeafRequest
{
    public static readonly string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    public static readonly string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    public static readonly string CodeSigning = "1.3.6.1.5.5.7.3.3";
    public static readonly string AnyUsage = "2.5.29.37.0";

    private AsymmetricAlgorithm? _key;

    public string Subject { get; init; } = "CN=client";

    public DateTimeOffset NotBefore { get; init; } = DateTimeOffset.UtcNow.AddDays(-2);

    public DateTimeOffset NotAfter { get; init; } = DateTimeOffset.UtcNow.AddDays(30);

    /// <summary>Extended key usages; <see langword="null"/> for no such extension.</summary>
    public string[]? Usages { get; init; } = [ClientAuthentication];

    public X509KeyUsageFlags? KeyUsage { get; init; } = X509KeyUsageFlags.DigitalSignature;

    public X509Extension[] Extensions { get; init; } = [];

    public Uri? DistributionPoint { get; init; }

    /// <summary>Where the issuer's certificate can be fetched (authority information access).</summary>
    public Uri? IssuerAddress { get; init; }

    public string[] DnsNames { get; init; } = [];

    public IPAddress[] Addresses { get; init; } = [];

    public byte[]? SerialNumber { get; init; }

    /// <summary>Whether every list of the issuer has it.</summary>
    public bool IsRevoked { get; init; }

    public AsymmetricAlgorithm Key
    {
        get => _key ??= ECDsa.Create(ECCurve.NamedCurves.nistP256);
        init => _key = value;
    }

    /// <summary>Who signs in the issuer's name, when not the issuer's own key with SHA-256.</summary>
    public Func<ECDsa, X509SignatureGenerator> Signer { get; init; } = X509SignatureGenerator.CreateForECDsa;

    public CertificateRequest ToRequest()
    {
        var request = Key is RSA rsa
            ? new CertificateRequest(Subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(Subject, (ECDsa)Key, HashAlgorithmName.SHA256);
        var extensions = request.CertificateExtensions;
        if (Usages is not null)
        {
            extensions.Add(new X509EnhancedKeyUsageExtension([.. Usages.Select(oid => new Oid(oid))], critical: false));
        }

        if (KeyUsage is { } usage)
        {
            extensions.Add(new X509KeyUsageExtension(usage, critical: true));
        }

        if (DistributionPoint is not null)
        {
            extensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([DistributionPoint.AbsoluteUri]));
        }

        if (IssuerAddress is not null)
        {
            extensions.Add(new X509AuthorityInformationAccessExtension(null, [IssuerAddress.AbsoluteUri]));
        }

        if (DnsNames.Length + Addresses.Length > 0)
        {
            var names = new SubjectAlternativeNameBuilder();
            Array.ForEach(DnsNames, names.AddDnsName);
            Array.ForEach(Addresses, names.AddIpAddress);
            extensions.Add(names.Build());
        }

        Array.ForEach(Extensions, extensions.Add);
        return request;
    }

    /// <summary>With its key.</summary>
    public X509Certificate2 SelfSign()
    {
        using var certificate = ToRequest().CreateSelfSigned(NotBefore, NotAfter);
        return certificate.ThroughPkcs12();
    }
}
