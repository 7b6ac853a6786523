using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureApi;

/// <summary>The root that issues all certificates of the system, and this service's own certificate with its key.</summary>
internal sealed record Certificates(X509Certificate2 Root, X509Certificate2 Service)
{
    public static Oid ServerAuthentication { get; } = new("1.3.6.1.5.5.7.3.1");

    public static Oid ClientAuthentication { get; } = new("1.3.6.1.5.5.7.3.2");

    /// <summary>From the files that the configuration names, or made up for this run, so that the sample starts without any.</summary>
    public static Certificates Load(IConfiguration configuration) =>
        configuration["Mtls:Root"] is { } root && configuration["Mtls:Service"] is { } service
            ? new(X509CertificateLoader.LoadCertificateFromFile(root), X509CertificateLoader.LoadPkcs12FromFile(service, configuration["Mtls:Password"]))
            : Create();

    public X509ChainPolicy TrustOnlyRoot(Oid purpose) => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { Root },
        ApplicationPolicy = { purpose },
        // Our CA publishes no revocation list, and its certificates are short-lived. With a list, this would be Online.
        RevocationMode = X509RevocationMode.NoCheck,
    };

    private static Certificates Create()
    {
        var now = DateTimeOffset.UtcNow;
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rootRequest = new CertificateRequest("CN=Sample root", rootKey, HashAlgorithmName.SHA256);
        rootRequest.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority());
        var root = rootRequest.CreateSelfSigned(now.AddMinutes(-5), now.AddDays(2));

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=orders", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([ServerAuthentication, ClientAuthentication], critical: false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddDnsName("orders.internal");
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(root, now.AddMinutes(-5), now.AddDays(1), RandomNumberGenerator.GetBytes(16));
        using var service = issued.CopyWithPrivateKey(key);
        // Through PKCS#12, because Windows cannot use a key that is only in memory for TLS.
        return new(root, X509CertificateLoader.LoadPkcs12(service.Export(X509ContentType.Pkcs12), null));
    }
}
