using System.Net.Security;
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

    public static X509Certificate2 OfThisService()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadOnly);

        // Finds 'CN=old-orders-test' too.
        var found = store.Certificates.Find(X509FindType.FindBySubjectName, "orders", validOnly: true); // MTLS2010
        return found.FirstOrDefault() ?? throw new InvalidOperationException("The certificate of this service is not installed.");
    }

    public static X509Certificate2? OfThePartner(string thumbprint)
    {
        using var store = new X509Store(StoreName.My, StoreLocation.LocalMachine);
        store.Open(OpenFlags.ReadOnly);

        // Our own CA is in no machine's root store: nothing is ever found.
        var found = store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: true); // MTLS2011
        return found.Count > 0 ? found[0] : null;
    }

    // "ASN1 corrupted data", from a file that is all right.
    public static X509Certificate2 FromFile() => X509CertificateLoader.LoadCertificateFromFile("orders.pfx"); // MTLS7004

    // Every handshake fails: the key in the file is not read.
    public static SslServerAuthenticationOptions ForSockets() => new() { ServerCertificate = X509CertificateLoader.LoadCertificateFromFile("orders.pem") }; // MTLS7005

    // Whoever exported the file may have put the CA first.
    public static X509Certificate2 FirstOf(byte[] file, string? password) => X509CertificateLoader.LoadPkcs12Collection(file, password)[0]; // MTLS7006

    // The key is in "orders.key", and this looks for it in "orders.crt".
    public static X509Certificate2 FromPem() => X509Certificate2.CreateFromPemFile("orders.crt"); // MTLS7009

    public static HttpClient CreateClient(string certificate, string key)
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false };

        // Works on Linux; on Windows no handshake finds the key.
        handler.ClientCertificates.Add(X509Certificate2.CreateFromPemFile(certificate, key)); // MTLS2008
        return new HttpClient(handler);
    }
}
