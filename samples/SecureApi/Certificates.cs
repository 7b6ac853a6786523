using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureApi;

/// <summary>The root that issues all certificates of the system, and this service's own certificate with its key.</summary>
internal sealed record Certificates(X509Certificate2 Root, X509Certificate2 Service)
{
    public static Oid ServerAuthentication { get; } = new("1.3.6.1.5.5.7.3.1");

    public static Oid ClientAuthentication { get; } = new("1.3.6.1.5.5.7.3.2");

    /// <summary>From the files that the configuration names.</summary>
    /// <returns><see langword="null"/> when it names none.</returns>
    public static Certificates? Load(IConfiguration configuration) =>
        configuration["Mtls:Root"] is { } root && configuration["Mtls:Service"] is { } service
            ? new(X509CertificateLoader.LoadCertificateFromFile(root), X509CertificateLoader.LoadPkcs12FromFile(service, configuration["Mtls:Password"]))
            : null;

    /// <summary>For the services that this one calls.</summary>
    public X509ChainPolicy TrustOnlyRoot(Oid purpose) => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { Root },
        ApplicationPolicy = { purpose },
        // Our CA publishes no revocation list, and its certificates are short-lived. With a list, this would be Online.
        RevocationMode = X509RevocationMode.NoCheck,
    };
}
