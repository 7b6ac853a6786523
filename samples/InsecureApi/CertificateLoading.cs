using System.Security.Cryptography.X509Certificates;

namespace InsecureApi;

/// <summary>Where this service gets its certificates from.</summary>
internal static class CertificateLoading
{
    public static X509Certificate2 ByThumbprint(string thumbprint)
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadOnly);

        // On a machine without the certificate: "Index was out of range".
        return store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false)[0]; // MTLS2009
    }
}
